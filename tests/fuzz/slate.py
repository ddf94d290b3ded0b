"""What a fuzzing process is at, for the one that watches it: a small file that both have in memory.

It outlives the process that writes it, however that ends.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

from tests.fuzz.mutation import LIMIT

_HEAD = struct.Struct("<QQdQ")
_STOP = _HEAD.size
_TEXT = _STOP + 1


class Slate:
    """`count`: inputs begun. `busy`: whether the last one still runs. `slowest`: the longest time of one (seconds)."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(_TEXT + LIMIT))
        with path.open("r+b") as stream:
            self._memory = mmap.mmap(stream.fileno(), 0)

    def _head(self) -> tuple[int, int, float, int]:
        found: tuple[int, int, float, int] = _HEAD.unpack_from(self._memory)
        return found

    @property
    def count(self) -> int:
        return self._head()[0]

    @property
    def busy(self) -> bool:
        return bool(self._head()[1])

    @property
    def slowest(self) -> float:
        return self._head()[2]

    @property
    def data(self) -> bytes:
        """The last input."""
        return self._memory[_TEXT : _TEXT + self._head()[3]]

    @property
    def is_over(self) -> bool:
        """Whether the watcher wants no further input tried."""
        return bool(self._memory[_STOP])

    def finish(self) -> None:
        """Ask the process to end after its input."""
        self._memory[_STOP] = 1

    def begin(self, data: bytes) -> None:
        data = data[:LIMIT]
        self._memory[_TEXT : _TEXT + len(data)] = data
        _HEAD.pack_into(self._memory, 0, self.count + 1, 1, self.slowest, len(data))

    def end(self, seconds: float) -> bool:
        """The input is done; whether it is the slowest so far."""
        count, _, slowest, size = self._head()
        _HEAD.pack_into(self._memory, 0, count, 0, max(slowest, seconds), size)
        return seconds > slowest
