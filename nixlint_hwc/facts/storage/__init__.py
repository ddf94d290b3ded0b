"""Where data lies: file systems, the directories that something creates, backups, and state that is shared.

In: mounts of containers, and what the project defines around them. Out: facts about a path on the host.
"""
