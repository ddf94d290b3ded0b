"""The values of literal text, with origins by line where the source shows more than the string holds."""

from __future__ import annotations

from nixlint_hwc.eval.values import Segment, Segments, Str
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast


def text_value(file: SourceFile, node: ast.Text) -> Str:
    """The string of a run of literal text.

    An indented string loses its indentation, so that it is not the source's text as a whole, but its lines are.
    """
    span = Span(file, node.start, node.end)
    if "\n" in node.value and file.data[node.start : node.end] != node.value.encode():
        segments = _segments_by_line(file, node)
        if segments is not None:
            return Str(node.value, segments)
    return Str(node.value, span)


def _segments_by_line(file: SourceFile, node: ast.Text) -> Segments | None:
    """One segment per line; None where lines of the source and of the value cannot be paired."""
    values = node.value.split("\n")
    sources = file.data[node.start : node.end].split(b"\n")
    if len(values) != len(sources):
        return None
    segments = []
    end, offset = 0, node.start
    for index, (value, source) in enumerate(zip(values, sources, strict=True)):
        last = index == len(values) - 1
        text = value if last else value + "\n"
        stop = offset + len(source) + (not last)
        end += len(text)
        if text:
            segments.append(_line(file, text, end, offset, stop))
        offset += len(source) + 1
    return tuple(segments)


def _line(file: SourceFile, text: str, end: int, start: int, stop: int) -> Segment:
    data = text.encode()
    exact = file.data[start:stop].endswith(data)
    return Segment(end, Span(file, stop - len(data) if exact else start, stop), exact)
