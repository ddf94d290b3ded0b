"""From a project to cases: which hosts and modules there are, which containers they have, and in which worlds.

In: a `Project`. Out: an `Analysis`: the cases that rules judge, problems and notices. Always holds: what cannot be
evaluated is told, never silence; facts themselves are read in `facts/`, one configuration and world at a time.
"""
