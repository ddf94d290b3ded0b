"""Text at the beginning or the end of a string, which may be put together from parts."""

from __future__ import annotations

import re
from typing import Any, Final

from nixlint_hwc.eval.values import Segment, Str
from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edits.list import Edits
from nixlint_hwc.policy.edits.tree import WithheldError, trail
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

#: The flag that stands before a value in one string.
_FLAG: Final = re.compile(r"--?[a-z][a-z-]*=|-[epv]")


def prefixed(place: Span, text: Str, added: str) -> Edits:
    """More text before a fact's text. Raises `WithheldError`."""
    file, node = _string_of(place, text)
    first = text.segments()[0]
    if _is_within(first, node, file) and first.span is not None:
        return (Edit(_at(file, first.span.start), added),)
    parts = node.parts
    start = node.start + (2 if node.indented else 1)
    if parts and isinstance(parts[0], ast.Text):
        if _FLAG.fullmatch(parts[0].value) is None:
            raise WithheldError("the text is computed; change its parts by hand")
        start = parts[0].end
    return (Edit(_at(file, start), added),)


def suffixed(place: Span, text: Str, added: str) -> Edits:
    """More text behind a fact's text. Raises `WithheldError`."""
    file, node = _string_of(place, text)
    last = text.segments()[-1]
    if _is_within(last, node, file) and last.span is not None:
        return (Edit(_at(file, last.span.end), added),)
    end = node.end - (2 if node.indented else 1)
    if node.parts and isinstance(node.parts[-1], ast.Text):
        raise WithheldError("the text is computed; change its parts by hand")
    return (Edit(_at(file, end), added),)


def replaced_part(text: Str, part: str, new: str) -> Edits:
    """Another text in the place of a part of a fact's text. Raises `WithheldError`."""
    at = text.text.find(part)
    piece = text.slice(at, at + len(part)).literal_span() if at >= 0 and part else None
    if piece is None:
        raise WithheldError("the text is computed, not written in one place; change its parts by hand")
    return (Edit(piece, new),)


def _string_of(place: Span, text: Str) -> tuple[SourceFile, ast.String]:
    """The string that puts a text together: the one at its place, else the one around its first literal part."""
    literals = [segment.span for segment in text.segments() if segment.exact and segment.span is not None]
    for span in [place, *literals]:
        found: Any = next((node for node in reversed(trail(span)) if not isinstance(node, ast.Text)), None)
        if isinstance(found, ast.String):
            return span.file, found
    raise WithheldError("the text is computed, not written in one place; change its parts by hand")


def _is_within(segment: Segment, node: ast.String, file: SourceFile) -> bool:
    """Whether a part of the text is characters of the string itself, not of what it interpolates."""
    span = segment.span
    return (
        segment.exact
        and span is not None
        and span.file is file
        and any(isinstance(part, ast.Text) and part.start <= span.start <= span.end <= part.end for part in node.parts)
    )


def _at(file: SourceFile, offset: int) -> Span:
    return Span(file, offset, offset)
