"""What a run saw of a project, and whether another run would see the same.

In: the `Project`s that a run read. Out: records, plain data that name every path and what was there. Always holds: a
file or folder counts as unchanged without being read only when its stamp is the same and old enough: a change within
one tick of the file system's clock leaves the time as it is.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias

from nixlint_hwc.cache.identity import digest
from nixlint_hwc.project import Kind, Project, Sight, Stamp, UnreadableFileError

#: How much older than the look at it a change has to be to show in the stamp (nanoseconds); FAT counts in two seconds.
GRACE: Final = 2_500_000_000

#: A record as it is written down: path, kind, target of a link, stamp, digest.
Written: TypeAlias = tuple[str, str, str | None, Stamp | None, str | None]


class Input(NamedTuple):
    """A path below the root, and what was seen there.

    `digest` is of a file's bytes or a folder's entries if they were read; `stamp` only where it can be trusted.
    """

    path: str
    kind: Kind
    target: str | None
    stamp: Stamp | None
    digest: str | None


class DamagedError(ValueError):
    """What was written down is not what this version writes."""


def inputs_of(project: Project, *others: Project) -> list[Input]:
    """All that was seen by a run of `project` and of others, whose roots lie below its root."""
    found: dict[str, Input] = {}
    for one in (project, *others):
        for absolute, sight in one.sights.items():
            path = project.relative(absolute)
            # A path outside the project, by its name or through a link, depends on nothing else.
            if path is not None and (sight.inside or sight.target is not None):
                seen = _input(one, absolute, path, sight)
                if path not in found or seen.digest is not None:
                    found[path] = seen
    return list(found.values())


def _input(project: Project, absolute: str, path: str, sight: Sight) -> Input:
    stamp = project.stamps.get(absolute)
    if stamp is None:
        return Input(path, sight.kind, sight.target, None, None)
    return Input(path, sight.kind, sight.target, _trusted(stamp, project.opened), content_digest(project, absolute))


def content_digest(project: Project, absolute: str) -> str:
    """The digest of a file or folder, read unless the project has it. Raises `UnreadableFileError`."""
    if project.is_folder(absolute):
        return digest(repr([(entry.name, entry.kind) for entry in project.listing(absolute)]).encode())
    return digest(project.read(absolute).data)


def _trusted(stamp: Stamp, looked: int) -> Stamp | None:
    return stamp if max(stamp.modified, stamp.changed) < looked - GRACE else None


def reviewed(inputs: Iterable[Input], project: Project) -> list[Input] | None:
    """The inputs with stamps that hold today; None when any of them is not what it was.

    `project` is at the same root, and fresh.
    """
    found = []
    for one in inputs:
        again = _reviewed(one, project)
        if again is None:
            return None
        found.append(again)
    return found


def _reviewed(one: Input, project: Project) -> Input | None:
    absolute = project.absolute(one.path)
    if one.target is not None:
        sight = project.look(absolute)
        if (sight.kind, sight.target) != (one.kind, one.target):
            return None
    elif _kind(absolute) is not one.kind:
        return None
    return one if one.digest is None else _same_content(one, absolute, project)


def _kind(absolute: str) -> Kind | None:
    """What is at a path that was no link; None for a link."""
    try:
        status = os.lstat(absolute)
    except (OSError, ValueError):
        return Kind.MISSING
    return None if stat.S_ISLNK(status.st_mode) else Kind.of(status)


def _same_content(one: Input, absolute: str, project: Project) -> Input | None:
    try:
        stamp = Stamp.of(os.stat(absolute))
        if stamp == one.stamp:
            return one
        if content_digest(project, absolute) != one.digest:
            return None
    except (OSError, UnreadableFileError):
        return None
    return one._replace(stamp=_trusted(stamp, project.opened))


def written(inputs: Iterable[Input]) -> list[Written]:
    """Inputs as plain data."""
    return [(one.path, one.kind.value, one.target, one.stamp, one.digest) for one in inputs]


def read_inputs(records: object) -> list[Input]:
    """Inputs from plain data. Raises `DamagedError`."""
    if not isinstance(records, list):
        raise DamagedError
    return [_read_input(record) for record in records]


def _read_input(record: object) -> Input:
    match record:
        case [str(path), str(kind), str() | None as target, [int(), int(), int(), int()] | None as stamp, digest] if (
            digest is None or isinstance(digest, str)
        ):
            return Input(path, _KINDS[kind], target, Stamp(*stamp) if stamp else None, digest)
    raise DamagedError


_KINDS: Final = {kind.value: kind for kind in Kind}
