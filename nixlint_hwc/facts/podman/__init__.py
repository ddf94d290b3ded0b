"""The languages of `podman run`: image references, ports, mounts, networks, devices, capabilities, flags.

In: texts, as far as they are known. Out: frozen dataclasses with what each text means, or a `problem` where Podman
would refuse it. Always holds: nothing here knows NixOS, and no other package takes these texts apart.
"""
