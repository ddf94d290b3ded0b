"""Writing files: the changed ones of a project, all of them or none as far as the file system allows, or a single one.

In: a project's root and the bytes of files before and after; or a path and bytes. Out: nothing. Every new file is
complete on disk, beside the old one, before the first takes its place; a full disk or a signal until then leaves the
project as it was.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from nixlint_hwc.fix.interruption import Interruption

_PREFIX: Final = ".hwc-lint-"
#: The names that `tempfile.mkstemp` makes with the prefix.
_TEMPORARY: Final = re.compile(re.escape(_PREFIX) + r"[a-z0-9_]{8}")


class WriteError(Exception):
    """A file cannot be written; `reason` says why, `path` is relative to the root."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def write_files(root: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Replace the files in `after`, whose old bytes are in `before`. Raises `WriteError`.

    Runs on one project take turns, and one that finds what another has changed gives up. A signal that ends the process
    waits until no new file is left lying about.
    """
    with Interruption() as interruption, _turn(root):
        staged: list[tuple[str, str, str]] = []
        try:
            for path, data in after.items():
                target = _target(root, path)
                _clear(os.path.dirname(target), staged)
                staged.append((path, _staged(path, target, before[path], data), target))
                if interruption.is_asked:
                    return
            while staged:
                path, temporary, target = staged[0]
                _replace(path, temporary, target, before[path])
                staged.pop(0)
        finally:
            for _, temporary, _ in staged:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)


def write_whole(path: str, data: bytes) -> None:
    """Put bytes into a file, which holds either what it held or all of them, whatever happens. Raises `OSError`.

    What is no plain file (a pipe, a terminal), or what nothing can be put in the place of, is written to as it is.
    """
    status = os.stat(path) if os.path.exists(path) else None
    target = os.path.realpath(path)
    if status is not None and (not stat.S_ISREG(status.st_mode) or os.path.abspath(path).startswith(_SPECIAL)):
        return _write_in_place(path, data)
    if status is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    try:
        temporary = _written(target, data, status)
    except OSError as error:
        if status is None or error.errno not in _NO_ROOM_BESIDE:
            raise
        return _write_in_place(target, data)
    try:
        os.replace(temporary, target)
    except OSError as error:
        os.unlink(temporary)
        if status is None or error.errno not in _NO_ROOM_BESIDE:
            raise
        _write_in_place(target, data)


#: Descriptors by name. Replacing such a file would not reach the process that holds it open.
_SPECIAL: Final = ("/dev/", "/proc/")
#: A folder that takes no files from us, though the file may be ours to write; a file that is a mount point.
_NO_ROOM_BESIDE: Final = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.EROFS})


def _write_in_place(path: str, data: bytes) -> None:
    with open(path, "wb") as stream:
        stream.write(data)


@contextlib.contextmanager
def _turn(root: Path) -> Iterator[None]:
    """Waits while another run writes into the project; a lock on the folder itself leaves nothing behind."""
    descriptor = os.open(root, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems have no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _clear(folder: str, staged: Sequence[tuple[str, str, str]]) -> None:
    """Remove what a run that was killed has left in a folder; nobody else writes there now."""
    own = {temporary for _, temporary, _ in staged}
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if _TEMPORARY.fullmatch(entry.name) and entry.path not in own and entry.is_file(follow_symlinks=False):
                os.unlink(entry.path)


def _target(root: Path, path: str) -> str:
    """The real file behind a path, which lies in the project."""
    base = os.path.realpath(root)
    target = os.path.realpath(os.path.join(base, path))
    if os.path.commonpath([base, target]) != base:
        raise WriteError(path, "it leads outside the project")
    return target


def _staged(path: str, target: str, before: bytes, data: bytes) -> str:
    """A complete new file beside the old one, with its mode and owner."""
    try:
        status = os.stat(target)
        if not stat.S_ISREG(status.st_mode) or not os.access(target, os.W_OK):
            raise WriteError(path, "it cannot be written")
        if Path(target).read_bytes() != before:
            raise WriteError(path, "it was changed while it was linted")
        return _written(target, data, status)
    except OSError as error:
        raise WriteError(path, (error.strerror or "it cannot be written").lower()) from None


def _written(target: str, data: bytes, status: os.stat_result | None) -> str:
    """A complete new file beside the place of another, with the mode and owner of that, or those of any new file."""
    descriptor, temporary = tempfile.mkstemp(prefix=_PREFIX, dir=os.path.dirname(target))
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            if status is not None:
                with contextlib.suppress(OSError):
                    os.fchown(descriptor, status.st_uid, status.st_gid)
            os.fchmod(descriptor, _new_mode() if status is None else stat.S_IMODE(status.st_mode))
            os.fsync(descriptor)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _new_mode() -> int:
    """The mode that the user wants new files to have (umask(2))."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _replace(path: str, temporary: str, target: str, before: bytes) -> None:
    try:
        if Path(target).read_bytes() != before:
            raise WriteError(path, "it was changed while it was linted")
        os.replace(temporary, target)
    except OSError as error:
        raise WriteError(path, (error.strerror or "it cannot be written").lower()) from None
    with contextlib.suppress(OSError):
        folder = os.open(os.path.dirname(target), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
