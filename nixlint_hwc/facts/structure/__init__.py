"""How the container modules of a repository are laid out: folders, files, namespaces, declared options.

In: the project's files and the options that its modules declare. Out: structure facts and their cases.
"""
