"""Containers of other options than `virtualisation.oci-containers`: they are not judged, and that is told.

In: the configuration of a host. Out: notices, one for each option and file that defines such containers. Sources: the
option lists of quadlet-nix, Home Manager (`services.podman`) and Arion.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nixlint_hwc.facts.raw import definitions_below, members, quiet
from nixlint_hwc.finding import Notice
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.types.composite import MergedAttrs

#: Options of the system that hold containers by name.
_SYSTEM: Final = (("virtualisation", "quadlet", "containers"), ("virtualisation", "arion", "projects"))
#: Options of a user's configuration that do.
_USER: Final = (("services", "podman", "containers"), ("virtualisation", "quadlet", "containers"))

_USERS: Final = ("home-manager", "users")


def other_containers(configuration: Configuration) -> Iterator[Notice]:
    """A notice for each file that defines containers which are not judged."""
    found: dict[tuple[str, str], list[str]] = {}
    for option, name, definition in _named(configuration):
        file = definition.way.file if definition.way is not None else definition.module.file
        if file is not None and not file.path.startswith("<"):
            found.setdefault((option, file.path), []).append(name)
    for (option, path), names in found.items():
        listed = ", ".join(dict.fromkeys(names))
        yield Notice("not-judged", f"containers of {option} are not judged: {listed}", path)


def _named(configuration: Configuration) -> Iterator[tuple[str, str, Definition]]:
    for path in _SYSTEM:
        for definition in definitions_below(configuration, path):
            yield from ((".".join(path), name, inner) for name, inner in members(definition))
    for user in _users(configuration):
        for path in _USER:
            for definition in definitions_below(user, path):
                yield from ((".".join(path), name, inner) for name, inner in members(definition))


def _users(configuration: Configuration) -> Iterator[Configuration]:
    """The configurations of the users that Home Manager has on a host."""
    if not configuration.definitions_at(_USERS):
        return
    users = configuration.lookup(_USERS)
    for name in users.candidates() if isinstance(users, MergedAttrs) else ():
        value = quiet(users.element(name))
        if isinstance(value, Branch):
            yield value.configuration
