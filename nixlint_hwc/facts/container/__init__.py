"""One container: from its merged options in one world to its facts.

In: a configuration and a container's name. Out: `Container`, with the place of each value. Always holds: an option
and the flag that says the same are read as one.
"""
