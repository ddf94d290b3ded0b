"""Source files and places in them.

In: paths and bytes. Out: `SourceFile` and `Span`. Always holds: offsets are byte offsets into the file as it is on
disk; line and column are computed here and nowhere else, on demand, 1-based, columns in Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple


class SourceFile:
    """One file's bytes under its path relative to the project root.

    Compared by identity: a run holds exactly one `SourceFile` per path. The path is the one reports print, with `/`.
    `internal` files are the linter's own (the modelled library): errors and origins never point into them.
    """

    internal = False

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        #: What later stages have made of the bytes and look up again; `syntax.tree_of` keeps the tree here.
        self.tree: object = None

    def __repr__(self) -> str:
        return f"SourceFile({self.path!r})"

    @property
    def folder(self) -> str:
        """The path of the folder that holds the file, relative to the root (`"."` at the top)."""
        return str(PurePosixPath(self.path).parent)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.data.find
        at = find(b"\n")
        while at != -1:
            starts.append(at + 1)
            at = find(b"\n", at + 1)
        return starts

    @property
    def line_count(self) -> int:
        """How many lines there are; what follows the last line feed is one, even if it is empty."""
        return len(self._line_starts)

    def position(self, offset: int) -> Position:
        """The line and column (both 1-based; the column counts code points) of a byte offset."""
        line = bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        column = len(self.data[start:offset].decode("utf-8", "replace")) + 1
        return Position(line, column)

    def line_of(self, offset: int) -> int:
        """The 1-based line of a byte offset."""
        return bisect_right(self._line_starts, offset)

    def line_span(self, line: int) -> tuple[int, int]:
        """The byte offsets of a 1-based line, without its line ending."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] - 1 if line < len(self._line_starts) else len(self.data)
        if end > start and self.data[end - 1 : end] == b"\r":
            end -= 1
        return start, end

    def line_text(self, line: int) -> str:
        """The text of a 1-based line, without its line ending; bytes that are not UTF-8 are replaced."""
        start, end = self.line_span(line)
        return self.data[start:end].decode("utf-8", "replace")


class Position(NamedTuple):
    """A 1-based line and a 1-based column in code points."""

    line: int
    column: int


class Span(NamedTuple):
    """The bytes `start <= offset < end` of a file; `via` is the place in another file that passed the value on.

    `via` is set where a value reached a helper as an argument: it is the argument at the call.
    """

    file: SourceFile
    start: int
    end: int
    via: Span | None = None

    @property
    def text(self) -> str:
        """The source text that the span covers."""
        return self.file.data[self.start : self.end].decode("utf-8", "replace")

    def __repr__(self) -> str:
        return f"{self.file.path}:{self.file.line_of(self.start)}[{self.start}:{self.end}]"
