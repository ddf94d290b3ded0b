"""Spans as the lines and columns that people and formats use.

In: byte spans. Out: 1-based lines and code point columns, end exclusive. Always holds: an end is never before its
start.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nixlint_hwc.finding import Finding, Related
from nixlint_hwc.source import Span


class Place(NamedTuple):
    """Where a span lies; `end_column` is the column behind its last character."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


def place(span: Span) -> Place:
    """The whole of a span."""
    start = span.file.position(span.start)
    end = span.file.position(max(span.start, span.end))
    return Place(span.file.path, start.line, start.column, end.line, end.column)


def first_line(span: Span) -> Place:
    """The part of a span that lies on its first line: what an annotation in a pull request marks."""
    _, line_end = span.file.line_span(span.file.line_of(span.start))
    return place(Span(span.file, span.start, max(span.start, min(span.end, line_end))))


def passed_through(span: Span) -> Iterator[Span]:
    """The call arguments through which the value at `span` reached the container, nearest to `span` first."""
    via = span.via
    while via is not None:
        yield via
        via = via.via


def explaining_places(finding: Finding) -> tuple[Related, ...]:
    """The related places, each followed by the calls that passed its value on; none twice, and not the primary one."""
    seen = {_key(finding.span)}
    places = []
    for related in _places_in_order(finding):
        if _key(related.span) not in seen:
            seen.add(_key(related.span))
            places.append(related)
    return tuple(places)


def _places_in_order(finding: Finding) -> Iterator[Related]:
    for related in finding.related:
        yield related
        yield from (Related(call, "passed on here") for call in passed_through(related.span))
    yield from (Related(call, "passed on here") for call in passed_through(finding.span))


def _key(span: Span) -> tuple[str, int, int]:
    return span.file.path, span.start, span.end
