"""The folder that the cache is kept in: one file for each entry.

In: names and data. Out: data, or nothing. Always holds: an entry is written whole or not at all, data that were cut off
or changed are not given out, and the folder belongs to the user, who alone may write to it.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from nixlint_hwc.cache.identity import digest

#: Beyond this the entries that were not used for longest go (bytes).
SIZE_LIMIT: Final = 64 * 1024 * 1024
_MAGIC: Final = b"hwc-lint 1 "
_SUFFIX: Final = ".entry"
_UNFINISHED: Final = ".part"
#: A file that is still unfinished after this long was left behind (seconds).
_ABANDONED: Final = 3600


class UnusableError(Exception):
    """The cache cannot be used; the message says why."""


def default_path() -> Path:
    """The user's cache folder, as their system has it; `XDG_CACHE_HOME` is respected."""
    from platformdirs import user_cache_path

    return user_cache_path("hwc-lint", appauthor=False)


class Folder:
    """A folder of entries."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def check(self, project: Path) -> None:
        """Raises `UnusableError` for a folder that others may write to, or that the linted repository brings along."""
        real = Path(os.path.realpath(self.path))
        if real.is_relative_to(_repository(project)):
            raise UnusableError(f"{self.path} is part of the repository")
        try:
            status = os.stat(real)
        except FileNotFoundError:
            return
        except OSError as error:
            raise UnusableError(f"{self.path}: {(error.strerror or 'it cannot be read').lower()}") from None
        if status.st_uid != os.geteuid() or status.st_mode & 0o022:
            raise UnusableError(f"others can write to {self.path}")

    def read(self, name: str) -> bytes | None:
        """What was written under a name, if it is still whole."""
        path = self.path / (name + _SUFFIX)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        head, _, body = data.partition(b"\n")
        return body if head == _MAGIC + digest(body).encode() else None

    def write(self, name: str, *parts: bytes | memoryview) -> None:
        """Keep data, given in one or more parts, under a name, and make room. Raises `UnusableError`."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor, unfinished = tempfile.mkstemp(suffix=_UNFINISHED, dir=self.path)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(_MAGIC + digest(*parts).encode() + b"\n")
                    stream.writelines(parts)
                os.replace(unfinished, self.path / (name + _SUFFIX))
            except BaseException:
                os.unlink(unfinished)
                raise
            self._make_room()
        except OSError as error:
            raise UnusableError(f"{self.path}: {(error.strerror or 'it cannot be written').lower()}") from None

    def _make_room(self) -> None:
        """Remove what was abandoned, and the oldest entries while there is too much."""
        total = 0
        for used, size, path in sorted(self._contents(), reverse=True):
            total += size
            abandoned = path.endswith(_UNFINISHED) and used < time.time() - _ABANDONED
            if abandoned or total > SIZE_LIMIT:
                _remove(path)

    def _contents(self) -> list[tuple[float, int, str]]:
        """Time of use, size and path of each file that is the cache's own."""
        found = []
        with os.scandir(self.path) as entries:
            for entry in entries:
                if entry.name.endswith((_SUFFIX, _UNFINISHED)) and entry.is_file(follow_symlinks=False):
                    try:
                        status = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:
                        continue  # another run made room
                    found.append((status.st_mtime, status.st_size, entry.path))
        return found


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):  # another run was faster
        os.unlink(path)


def _repository(project: Path) -> Path:
    """The git repository around a project, else the project: all that the project's author controls."""
    return next((folder for folder in (project, *project.parents) if os.path.exists(folder / ".git")), project)
