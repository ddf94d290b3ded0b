"""The linted project: its root, its files, and reading them.

In: a folder. Out: `SourceFile`s and listings. Always holds: nothing outside the root is read, links included, and every
path that leaves this module is relative to the root, with `/`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

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


class Project:
    """A project's files. `root` is absolute and resolved; `base` is its text, without a trailing slash."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.base = str(self.root).rstrip("/")
        self._files: dict[str, SourceFile] = {}
        self._inside: dict[str, bool] = {}
        self.looked_for: set[str] = set()
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

    def contains(self, absolute: str) -> bool:
        """Whether a path lies inside the root, also after its links are followed."""
        inside = self._inside.get(absolute)
        if inside is None:
            inside = self._inside[absolute] = self._contains(absolute)
        return inside

    def _contains(self, absolute: str) -> bool:
        if self.relative(absolute) is None:
            return False
        if absolute == self.base:
            return True
        folder = absolute.rpartition("/")[0]
        if os.path.islink(absolute):
            real = os.path.realpath(absolute)
            return real == self.base or real.startswith(self.base + "/")
        return folder == self.base or self.contains(folder)

    def exists(self, absolute: str) -> bool:
        """Whether a path inside the root exists. The answer is part of what a result depends on."""
        self.looked_for.add(absolute)
        return self.contains(absolute) and os.path.exists(absolute)

    def is_folder(self, absolute: str) -> bool:
        return self.contains(absolute) and os.path.isdir(absolute)

    def read(self, absolute: str) -> SourceFile:
        """The file at an absolute path inside the root. Raises `UnreadableFileError`."""
        relative = self.relative(absolute)
        if relative is None or not self.contains(absolute):
            raise UnreadableFileError(relative or absolute, "it lies outside the project")
        found = self._files.get(relative)
        if found is None:
            found = self._files[relative] = SourceFile(relative, self._bytes(absolute, relative))
        return found

    def _bytes(self, absolute: str, relative: str) -> bytes:
        self.looked_for.add(absolute)
        try:
            status = os.stat(absolute)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableFileError(relative, "it is not a regular file")
            if status.st_size > SIZE_LIMIT:
                raise UnreadableFileError(relative, f"it is larger than {SIZE_LIMIT // 1024 // 1024} MiB")
            with open(absolute, "rb") as stream:
                return stream.read(SIZE_LIMIT + 1)
        except OSError as error:
            raise UnreadableFileError(relative, (error.strerror or "it cannot be read").lower()) from None

    def add(self, relative: str, data: bytes) -> SourceFile:
        """Use these bytes for a file instead of what is on disk (an editor's buffer)."""
        file = self._files[relative] = SourceFile(relative, data)
        return file

    def overlaid(self, changes: Mapping[str, bytes]) -> Project:
        """This project with other bytes for some files, which exist already; what was read of the others is kept."""
        other = Project(self.root)
        other._files = dict(self._files)
        other.apart = self.apart
        for path, data in changes.items():
            other.add(path, data)
        return other

    def listing(self, absolute: str) -> list[Entry]:
        """The entries of a folder, sorted by name. Raises `UnreadableFileError`."""
        self.looked_for.add(absolute + "/")
        if not self.contains(absolute):
            raise UnreadableFileError(self.relative(absolute) or absolute, "it lies outside the project")
        try:
            with os.scandir(absolute) as entries:
                return sorted((Entry(entry.name, _kind(entry)) for entry in entries), key=lambda entry: entry.name)
        except OSError as error:
            reason = (error.strerror or "it cannot be read").lower()
            raise UnreadableFileError(self.relative(absolute) or absolute, reason) from None

    def _is_apart(self, path: str) -> bool:
        return any(path == folder or path.startswith(folder + "/") for folder in self.apart)

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        """What a folder holds; one that cannot be listed is remembered in `unlisted`."""
        try:
            with os.scandir(folder) as entries:
                return list(entries)
        except OSError as error:
            reason = (error.strerror or "it cannot be read").lower()
            self.unlisted.append(UnreadableFileError(self.relative(folder) or folder, reason))
            return []

    @cached_property
    def nix_files(self) -> tuple[str, ...]:
        """Every `.nix` file of the project, sorted, relative to the root; links are not followed."""
        found: list[str] = []
        folders = [("", self.base)]
        while folders:
            prefix, folder = folders.pop()
            for entry in self._entries(folder):
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in SKIPPED_FOLDERS and not self._is_apart(path):
                        folders.append((path + "/", entry.path))
                elif entry.name.endswith(".nix") and not entry.is_symlink() and not self._is_apart(path):
                    found.append(path)
        return tuple(sorted(found))


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "symlink"
    if entry.is_dir(follow_symlinks=False):
        return "directory"
    return "regular" if entry.is_file(follow_symlinks=False) else "unknown"
