"""Source text without its secrets.

In: a file's bytes, edits on them and `Result.redacted`. Out: text in which no redacted byte appears.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nixlint_hwc.finding import Edit
from nixlint_hwc.source import SourceFile, Span

MASK = "<redacted>"


class Redactions:
    """The secret byte ranges of each file. Overlapping ranges are joined."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._ranges: dict[str, list[tuple[int, int]]] = {}
        for span in sorted(spans, key=lambda span: (span.file.path, span.start, span.end)):
            _join(self._ranges.setdefault(span.file.path, []), span.start, span.end)

    def within(self, file: SourceFile, start: int, end: int) -> list[tuple[int, int]]:
        """The secret ranges that touch the bytes `start <= offset < end`."""
        return [(low, high) for low, high in self._ranges.get(file.path, ()) if low < end and high > start]

    def text(self, file: SourceFile, start: int, end: int, edits: Sequence[Edit] = ()) -> str:
        """The text of a byte range with `edits` applied and secrets masked.

        `edits` are disjoint and lie in the range. What an edit leaves of a secret stays masked.
        """
        pieces = [(edit.span.start, edit.span.end, edit.text) for edit in edits]
        secrets = self.within(file, start, end)
        pieces += [(low, high, MASK) for secret in secrets for low, high in _without(secret, edits)]
        return _splice(file.data, start, end, sorted(pieces))


def _join(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    if ranges and start <= ranges[-1][1]:
        ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
    else:
        ranges.append((start, end))


def _without(secret: tuple[int, int], edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """The parts of a byte range that no edit replaces."""
    low, high = secret
    parts = []
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        if edit.span.start < high and edit.span.end > low:
            parts.append((low, edit.span.start))
            low = edit.span.end
    return [(start, end) for start, end in (*parts, (low, high)) if start < end]


def _splice(data: bytes, start: int, end: int, pieces: Sequence[tuple[int, int, str]]) -> str:
    text = []
    at = start
    for low, high, replacement in pieces:
        text.append(data[at : max(at, low)].decode("utf-8", "replace"))
        text.append(replacement)
        at = max(at, high)
    text.append(data[at:end].decode("utf-8", "replace"))
    return "".join(text)
