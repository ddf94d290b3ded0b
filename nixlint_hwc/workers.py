"""Work beside the run itself, in a second process, where there is a second processor.

In: a computation that gives bytes, item by item. Out: the items that it has given by now. Always holds: a worker prints
nothing, nothing waits for it, and it ends with the run. Where it cannot be had, fails or is killed, items do not come,
and whoever asked for them does the work; so a run comes to the same with and without.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

#: The variable that turns workers off.
OFF: Final = "HWC_LINT_ONE_PROCESS"


def are_useful() -> bool:
    """Whether a second process would find a processor of its own."""
    if OFF in os.environ or not hasattr(os, "fork") or not hasattr(os, "sched_getaffinity"):
        return False
    return len(os.sched_getaffinity(0)) > 1


def start(produce: Callable[[], Iterable[bytes]]) -> Worker | None:
    """A worker, if one is useful and can be had."""
    if not are_useful():
        return None
    try:
        return Worker(produce)
    except OSError:
        return None


class Worker:
    """A process that appends what it produces to a file that only it and this process see.

    `produce` is iterated in that process; each of its items can be had by `items` as soon as it is written.
    """

    def __init__(self, produce: Callable[[], Iterable[bytes]]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._read = 0
        self._process = os.fork()
        if self._process == 0:
            _be_worker(self._file.fileno(), produce)

    def items(self) -> list[bytes]:
        """What was written since the last call."""
        data = os.pread(self._file.fileno(), os.fstat(self._file.fileno()).st_size - self._read, self._read)
        found = []
        at = 0
        while len(data) >= at + _HEAD:
            end = at + _HEAD + int.from_bytes(data[at : at + _HEAD], "big")
            if end > len(data):
                break
            found.append(data[at + _HEAD : end])
            at = end
        self._read += at
        return found

    def stop(self) -> None:
        """End the process, whatever it is doing; once."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        self._file.close()


#: The bytes that an item's length takes.
_HEAD: Final = 8


def _be_worker(file: int, produce: Callable[[], Iterable[bytes]]) -> None:
    """What the second process does; it never returns."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        parent = os.getppid()
        for item in produce():
            if os.getppid() != parent:
                break
            _append(file, len(item).to_bytes(_HEAD, "big") + item)
        code = 0
    finally:
        with suppress(BaseException):
            os._exit(code)


def _append(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]
