"""What the containers of a project have in common, which tells a mistake from a habit of the house.

In: the containers of all readings. Out: where they keep state, how many do, and how many secrets they need from
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.parts import ContainerMount


@dataclass(frozen=True, slots=True)
class Habits:
    """`state_folders` are the upper two folders of the paths with state (`/opt/media`), `state_keepers` counts the
    containers that have any. `needed_secrets` counts the secrets that containers need and that are declared elsewhere.
    """

    state_folders: tuple[str, ...]
    state_keepers: int
    needed_secrets: int


def habits_of(containers: Iterable[Container]) -> Habits:
    """What the containers have in common, each counted once."""
    folders: set[str] = set()
    keepers: set[str] = set()
    needed: set[tuple[str, str]] = set()
    for container in containers:
        paths = list(_state_paths(container))
        folders |= {"/".join(path.split("/")[:3]) for path in paths if path.count("/") > 2}
        if paths:
            keepers.add(container.name)
        needed |= {(use.system, use.name) for use in container.trusted.secrets if not use.is_declared_beside}
    return Habits(tuple(sorted(folders)), len(keepers), len(needed))


def _state_paths(container: Container) -> Iterator[str]:
    for mount in container.connected.mounts:
        path = mount.host_path
        if isinstance(path, Str) and _may_be_state(mount):
            yield path.text.rstrip("/")


def _may_be_state(mount: ContainerMount) -> bool:
    """Whether a bind mount is a directory that its container writes to, of neither the system nor a secret."""
    others = (mount.is_relative, mount.is_read_only, mount.is_secret, mount.is_file, mount.exists_anyway)
    return all(answer is False for answer in others)
