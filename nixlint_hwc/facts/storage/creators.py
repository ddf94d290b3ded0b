"""What makes which directory and which network, indexed, so that looking one up does not scan the project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Final

from nixlint_hwc.eval.comparison import could_match
from nixlint_hwc.eval.values import HOLE, Str, Unknown, hole, join
from nixlint_hwc.facts.around import Creator, NetworkDefinition
from nixlint_hwc.facts.partial import drop
from nixlint_hwc.facts.shell.script import OwnershipChange
from nixlint_hwc.facts.slips import likely_meant

#: No path that Linux takes is longer (limits.h, PATH_MAX): nothing lies above one.
_LONGEST_PATH: Final = 4096
#: What a path may go on with in more ways than one: an unknown part, or a wildcard.
_OPEN: Final = re.compile(f"[{HOLE}*?[]")


class Creators:
    """Creators of directories. One whose path is known is filed under the path and everything above it.

    One with unknown parts or wildcards is filed under the folder that is known for certain, and everything above it.
    What several hosts define in one place alike is kept once.
    """

    def __init__(self) -> None:
        self._known: set[tuple[object, ...]] = set()
        self._by_path: dict[str, list[Creator]] = {}
        self._open_in: dict[str, list[Creator]] = {}
        self._open_below: dict[str, list[Creator]] = {}
        self._unknown: dict[str, list[Creator]] = {}

    def append(self, creator: Creator) -> None:
        """File a creator under the paths that it makes, or may make."""
        creator = _anchored(creator)
        text = "" if isinstance(creator.path, Unknown) else creator.path.text.rstrip("/") or "/"
        key = (creator.kind, text, creator.origin, creator.unit)
        if key in self._known:
            return
        self._known.add(key)
        if not text or text.startswith((HOLE, f"/{HOLE}")):
            if creator.origin is not None:
                self._unknown.setdefault(creator.origin.file.folder, []).append(creator)
            return
        certain = _OPEN.split(text, maxsplit=1)[0]
        if certain != text:
            folder = certain.rpartition("/")[0]
            self._open_in.setdefault(folder, []).append(creator)
            for above in _upwards(folder):
                self._open_below.setdefault(above, []).append(creator)
        if HOLE not in text:
            for above in _upwards(text):
                self._by_path.setdefault(above, []).append(creator)

    def of(self, path: str) -> tuple[Creator, ...]:
        """What makes the directory `path`, or may: something that makes it, or something below it."""
        found = dict.fromkeys(self._by_path.get(path, []))
        candidates = [*self._open_below.get(path, ()), *self._open_in.get("", ())]
        for above in _upwards(path.rpartition("/")[0]):
            candidates += self._open_in.get(above, ())
        return (*found, *dict.fromkeys(creator for creator in candidates if _may_match(creator, path)))

    def perhaps(self, path: str, folder: str) -> tuple[Creator, ...]:
        """What a module in `folder` makes of which the path's beginning is not known, and may be `path`."""
        return tuple(c for c in self._unknown.get(folder, ()) if _may_end(c, path))


def _upwards(path: str) -> Iterator[str]:
    """A path and every folder above it but the root; the path alone where it is too long to be one."""
    yield path
    while len(path) <= _LONGEST_PATH and (path := path.rpartition("/")[0]):
        yield path


def _anchored(creator: Creator) -> Creator:
    """The creator with a path from the root: nobody knows where a script is that makes a relative one (`cd`)."""
    path = creator.path
    if isinstance(path, Unknown) or path.text.startswith(("/", HOLE)):
        return creator
    tail = drop(path, 2) if path.text.startswith("./") else path
    return replace(creator, path=join([hole(Unknown("the working directory of the script")), Str("/"), tail]))


def _may_end(creator: Creator, path: str) -> bool:
    return isinstance(creator.path, Unknown) or path.endswith(creator.path.text.rsplit(HOLE, 1)[1].rstrip("/"))


def _may_match(creator: Creator, path: str) -> bool:
    """Whether a path with unknown parts or wildcards may be `path`, or lie below it."""
    assert isinstance(creator.path, Str)
    text = creator.path.text.rstrip("/")
    if HOLE not in text:
        return fnmatchcase(path, text)
    head, tail = text.split(HOLE, 1)[0], text.rsplit(HOLE, 1)[1]
    if path.startswith(head) and (path.endswith(tail) or path.startswith(head.rstrip("/") + "/")):
        return len(path) >= len(head) + len(tail) or path == head.rstrip("/")
    return head.startswith(path + "/")


class OwnerChanges:
    """The paths that scripts give to somebody (`chown`); of some only the beginning is known."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._trees: set[str] = set()
        self._beginnings: set[str] = set()

    def add(self, changes: Iterable[OwnershipChange]) -> None:
        """Add what a script gives to somebody."""
        for change in changes:
            if isinstance(change.path, Unknown) or change.path.holes:
                known = "" if isinstance(change.path, Unknown) else change.path.text.split(HOLE)[0]
                self._beginnings.add(known)
            else:
                (self._trees if change.is_recursive else self._paths).add(change.path.text.rstrip("/"))

    def covers(self, path: str) -> bool:
        """Whether the owner of a path without unknown parts changes, or may."""
        if path in self._paths or any(map(path.startswith, self._beginnings)):
            return True
        while path and path not in self._trees:
            path = path.rpartition("/")[0]
        return bool(path)


#: How the files of quadlet's networks end.
_QUADLET: Final = ".network"


class Networks:
    """The networks that the project creates, by name where the name is known."""

    def __init__(self) -> None:
        self._all: list[NetworkDefinition] = []
        self._by_name: dict[str, list[NetworkDefinition]] = {}
        self._open: list[NetworkDefinition] = []

    def __iter__(self) -> Iterator[NetworkDefinition]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def append(self, network: NetworkDefinition) -> None:
        """Add a network."""
        self._all.append(network)
        if isinstance(network.name, Str) and not network.name.holes:
            self._by_name.setdefault(network.name.text, []).append(network)
        else:
            self._open.append(network)

    def nearest(self, name: str) -> str | None:
        """The network that a name nobody creates is likely to mean: it may be that of a quadlet's file, or misspelt.

        Without a `NetworkName`, quadlet puts `systemd-` before the file's name (podman-systemd.unit(5)).
        """
        if name.endswith(_QUADLET):
            stem = name.removesuffix(_QUADLET)
            return next((one for one in (stem, f"systemd-{stem}") if one in self._by_name), None)
        return f"systemd-{name}" if f"systemd-{name}" in self._by_name else likely_meant(name, self._by_name)

    def of(self, name: Str) -> tuple[NetworkDefinition, ...]:
        """What creates a network of that name, or may."""
        known = list(self._all) if name.holes else self._by_name.get(name.text, [])
        candidates = known if name.holes else [*known, *self._open]
        return tuple(n for n in candidates if isinstance(n.name, Unknown) or could_match(n.name, name))
