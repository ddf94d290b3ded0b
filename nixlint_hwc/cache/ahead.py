"""Syntax trees that a second process makes while this one starts and evaluates.

In: the archives of a run, and the files whose trees they lack. Out: the trees of these files. One that the worker has
not come to is parsed when it is asked for, so that nothing waits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from mmap import mmap
from pathlib import Path
from typing import Final, NamedTuple

from nixlint_hwc import workers
from nixlint_hwc.cache.archives import Archives
from nixlint_hwc.cache.identity import digest
from nixlint_hwc.cache.trees import TreeArchive
from nixlint_hwc.project import Project, UnreadableFileError
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import Patience, SyntaxTree, Trees, parse
from nixlint_hwc.syntax.stored import restored, stored

#: So few Nix files of a project are parsed before a second process is of use.
FEWEST: Final = 100
#: The length of a file's digest.
_KEY: Final = 40


class Ahead:
    """What a worker has made by now: trees as `stored` gives them.

    `caught_up` is memory that both processes see: not zero once the run has asked for a tree that was not made.
    """

    def __init__(self, worker: workers.Worker, caught_up: mmap) -> None:
        self._made: dict[str, bytes] = {}
        self._worker = worker
        self._caught_up = caught_up

    def find(self, file: SourceFile) -> bytes | None:
        """The tree of a file, if it is made."""
        key = digest(file.data)
        if key not in self._made:
            for item in self._worker.items():
                self._made[item[:_KEY].decode()] = item[_KEY:]
        if key not in self._made:
            self._caught_up[0] = 1
        return self._made.get(key)

    def take(self, file: SourceFile) -> bytes | None:
        """What was found for a file; once."""
        return self._made.pop(digest(file.data), None)

    def stop(self) -> None:
        """No more trees are needed, and none is asked for."""
        self._made.clear()
        self._worker.stop()


class TreesAhead(Trees):
    """The trees of an archive; of what it lacks, those that were made ahead, and else parsed ones."""

    def __init__(self, kept: TreeArchive, ahead: Ahead) -> None:
        super().__init__()
        self._kept = kept
        self._ahead = ahead

    def find(self, file: SourceFile) -> SyntaxTree | None:
        return self._kept.find(file)

    def make(self, file: SourceFile) -> SyntaxTree:
        data = self._ahead.find(file)
        return super().make(file) if data is None else restored(file, data)

    def add(self, tree: SyntaxTree) -> None:
        self._kept.add(tree, self._ahead.take(tree.file))


class Sources(NamedTuple):
    """Where a run takes the syntax trees of a project's files from, and those of rules."""

    files: Trees
    rules: Trees


@contextmanager
def sources(
    project: Project, archives: Archives | None, own: Iterable[Path], library: Iterable[Path] = (), *, partial: bool
) -> Iterator[Sources]:
    """Where a run takes syntax trees from: what is kept, and what another process parses while this one starts.

    A run that comes to its end keeps what it has parsed; `partial` as `TreeArchive.save` has it, `own` are the linter's
    own files that every run needs, those of its rules first, `library` those of which a run needs some, later on.
    """
    files, rules = (archives.files(), archives.rules()) if archives is not None else (TreeArchive(), TreeArchive())
    worker = _start(project, files, rules, own, library)
    try:
        if worker is None:
            yield Sources(files, rules)
        else:
            yield Sources(TreesAhead(files, worker), TreesAhead(rules, worker))
    finally:
        if worker is not None:
            worker.stop()
    rules.save()
    files.save(partial=partial)


def _start(
    project: Project, files: TreeArchive, rules: TreeArchive, own: Iterable[Path], library: Iterable[Path]
) -> Ahead | None:
    """A worker for what the archives lack; None where that is little, or no worker can be had."""
    is_large = files.is_empty and len(project.nix_files) >= FEWEST
    if not is_large and not rules.is_empty:
        return None
    caught_up = mmap(-1, 1)
    first, last = own if rules.is_empty else (), library if files.is_empty else ()
    lacking = _files(first, project, project.nix_files if files.is_empty else (), caught_up)
    worker = workers.start(lambda: _trees(chain(lacking, map(_own_file, last))))
    return None if worker is None else Ahead(worker, caught_up)


def _files(own: Iterable[Path], project: Project, names: Iterable[str], caught_up: mmap) -> Iterator[SourceFile]:
    """The files that are to be parsed, in the order in which most runs ask for them.

    A run that has caught up parses the next ones itself; then the last ones are of more use.
    """
    yield from map(_own_file, own)
    left = deque(names)
    while left:
        name = left.pop() if caught_up[0] else left.popleft()
        try:
            yield project.read(project.absolute(name))
        except UnreadableFileError:
            continue


def _own_file(path: Path) -> SourceFile:
    return SourceFile(str(path), path.read_bytes())


def _trees(files: Iterable[SourceFile]) -> Iterator[bytes]:
    """The trees of the files, each with the digest of its file."""
    patience = Patience()
    for file in files:
        data = stored(parse(file, patience))
        if data is not None:
            yield digest(file.data).encode() + data
