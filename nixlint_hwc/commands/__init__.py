"""The commands, one module each.

In: parsed arguments. Out: the report on standard output, problems on standard error, and an exit code. Always holds:
a command's module imports what is slow to import when it runs, never before.
"""
