"""The linted project: its root, its files, and reading them.

In: a folder. Out: `SourceFile`s and listings. Always holds: nothing outside the root is read, links included, and every
path that leaves this module is relative to the root, with `/`.
"""

from __future__ import annotations

import errno
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
#: How much of a larger one is looked at to tell what it is (bytes).
_BEGINNING: Final = 64 * 1024
#: How often a file that changes while it is read is read again.
_ATTEMPTS: Final = 3
#: A pipe that took a file's place must not make anybody wait, nor a link lead elsewhere.
_OPENING: Final = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
#: What the system says where there is nothing; any other error leaves open what is there.
_ABSENCE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG})


class UnreadableFileError(Exception):
    """A file of the project cannot be read; `reason` says why, `path` is relative to the root."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UnreadableFolderError(UnreadableFileError):
    """A folder of the project cannot be listed."""


def find_root(start: Path) -> Path:
    """The nearest folder upwards from `start` that looks like a project's root; `start` itself when none does."""
    start = Path(os.path.realpath(start))
    for folder in (start, *start.parents):
        if any(os.path.exists(folder / marker) for marker in ROOT_MARKERS):
            return folder
    return start


def leads_inside(path: Path, root: Path) -> bool:
    """Whether a path lies below a root after all links are followed."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
    except ValueError:
        return False  # no name of a file


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
        """The stamp in a status."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


class Kind(StrEnum):
    """What is at a path, links followed."""

    MISSING = "missing"
    REGULAR = "regular"
    DIRECTORY = "directory"
    OTHER = "other"

    @classmethod
    def of(cls, status: os.stat_result) -> Kind:
        """The kind of what a status is of, which must not be that of a link."""
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
        self.root = Path(os.path.realpath(root))
        self.base = str(self.root).rstrip("/")
        #: When the run began to look, in nanoseconds.
        self.opened = time.time_ns()
        self.files: dict[str, SourceFile] = {}
        self.sights: dict[str, Sight] = {}
        self.stamps: dict[str, Stamp] = {}
        self.listings: dict[str, tuple[Entry, ...]] = {}
        #: Whether all that was read came from disk, without errors.
        self.is_settled = True
        #: What could not be inspected, read or listed, by path; callers continue as if it did not exist.
        self.failures: dict[str, UnreadableFileError] = {}
        #: Folders (relative to the root) whose files are no part of the configuration, such as rule folders.
        self.apart: tuple[str, ...] = ()
        #: The files of `files` that are not on disk.
        self.added: set[str] = set()

    def relative(self, absolute: str) -> str | None:
        """The path below the root of a normalised absolute path, `"."` for the root, None outside."""
        if absolute == self.base:
            return "."
        if absolute.startswith(self.base + "/"):
            return absolute[len(self.base) + 1 :]
        return None

    def absolute(self, relative: str) -> str:
        """The absolute path of one that is relative to the root."""
        return self.base if relative == "." else f"{self.base}/{relative}"

    def look(self, absolute: str) -> Sight:
        """What is at a normalised path; nothing outside the root is looked at."""
        sight = self.sights.get(absolute)
        if sight is None:
            sight = OUTSIDE if self.relative(absolute) is None else self._look(absolute)
            self.sights[absolute] = sight
        return sight

    def _look(self, absolute: str) -> Sight:
        folder = absolute.rpartition("/")[0]
        if absolute != self.base and not self.look(folder).inside:
            return OUTSIDE
        target = None
        try:
            status = os.lstat(absolute)
            if stat.S_ISLNK(status.st_mode):
                target = _target(absolute)
                if target != self.base and not target.startswith(self.base + "/"):
                    return Sight(Kind.MISSING, False, target)
                status = os.stat(target)
            return Sight(Kind.of(status), True, target)
        except ValueError:
            return NOTHING  # no name of a file
        except OSError as error:
            if error.errno not in _ABSENCE:
                self.failed(UnreadableFileError(self.relative(absolute) or absolute, _reason(error)))
            return Sight(Kind.MISSING, True, target)

    def failed(self, error: UnreadableFileError) -> UnreadableFileError:
        """Remember what cannot be read: results that depend on it are incomplete."""
        self.is_settled = False
        self.failures.setdefault(error.path, error)
        return error

    def contains(self, absolute: str) -> bool:
        """Whether a path lies inside the root, also after its links are followed."""
        return self.look(absolute).inside

    def exists(self, absolute: str) -> bool:
        """Whether a path inside the root exists."""
        return self.look(absolute).kind is not Kind.MISSING

    def is_folder(self, absolute: str) -> bool:
        """Whether there is a folder at an absolute path inside the root."""
        return self.look(absolute).kind is Kind.DIRECTORY

    def read(self, absolute: str) -> SourceFile:
        """The file at an absolute path inside the root. Raises `UnreadableFileError`."""
        relative = self.relative(absolute)
        if relative is None or not self.contains(absolute):
            raise UnreadableFileError(relative or absolute, "it lies outside the project")
        found = self.files.get(relative)
        if found is None:
            if relative in self.failures:
                raise self.failures[relative]
            found = self.files[relative] = SourceFile(relative, self._bytes(absolute, relative))
        return found

    def beginning_of_large(self, absolute: str) -> bytes | None:
        """The beginning of a file that exceeds the size limit; None for any other, or if it cannot be read."""
        sight = self.look(absolute)
        if sight.kind is not Kind.REGULAR:
            return None
        try:
            with open(os.open(sight.target or absolute, _OPENING), "rb") as stream:
                if os.fstat(stream.fileno()).st_size <= SIZE_LIMIT:
                    return None
                self.is_settled = False
                return stream.read(_BEGINNING)
        except OSError:
            return None

    def _bytes(self, absolute: str, relative: str) -> bytes:
        sight = self.look(absolute)
        if sight.kind not in (Kind.REGULAR, Kind.MISSING):
            raise UnreadableFileError(relative, _NOT_REGULAR)
        try:
            for _ in range(_ATTEMPTS):
                data, stamp = _contents(sight.target or absolute, relative)
                if data is not None:
                    self.stamps[absolute] = stamp
                    return data
        except ValueError:
            raise UnreadableFileError(relative, "no file has such a name") from None
        except OSError as error:
            failure = UnreadableFileError(relative, _reason(error))
            raise (self.failed(failure) if sight.kind is Kind.REGULAR else failure) from None
        except UnreadableFileError as error:
            raise self.failed(error) from None
        raise self.failed(UnreadableFileError(relative, "it changed while it was being read"))

    def add(self, relative: str, data: bytes) -> SourceFile:
        """Use these bytes for a file instead of what is on disk (an editor's buffer), or where nothing is yet."""
        file = self.files[relative] = SourceFile(relative, data)
        if not self.exists(self.absolute(relative)):
            self.sights[self.absolute(relative)] = Sight(Kind.REGULAR, True)
            self.added.add(relative)
        self.is_settled = False
        return file

    def overlaid(self, changes: Mapping[str, bytes]) -> Project:
        """This project with other bytes for some files, which exist already; what was read of the others is kept."""
        other = Project(self.root)
        other.files = dict(self.files)
        other.apart = self.apart
        for path in self.added:
            other.add(path, self.files[path].data)
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
            failure = UnreadableFolderError(self.relative(absolute) or absolute, _reason(error))
            raise (self.failed(failure) if self.is_folder(absolute) else failure) from None
        self.stamps[absolute] = stamp
        return found

    def _is_apart(self, path: str) -> bool:
        return any(path == folder or path.startswith(folder + "/") for folder in self.apart)

    def _entries(self, folder: str) -> tuple[Entry, ...]:
        """What a folder holds; nothing where it cannot be listed, which is one of the `failures`."""
        try:
            return self.listing(folder)
        except UnreadableFileError:
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
        more = (path for path in self.added if path.endswith(".nix") and not self._is_apart(path))
        return tuple(sorted((*found, *more)))


#: What is said of everything that lies outside the root, and of what is not there.
OUTSIDE: Final = Sight(Kind.MISSING, False)
NOTHING: Final = Sight(Kind.MISSING, True)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "symlink"
    if entry.is_dir(follow_symlinks=False):
        return "directory"
    return "regular" if entry.is_file(follow_symlinks=False) else "unknown"


_NOT_REGULAR: Final = "it is not a regular file"


def _reason(error: OSError) -> str:
    return (error.strerror or "it cannot be read").lower()


def _target(link: str) -> str:
    """Where a link leads, as far as it does. Raises `OSError` where that cannot be found out."""
    try:
        return os.path.realpath(link, strict=True)
    except OSError as error:
        if error.errno not in _ABSENCE:
            raise
        return os.path.realpath(link)


def _contents(path: str, relative: str) -> tuple[bytes | None, Stamp]:
    """The bytes of a file, None where they changed on the way. Raises `OSError`, `UnreadableFileError`."""
    descriptor = os.open(path, _OPENING)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError(relative, _NOT_REGULAR)
        if status.st_size > SIZE_LIMIT:
            raise UnreadableFileError(relative, f"it is larger than {SIZE_LIMIT // 1024 // 1024} MiB")
        data = os.read(descriptor, status.st_size + 1)
        while 0 < len(data) < status.st_size:
            piece = os.read(descriptor, status.st_size - len(data))
            if not piece:
                break
            data += piece
        stamp = Stamp.of(status)
        return (data if stamp == Stamp.of(os.fstat(descriptor)) else None), stamp
    finally:
        os.close(descriptor)
