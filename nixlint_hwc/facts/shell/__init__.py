"""Shell scripts: the commands that a script runs, and what they create.

In: the text of a script, as far as it is known. Out: its commands with their words expanded, and the directories,
networks, owners and images that they make. Always holds: no script is run.
"""
