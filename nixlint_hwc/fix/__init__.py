"""Fixes: findings in, edited source files out.

In: findings whose `Fix` holds edits on the original bytes. Out: files written in place, and what was held back. Always
holds: outside an edit no byte changes; a file is written only if the result parses and linting it again shows the
finding gone and no new one.
"""
