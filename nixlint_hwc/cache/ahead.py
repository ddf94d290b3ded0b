"""Syntax trees that a second process makes while this one starts and evaluates.

In: a project of which no trees are kept yet. Out: the trees of its files. A file that the worker has not come to is
parsed when it is asked for, so that nothing waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nixlint_hwc import workers
from nixlint_hwc.cache.identity import digest
from nixlint_hwc.cache.trees import TreeArchive
from nixlint_hwc.project import Project, UnreadableFileError
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import SyntaxTree, Trees, parse
from nixlint_hwc.syntax.stored import restored, stored

#: Projects of fewer Nix files are parsed before a second process is of use.
FEWEST: Final = 100
#: The length of a file's digest.
_KEY: Final = 40


class TreesAhead(Trees):
    """The trees of a project: kept ones, those that a worker has made by now, and else parsed ones."""

    def __init__(self, project: Project, kept: TreeArchive) -> None:
        self._kept = kept
        self._made: dict[str, bytes] = {}
        self._worker: workers.Worker | None = None
        if kept.is_empty and len(project.nix_files) >= FEWEST:
            self._worker = workers.start(lambda: _trees(project))

    def find(self, file: SourceFile) -> SyntaxTree | None:
        found = self._kept.find(file)
        if found is None and self._worker is not None:
            data = self._of_worker(digest(file.data))
            if data is not None:
                found = restored(file, data)
                self._kept.add(found, data)
        return found

    def _of_worker(self, key: str) -> bytes | None:
        if key not in self._made and self._worker is not None:
            for item in self._worker.items():
                self._made[item[:_KEY].decode()] = item[_KEY:]
        return self._made.pop(key, None)

    def add(self, tree: SyntaxTree) -> None:
        self._kept.add(tree)

    def stop(self) -> None:
        """No more trees are needed."""
        self._made.clear()
        if self._worker is not None:
            self._worker.stop()
            self._worker = None


def _trees(project: Project) -> Iterator[bytes]:
    """The trees of all files, each with the digest of its file."""
    for path in project.nix_files:
        try:
            file = project.read(project.absolute(path))
        except UnreadableFileError:
            continue
        data = stored(parse(file))
        if data is not None:
            yield digest(file.data).encode() + data
