"""A fix as lines taken away and lines put in their place.

In: edits on original bytes. Out: hunks of whole lines, without the lines that stay the same at either end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from nixlint_hwc.finding import Edit
from nixlint_hwc.report.redaction import Redactions
from nixlint_hwc.source import SourceFile


class Change(NamedTuple):
    """One line of a hunk: its number in the file (before or after the change), `-`, `+` or a space, and its text."""

    number: int
    sign: str
    text: str


class Hunk(NamedTuple):
    """Neighbouring lines of one file that a fix changes, in the order in which they are shown."""

    path: str
    changes: tuple[Change, ...]

    def focuses(self) -> list[int]:
        """For each line the index of the first character that its counterpart does not have there, else 0."""
        old = [change.text for change in self.changes if change.sign == "-"]
        new = [change.text for change in self.changes if change.sign == "+"]
        shared = [_common(*pair) for pair in zip(old, new, strict=False)]
        lines = {sign: iter(shared) for sign in "-+"}
        return [next(lines[change.sign], 0) if change.sign in lines else 0 for change in self.changes]


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def hunks(edits: Iterable[Edit], redactions: Redactions) -> Iterator[Hunk]:
    """What the edits change, by file and line. Edits of neighbouring lines share a hunk."""
    ordered = sorted(edits, key=lambda edit: (edit.span.file.path, edit.span.start, edit.span.end))
    group: list[Edit] = []
    for edit in ordered:
        if group and not _touches(group[-1], edit):
            yield _hunk(group, redactions)
            group = []
        group.append(edit)
    if group:
        yield _hunk(group, redactions)


def _touches(before: Edit, after: Edit) -> bool:
    same = before.span.file is after.span.file
    return same and after.span.file.line_of(after.span.start) <= before.span.file.line_of(before.span.end) + 1


def _hunk(edits: Sequence[Edit], redactions: Redactions) -> Hunk:
    file = edits[0].span.file
    first, start, end = _lines_around(file, edits)
    before = _lines(redactions.text(file, start, end))
    after = _lines(redactions.text(file, start, end, edits))
    return Hunk(file.path, tuple(_changes(before, after, first)))


def _changes(before: list[str], after: list[str], first: int) -> Iterator[Change]:
    """The difference of two texts whose first line has the number `first`, without equal lines at either end."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    blocks = matcher.get_opcodes()
    for at, (tag, low, high, new_low, new_high) in enumerate(blocks):
        if tag == "equal" and 0 < at < len(blocks) - 1:
            yield from (Change(first + line, " ", before[line]) for line in range(low, high))
        elif tag != "equal":
            yield from (Change(first + line, "-", before[line]) for line in range(low, high))
            yield from (Change(first + line, "+", after[line]) for line in range(new_low, new_high))


def _lines_around(file: SourceFile, edits: Sequence[Edit]) -> tuple[int, int, int]:
    """The first line's number, and the byte range of all lines that the edits touch, line endings included."""
    first = file.line_of(edits[0].span.start)
    last = file.line_of(edits[-1].span.end)
    end = file.line_span(last + 1)[0] if last < file.line_count else len(file.data)
    return first, file.line_span(first)[0], end


def _lines(text: str) -> list[str]:
    """The lines as Nix sees them; `str.splitlines` would also split at form feeds and other separators."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]
