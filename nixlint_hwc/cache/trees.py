"""Syntax trees of earlier runs, found by the content of the files, so that a run parses what changed and no more.

In: a file. Out: its tree, kept or parsed now. Always holds: a tree is used only for the very bytes that it was made
from, by the same linter, and the archive of a project holds the trees of its last full run, not of all that ever were.
"""

from __future__ import annotations

import json
from typing import Final

from nixlint_hwc.cache.folder import Folder, UnusableError
from nixlint_hwc.cache.identity import digest
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import SyntaxTree, Trees
from nixlint_hwc.syntax.stored import restored, stored

#: Archives beyond this are not written (bytes).
ARCHIVE_LIMIT: Final = 24 * 1024 * 1024


class TreeArchive(Trees):
    """The trees under one name in the cache's folder; without a folder, trees are parsed and not kept."""

    def __init__(self, folder: Folder | None = None, name: str = "") -> None:
        super().__init__()
        self._folder = folder
        self._name = name
        self._kept: dict[str, memoryview] = {}
        self._used: dict[str, bytes | memoryview | SyntaxTree] = {}
        self._grown = False
        body = folder.read(name) if folder is not None else None
        if body is not None:
            self._kept = _opened(body)

    @property
    def is_empty(self) -> bool:
        """Whether no tree is kept from earlier runs."""
        return not self._kept

    def find(self, file: SourceFile) -> SyntaxTree | None:
        if not self._kept:
            return None
        key = digest(file.data)
        data = self._kept.get(key)
        if data is None:
            return None
        self._used[key] = data
        return restored(file, data)

    def add(self, tree: SyntaxTree, data: bytes | None = None) -> None:
        """Keep a tree; `data` is what it is stored as, where that is known."""
        if self._folder is not None:
            self._used[digest(tree.file.data)] = tree if data is None else data
            self._grown = True

    def save(self, *, partial: bool = False) -> None:
        """Write down the trees that this run used, if there are new ones; after a `partial` run the others stay.

        A folder that cannot be used is no error.
        """
        if self._folder is None or not self._grown:
            return
        entries: dict[str, bytes | memoryview] = {**self._kept} if partial else {}
        for key, used in self._used.items():
            data = stored(used) if isinstance(used, SyntaxTree) else used
            if data is not None:
                entries[key] = data
        if sum(map(len, entries.values())) <= ARCHIVE_LIMIT:
            try:
                self._folder.write(self._name, _index(entries), *entries.values())
            except UnusableError:
                return


def _index(entries: dict[str, bytes | memoryview]) -> bytes:
    """The first line of an archive: the key and length of each entry. The entries follow it."""
    return json.dumps({key: len(data) for key, data in entries.items()}, separators=(",", ":")).encode() + b"\n"


def _opened(body: bytes) -> dict[str, memoryview]:
    """The entries of an archive; none of one that is not whole."""
    line, _, _ = body.partition(b"\n")
    try:
        index = json.loads(line)
    except ValueError:
        return {}
    view = memoryview(body)
    entries = {}
    at = len(line) + 1
    for key, length in index.items() if isinstance(index, dict) else ():
        entries[key] = view[at : at + length]
        at += length
    return entries if at == len(body) else {}
