"""Facts: merged configurations in, frozen records of containers and their surroundings out.

In: a `Project`. Out: `collect.collect` gives an `Analysis`: one `Case` per distinct subject (container, port, mount,
secret, ...), with the facts a rule sees and every place a finding can point at. Always holds: option paths and podman's
own small languages are known here and nowhere else; a text that cannot be parsed is a fact too; a fact that the
repository does not determine is `Unknown`; facts keep the origin of what they were read from.
"""
