"""Writing changed files, all of them or none as far as the file system allows.

In: a project's root and the bytes of files before and after. Out: nothing. Every new file is complete on disk, beside
the old one, before the first takes its place; a full disk or a signal until then leaves the project as it was.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path


class WriteError(Exception):
    """A file cannot be written; `reason` says why, `path` is relative to the root."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def write_files(root: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Replace the files in `after`, whose old bytes are in `before`. Raises `WriteError`."""
    staged: list[tuple[str, str, str]] = []
    try:
        for path, data in after.items():
            target = _target(root, path)
            staged.append((path, _staged(path, target, before[path], data), target))
        while staged:
            path, temporary, target = staged[0]
            _replace(path, temporary, target, before[path])
            staged.pop(0)
    finally:
        for _, temporary, _ in staged:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _target(root: Path, path: str) -> str:
    """The real file behind a path, which lies in the project."""
    base = os.path.realpath(root)
    target = os.path.realpath(os.path.join(base, path))
    if os.path.commonpath([base, target]) != base:
        raise WriteError(path, "it leads out of the project")
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


def _written(target: str, data: bytes, status: os.stat_result) -> str:
    descriptor, temporary = tempfile.mkstemp(prefix=".hwc-lint-", dir=os.path.dirname(target))
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            with contextlib.suppress(OSError):
                os.fchown(descriptor, status.st_uid, status.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
            os.fsync(descriptor)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


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
