"""Whole results of earlier runs, so that a run in which nothing changed neither parses nor evaluates.

In: what is asked (a project, settings, options), and after a run its `Result` with the `Project`s that it read. Out:
the `Result` of an earlier run that asked the same and would see the same again. Always holds: the key has the linter's
own files, its parsers' versions, Python and the settings in it; an entry lists every path that was looked at, what was
there, and digests of all files and folders that were read, and is used only while all of that is so still. No source
text is kept: what a report quotes is read from the project. The shapes of syntax trees are kept besides, so that a run
after a change parses no more than what changed. Whatever is wrong with the cache, the run goes on without.
"""
