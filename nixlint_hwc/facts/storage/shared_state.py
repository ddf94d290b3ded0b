"""Directories and volumes to which several containers of one host write.

In: the containers that run on a host, in their base worlds. Out: `SharedState`s.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from nixlint_hwc.eval.operators import normalise_path
from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.storage.data_place import data_directory, holds_data
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.model import Container
    from nixlint_hwc.facts.parts import ContainerMount

    #: A container, one of its mounts, and the directory or volume that is mounted.
    _Mounted: TypeAlias = tuple[Container, ContainerMount, str]

#: Folders in which each entry is a disk or a pool of them (hier(7)), or a tree of its own.
_OF_DISKS: Final = frozenset({"/", "/mnt", "/media", "/run/media"})
_WORDS: Final = re.compile(r"[-_.\s]+")
#: With so many containers that write to a directory a further one is compared, and the server of a database with so
#: many servers more: all pairs of a thousand would take long, and nobody reads them.
_COMPARED: Final = 30


@dataclass(frozen=True, slots=True, eq=False)
class StateUser:
    """Another container that writes to the same state. `path` is what it mounts.

    `is_same_stack`: both come from one module, are named as parts of one, or one needs the other or its network.
    `are_databases`: both are servers of the same kind of database, and this is where they keep their data.
    `run_together`: both are started at boot, as far as the project says.
    """

    name: str
    path: str
    image_name: str | Unknown | None
    is_same_stack: bool
    are_databases: bool
    run_together: bool
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class SharedState:
    """What a container mounts writable and others of the host as well, or something in it.

    `others` are the containers that write to it, to a directory in it, or to one that it is in; each pair is told once.
    `has_more`: further ones do that are not among these, there being too many. `is_whole_disk`: it is no directory of
    one container, but a file system or a tree of its own (`/mnt/tank`, `/data`).
    """

    path: str
    is_volume: bool
    is_whole_disk: bool
    others: tuple[StateUser, ...]
    has_more: bool
    origin: Span


def shared_states(containers: Sequence[Container]) -> Iterator[tuple[Container, SharedState]]:
    """What containers share, each with the container at whose mount it is reported."""
    mounted = [
        (container, mount, path)
        for container in containers
        for mount in container.connected.mounts
        if (path := _source(container, mount)) is not None
    ]
    groups: dict[tuple[int, str], list[_Mounted]] = {}
    crowded: set[tuple[int, str]] = set()
    for one, other, has_more in _pairs(mounted):
        key = (id(one[0]), one[2])
        groups.setdefault(key, [one]).append(other)
        if has_more:
            crowded.add(key)
    for key, (teller, *others) in groups.items():
        yield teller[0], _shared(teller, others, key in crowded)


class _Writers:
    """The mounts of one directory, or inside it: of each container the first."""

    def __init__(self) -> None:
        self._containers: set[int] = set()
        self._first: list[_Mounted] = []
        self._servers: list[_Mounted] = []

    def add(self, entry: _Mounted) -> None:
        if id(entry[0]) in self._containers:
            return
        self._containers.add(id(entry[0]))
        if len(self._first) < _COMPARED:
            self._first.append(entry)
        elif len(self._servers) < _COMPARED and holds_data(entry[0], entry[1]):
            self._servers.append(entry)

    @property
    def has_more(self) -> bool:
        """Whether there are too many to compare another one with each."""
        return len(self._containers) > _COMPARED

    def compared_with(self, entry: _Mounted) -> Iterator[_Mounted]:
        """Those that a mount is compared with."""
        yield from self._first
        if self._servers and holds_data(entry[0], entry[1]):
            yield from self._servers


def _pairs(mounted: list[_Mounted]) -> Iterator[tuple[_Mounted, _Mounted, bool]]:
    """Two containers' mounts of one directory, or of one inside the other; first the one at which it is reported.

    It is told at the container that the directory is not named for; else at that which mounts more, or later. The third
    says that this one has more such pairs than those.
    """
    same: defaultdict[str, _Writers] = defaultdict(_Writers)
    inside: defaultdict[str, _Writers] = defaultdict(_Writers)
    seen: set[tuple[int, int, str]] = set()
    for entry in mounted:
        for above in _above(posixpath.dirname(entry[2])):
            inside[above].add(entry)
    for entry in mounted:
        container, _, path = entry
        groups = (same[path], inside[path])
        has_more = any(group.has_more for group in groups)
        for other in (one for group in groups for one in group.compared_with(entry)):
            key = (id(container), id(other[0]), path)
            if other[0] is container or key in seen:
                continue
            seen.add(key)
            is_told_there = _is_named_for(path, container) and not _is_named_for(path, other[0])
            yield (other, entry, False) if is_told_there else (entry, other, has_more)
        same[path].add(entry)


def _is_named_for(path: str, container: Container) -> bool:
    return any(word in _words(container.name) for part in path.split("/") for word in _words(part) if len(word) > 2)


def _source(container: Container, mount: ContainerMount) -> str | None:
    """The directory or volume of a mount that can write to it; a user's own volumes are under the user's name."""
    if mount.is_read_only is not False or mount.is_overlay is not False or mount.is_secret:
        return None
    if not isinstance(mount.source, Str) or mount.source.holes or mount.kind not in ("bind", "volume"):
        return None
    if mount.kind == "volume":
        user = container.started.podman_user
        return None if isinstance(user, Unknown) else f"{user or 'root'}:{mount.source.text}"
    if mount.is_file is not False or mount.exists_anyway is not False:
        return None
    path = normalise_path(mount.source.text)
    return path if path.startswith("/") and path != "/" else None


def _above(path: str) -> Iterator[str]:
    while path not in ("/", ""):
        yield path
        path = path.rpartition("/")[0]


def _shared(entry: _Mounted, others: list[_Mounted], has_more: bool) -> SharedState:
    container, mount, path = entry
    is_volume = mount.kind == "volume"
    users = tuple(_user(container, mount, other) for other in others)
    shown = path.partition(":")[2] if is_volume else path
    is_disk = not is_volume and _is_whole_disk(mount, path)
    return SharedState(shown, is_volume, is_disk, users, has_more, mount.origin)


def _user(container: Container, mount: ContainerMount, entry: _Mounted) -> StateUser:
    other, its, path = entry
    kinds = {data_directory(container), data_directory(other)}
    return StateUser(
        name=other.name,
        path=path if its.kind == "bind" else path.partition(":")[2],
        image_name=other.image_name,
        is_same_stack=_is_same_stack(container, other),
        are_databases=len(kinds) == 1 and None not in kinds and holds_data(container, mount) and holds_data(other, its),
        run_together=container.started.auto_start is not False and other.started.auto_start is not False,
        origin=its.origin,
    )


def _is_whole_disk(mount: ContainerMount, path: str) -> bool:
    return posixpath.dirname(path) in _OF_DISKS or mount.around.is_mount_point


def _is_same_stack(one: Container, two: Container) -> bool:
    if one.declared.module_path == two.declared.module_path:
        return True
    first, second = _words(one.name), _words(two.name)
    if first[0] == second[0]:
        return True
    # A folder is one stack where it is named for one of them; in `containers/` each file is a stack of its own.
    folder = set(_words(posixpath.basename(one.declared.module_folder)))
    if one.declared.module_folder == two.declared.module_folder and folder & {*first, *second}:
        return True
    return _needs(one, two) or _needs(two, one)


def _words(name: str) -> list[str]:
    return _WORDS.split(name.lower()) or [""]


def _needs(one: Container, two: Container) -> bool:
    """Whether a container waits for another one, takes its mounts, or shares its network namespace or pod."""
    if two.name in one.started.depends_on:
        return True
    taken = one.started.flags.last("volumes-from")
    if taken is not None and isinstance(taken.value, Str) and taken.value.text.partition(":")[0] == two.name:
        return True
    if any(isinstance(n.container, Str) and n.container.text == two.name for n in one.connected.networks):
        return True
    pods = [_pod(one), _pod(two)]
    return pods[0] is not None and pods[0] == pods[1]


def _pod(container: Container) -> tuple[str, str] | None:
    """The pod that a container is put into, by its name or by the file that holds its number."""
    for name in ("pod", "pod-id-file"):
        flag = container.started.flags.last(name)
        if flag is not None:
            return (name, flag.value.text.removeprefix("new:")) if isinstance(flag.value, Str) else None
    return None
