"""Benchmarks: how long the linter takes, and how that grows. Not part of the installed package."""
