"""Which tmpfiles rule deletes what is in a directory.

In: the rules of the project by their path, and a path without unknown parts. Out: a rule, None where there is none.
Source: tmpfiles.d(5), "Type", "Age" and "Path", and how systemd-tmpfiles(8) treats a path that has rules of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.storage.file_systems import FileSystem
from nixlint_hwc.facts.systemd.tmpfiles_rules import TmpfilesIndex

if TYPE_CHECKING:
    from nixlint_hwc.facts.around import TmpfilesFact


def deleting(index: TmpfilesIndex, path: str, system: FileSystem | None) -> TmpfilesFact | None:
    """The first rule that empties or removes a path or what it is in, or that removes old files from it.

    `system` is the file system that the path is on: cleaning by age stays on that of the rule.
    """
    path = path.rstrip("/") or "/"
    for rule in (*index.above(path), *_of_patterns(index, path)):
        if rule.problem is None and _deletes(rule, path, index, system):
            return rule
    return None


def _of_patterns(index: TmpfilesIndex, path: str) -> Iterator[TmpfilesFact]:
    """The rules whose pattern is met by the path, by what it is in, or by everything in it."""
    for rule in index.patterns():
        pattern = _path(rule)
        if pattern == f"{path}/*" or any(_meets(pattern, one) for one in _upwards(path)):
            yield rule


def _deletes(rule: TmpfilesFact, path: str, index: TmpfilesIndex, system: FileSystem | None) -> bool:
    is_above = _depth(_path(rule)) < _depth(path)
    if rule.removes is True:
        # `r` takes a directory only when it is empty.
        return rule.type != "r" or not is_above
    if rule.has_age is not True:
        return False
    if is_above and system is not None and _depth(system.path) > _depth(_path(rule)):
        return False
    # What has rules of its own is left out of the cleaning of what is above it.
    own = [other for one in _upwards(path) if _depth(one) > _depth(_path(rule)) for other in index.of(one)]
    return not any(other is not rule and other.has_age is False for other in own)


def _path(rule: TmpfilesFact) -> str:
    return rule.path.text.rstrip("/") if isinstance(rule.path, Str) else ""


def _depth(path: str) -> int:
    return path.rstrip("/").count("/")


def _upwards(path: str) -> Iterator[str]:
    """The path, and what it is in."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def _meets(pattern: str, path: str) -> bool:
    """Whether a path is one of those that a pattern of glob(7) stands for; no wildcard meets a slash."""
    wanted, found = pattern.split("/"), path.split("/")
    return len(wanted) == len(found) and all(map(fnmatchcase, found, wanted))
