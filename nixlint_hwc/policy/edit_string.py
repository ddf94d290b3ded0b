"""Text at the beginning or the end of a string, which may be put together from parts."""

from __future__ import annotations

import re
from typing import Any, Final

from nixlint_hwc.eval.values import Segment, Str
from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edit_list import Edits
from nixlint_hwc.policy.edit_tree import WithheldError, trail
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast

#: The flag that stands before a value in one string.
_FLAG: Final = re.compile(r"--?[a-z][a-z-]*=|-[epv]")


def prefixed(place: Span, text: Str, added: str) -> Edits:
    """More text before a fact's text. Raises `WithheldError`."""
    node = _string_at(place)
    first = text.segments()[0]
    if first.exact and first.span is not None:
        return (Edit(_at(_within(first, node, place), first.span.start), added),)
    parts = node.parts
    start = node.start + (2 if node.indented else 1)
    if parts and isinstance(parts[0], ast.Text):
        if _FLAG.fullmatch(parts[0].value) is None:
            raise WithheldError("the text is computed; change it by hand")
        start = parts[0].end
    return (Edit(_at(place, start), added),)


def suffixed(place: Span, text: Str, added: str) -> Edits:
    """More text behind a fact's text. Raises `WithheldError`."""
    node = _string_at(place)
    last = text.segments()[-1]
    if last.exact and last.span is not None:
        return (Edit(_at(_within(last, node, place), last.span.end), added),)
    end = node.end - (2 if node.indented else 1)
    if node.parts and isinstance(node.parts[-1], ast.Text):
        raise WithheldError("the text is computed; change it by hand")
    return (Edit(_at(place, end), added),)


def replaced_part(text: Str, part: str, new: str) -> Edits:
    """Another text in the place of a part of a fact's text. Raises `WithheldError`."""
    at = text.text.find(part)
    piece = text.slice(at, at + len(part)).literal_span() if at >= 0 and part else None
    if piece is None:
        raise WithheldError("the text is computed, not written in one place")
    return (Edit(piece, new),)


def _string_at(place: Span) -> ast.String:
    found: Any = next((node for node in reversed(trail(place)) if not isinstance(node, ast.Text)), None)
    if not isinstance(found, ast.String):
        raise WithheldError("the text is computed, not written in one place")
    return found


def _within(segment: Segment, node: ast.String, place: Span) -> Span:
    """The segment's span, which must lie in the string: elsewhere it has other readers."""
    span = segment.span
    assert span is not None
    if span.file is not place.file or not node.start <= span.start <= span.end <= node.end:
        raise WithheldError("a part of the text comes from elsewhere; change it by hand")
    return span


def _at(place: Span, offset: int) -> Span:
    return Span(place.file, offset, offset)
