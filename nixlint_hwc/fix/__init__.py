"""Applying fixes that can be trusted.

In: findings whose fixes hold edits, and a way to lint a project that exists in memory only. Out: changed files, and for
every fix that was not made the reason. Always holds: bytes outside the edits stay as they are; what is written parses,
has lost the findings it was changed for and gained none, and changes no container that no finding was about.
"""
