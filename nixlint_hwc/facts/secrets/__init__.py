"""Secrets and credentials: which ones are declared, where they are used, and which are written out.

In: options, files, scripts and the names of what holds a value. Out: facts without the credential itself.
"""
