"""Facts: a merged configuration in, frozen records of its containers and of what surrounds them out.

In: configurations. Out: `Container` with its parts, units, routes, secrets and more, each with every place that a
finding can point at. Always holds: option paths and Podman's own small languages are known here and nowhere else; a
text that cannot be parsed is a fact too; what the repository does not determine is `Unknown`; facts keep the origin of
what they were read from.
"""
