"""The targets, a module for each part of the linter.

A fuzzing process imports the module of its own target alone: only what that uses is followed.
"""
