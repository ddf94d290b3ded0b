"""The linted project: its root, its files, and reading them.

In: a folder. Out: `SourceFile`s and listings. Always holds: nothing outside the root is read, links included, and every
path that leaves this module is relative to the root, with `/`.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from nixlint_hwc.source import SourceFile

#: A folder that holds one of these is a project's root.
ROOT_MARKERS = ("hwc-lint.toml", "flake.nix", ".git")
#: Folders that hold no part of the configuration.
SKIPPED_FOLDERS = frozenset({".git", ".direnv", "node_modules", ".venv", "__pycache__", ".hg", ".svn", ".cache"})
#: Files beyond this size are not read (bytes).
SIZE_LIMIT = 16 * 1024 * 1024


class UnreadableFileError(Exception):
    """A file of the project cannot be read; `reason` says why, `path` is relative to the root."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def find_root(start: Path) -> Path:
    """The nearest folder upwards from `start` that looks like a project's root; `start` itself when none does."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if any((folder / marker).exists() for marker in ROOT_MARKERS):
            return folder
    return start


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in a folder and what it is: `regular`, `directory`, `symlink` or `unknown`, as `readDir` says."""

    name: str
    kind: str


class Stamp(NamedTuple):
    """What of a file's or folder's status changes with its content; times in nanoseconds."""

    size: int
    modified: int
    changed: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


class Kind(StrEnum):
    """What is at a path, links followed."""

    MISSING = "missing"
    REGULAR = "regular"
    DIRECTORY = "directory"
    OTHER = "other"

    @classmethod
    def of(cls, status: os.stat_result) -> Kind:
        if stat.S_ISREG(status.st_mode):
            return cls.REGULAR
        return cls.DIRECTORY if stat.S_ISDIR(status.st_mode) else cls.OTHER


class Sight(NamedTuple):
    """What was at a path when it was looked at. `target` is where a link leads, None for anything else.

    `inside` the root, also after links are followed; what lies outside is `MISSING`.
    """

    kind: Kind
    inside: bool
    target: str | None = None


class Project:
    """A project's files. `root` is absolute and resolved; `base` is its text, without a trailing slash.

    A path is looked at once, a folder listed once and a file read once: `sights`, `stamps` and `listings` are all that
    a result can depend on, unless `is_settled` is false.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.base = str(self.root).rstrip("/")
        #: When the run began to look, in nanoseconds.
        self.opened = time.time_ns()
        self.files: dict[str, SourceFile] = {}
        self.sights: dict[str, Sight] = {}
        self.stamps: dict[str, Stamp] = {}
        self.listings: dict[str, tuple[Entry, ...]] = {}
        #: Whether all that was read came from disk, without errors.
        self.is_settled = True
        #: Folders that could not be listed when `nix_files` was made: what they hold was not looked at.
        self.unlisted: list[UnreadableFileError] = []
        #: Folders (relative to the root) whose files are no part of the configuration, such as rule folders.
        self.apart: tuple[str, ...] = ()

    def relative(self, absolute: str) -> str | None:
        """The path below the root of a normalised absolute path, `"."` for the root, None outside."""
        if absolute == self.base:
            return "."
        if absolute.startswith(self.base + "/"):
            return absolute[len(self.base) + 1 :]
        return None

    def absolute(self, relative: str) -> str:
        return self.base if relative == "." else f"{self.base}/{relative}"

    def look(self, absolute: str) -> Sight:
        """What is at a path; nothing outside the root is looked at."""
        sight = self.sights.get(absolute)
        if sight is None:
            sight = OUTSIDE if self.relative(absolute) is None else self._look(absolute)
            self.sights[absolute] = sight
        return sight

    def _look(self, absolute: str) -> Sight:
        folder = absolute.rpartition("/")[0]
        if absolute != self.base and not self.look(folder).inside:
            return OUTSIDE
        try:
            status = os.lstat(absolute)
            if not stat.S_ISLNK(status.st_mode):
                return Sight(Kind.of(status), True)
        except (OSError, ValueError):
            return Sight(Kind.MISSING, True)
        target = os.path.realpath(absolute)
        if target != self.base and not target.startswith(self.base + "/"):
            return Sight(Kind.MISSING, False, target)
        try:
            return Sight(Kind.of(os.stat(target)), True, target)
        except OSError:
            return Sight(Kind.MISSING, True, target)

    def contains(self, absolute: str) -> bool:
        """Whether a path lies inside the root, also after its links are followed."""
        return self.look(absolute).inside

    def exists(self, absolute: str) -> bool:
        """Whether a path inside the root exists."""
        return self.look(absolute).kind is not Kind.MISSING

    def is_folder(self, absolute: str) -> bool:
        return self.look(absolute).kind is Kind.DIRECTORY

    def read(self, absolute: str) -> SourceFile:
        """The file at an absolute path inside the root. Raises `UnreadableFileError`."""
        relative = self.relative(absolute)
        if relative is None or not self.contains(absolute):
            raise UnreadableFileError(relative or absolute, "it lies outside the project")
        found = self.files.get(relative)
        if found is None:
            found = self.files[relative] = SourceFile(relative, self._bytes(absolute, relative))
        return found

    def _bytes(self, absolute: str, relative: str) -> bytes:
        try:
            status = os.stat(absolute)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableFileError(relative, "it is not a regular file")
            if status.st_size > SIZE_LIMIT:
                self.is_settled = False
                raise UnreadableFileError(relative, f"it is larger than {SIZE_LIMIT // 1024 // 1024} MiB")
            self.stamps[absolute] = Stamp.of(status)
            with open(absolute, "rb") as stream:
                return stream.read(SIZE_LIMIT + 1)
        except OSError as error:
            self.is_settled = False
            raise UnreadableFileError(relative, (error.strerror or "it cannot be read").lower()) from None

    def add(self, relative: str, data: bytes) -> SourceFile:
        """Use these bytes for a file instead of what is on disk (an editor's buffer)."""
        file = self.files[relative] = SourceFile(relative, data)
        self.is_settled = False
        return file

    def overlaid(self, changes: Mapping[str, bytes]) -> Project:
        """This project with other bytes for some files, which exist already; what was read of the others is kept."""
        other = Project(self.root)
        other.files = dict(self.files)
        other.apart = self.apart
        for path, data in changes.items():
            other.add(path, data)
        return other

    def listing(self, absolute: str) -> tuple[Entry, ...]:
        """The entries of a folder, sorted by name. Raises `UnreadableFileError`."""
        found = self.listings.get(absolute)
        if found is None:
            if not self.contains(absolute):
                raise UnreadableFileError(self.relative(absolute) or absolute, "it lies outside the project")
            found = self.listings[absolute] = self._listed(absolute)
        return found

    def _listed(self, absolute: str) -> tuple[Entry, ...]:
        try:
            stamp = Stamp.of(os.stat(absolute))
            with os.scandir(absolute) as entries:
                found = tuple(sorted((Entry(entry.name, _kind(entry)) for entry in entries), key=lambda one: one.name))
        except OSError as error:
            self.is_settled = False
            reason = (error.strerror or "it cannot be read").lower()
            raise UnreadableFileError(self.relative(absolute) or absolute, reason) from None
        self.stamps[absolute] = stamp
        return found

    def _is_apart(self, path: str) -> bool:
        return any(path == folder or path.startswith(folder + "/") for folder in self.apart)

    def _entries(self, folder: str) -> tuple[Entry, ...]:
        """What a folder holds; one that cannot be listed is remembered in `unlisted`."""
        try:
            return self.listing(folder)
        except UnreadableFileError as error:
            self.unlisted.append(error)
            return ()

    @cached_property
    def nix_files(self) -> tuple[str, ...]:
        """Every `.nix` file of the project, sorted, relative to the root; links are not followed."""
        found: list[str] = []
        folders = [("", self.base)]
        while folders:
            prefix, folder = folders.pop()
            for name, kind in ((entry.name, entry.kind) for entry in self._entries(folder)):
                path = prefix + name
                if kind == "directory":
                    if name not in SKIPPED_FOLDERS and not self._is_apart(path):
                        folders.append((path + "/", f"{folder}/{name}"))
                elif name.endswith(".nix") and kind != "symlink" and not self._is_apart(path):
                    found.append(path)
        return tuple(sorted(found))


#: What is said of everything that lies outside the root.
OUTSIDE: Final = Sight(Kind.MISSING, False)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "symlink"
    if entry.is_dir(follow_symlinks=False):
        return "directory"
    return "regular" if entry.is_file(follow_symlinks=False) else "unknown"
