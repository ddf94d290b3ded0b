"""`Unknown`, and strings, which can be partly known.

A string records for each stretch of its text where in the source it comes from, and has a hole for each unknown part.
Joining and slicing keep both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

from nixlint_hwc.eval.tally import Tally
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.source import Span

#: Stands in `Str.text` for one unknown part. A lone surrogate cannot come out of a UTF-8 source file, and the
#: `surrogateescape` range (U+DC80..U+DCFF) does not contain it.
HOLE: Final = "\udfff"


class Unknown:
    """A value that the repository does not determine.

    `reason` reads as the end of "not known: ..." (`the flake input "secrets"`). `span` is the expression that met the
    gap. `name` is the Nix expression that denotes the value when it has one (`inputs.x.y`, `config.a.b`): two unknowns
    with one name are the same value, so that they can be decided. `built` marks a store path, which exists only at
    build time; `payload` is then what is known of its content, if anything, and `made_of` what its name follows from:
    the name, a thunk of it, the `PathValue` that is copied, or a derivation's `Output` (`store_paths.py`). `beyond`
    marks the rest of a set that is treated as complete until somebody asks for a name that it lacks.
    """

    __slots__ = ("beyond", "built", "made_of", "name", "payload", "reason", "span")

    def __init__(
        self,
        reason: str,
        span: Span | None = None,
        name: str | None = None,
        *,
        built: bool = False,
        payload: object = None,
        made_of: Any = None,
        beyond: bool = False,
    ) -> None:
        self.reason = reason
        self.span = span
        self.name = name
        self.built = built
        self.payload = payload
        self.made_of = made_of
        self.beyond = beyond

    def __repr__(self) -> str:
        return f"Unknown({self.name or self.reason!r})"


class Segment:
    """Where the characters of a `Str` up to (not including) index `end` come from; `span` None when computed.

    `exact` tells that the characters are those of the source at `span`, one for one, so that a slice has a span too.
    """

    __slots__ = ("end", "exact", "span")

    def __init__(self, end: int, span: Span | None, exact: bool) -> None:
        self.end = end
        self.span = span
        self.exact = exact


Segments: TypeAlias = tuple[Segment, ...]


def _end_of(segment: Segment) -> int:
    return segment.end


class Str:
    """A string. `text` has one `HOLE` per entry of `holes`, in order; `origin` tells where the text comes from.

    `origin` is None (computed), a `Span` that all of it comes from, or `Segments`, which cover `text` from left to
    right. A `Span` need not hold the very characters (a computed text is told at its definition): `segments` and
    `literal_span` tell whether it does. Nix counts bytes; `text` is Unicode with `surrogateescape` for stray bytes.
    """

    __slots__ = ("holes", "origin", "text")

    def __init__(self, text: str, origin: Span | Segments | None = None, holes: tuple[Unknown, ...] = ()) -> None:
        self.text = text
        self.origin = origin
        self.holes = holes

    def __repr__(self) -> str:
        return f"Str({self.shown!r})"

    @property
    def known(self) -> bool:
        return not self.holes

    @property
    def shown(self) -> str:
        """The text for people: each unknown part prints as `<?>`."""
        return self.text.replace(HOLE, "<?>") if self.holes else self.text

    def segments(self) -> Segments:
        """The origin as segments that cover the whole text."""
        origin = self.origin
        if origin is None:
            return (Segment(len(self.text), None, False),)
        if isinstance(origin, Span):
            return (Segment(len(self.text), origin, is_exact(origin, self.text)),)
        return origin

    def slice(self, start: int, end: int) -> Str:
        """The characters `start <= i < end` with their holes and origin."""
        text = self.text[start:end]
        holes = self.holes
        if holes:
            before = _holes.before(self.text, start)
            holes = holes[before : before + text.count(HOLE)]
        return Str(text, self._slice_origin(start, start + len(text)), holes)

    def _slice_origin(self, start: int, end: int) -> Span | Segments | None:
        origin = self.origin
        if origin is None or (start == 0 and end == len(self.text)):
            return origin
        if isinstance(origin, Span) and start <= len(self.text):
            if not is_exact(origin, self.text):
                return (Segment(end - start, origin, False),)
            return self._part(origin, 0, start, end)
        parts: list[Segment] = []
        segments = self.segments()
        first = bisect_left(segments, start, key=_end_of) if len(segments) > 8 else 0
        at = segments[first - 1].end if first else 0
        for index in range(first, len(segments)):
            segment = segments[index]
            if at > end:
                break
            low, high = max(at, start), min(segment.end, end)
            if low < high or (start == end and at <= start <= segment.end and not parts):
                span = segment.span
                if span is not None and segment.exact and (at < low or high < segment.end):
                    span = self._part(span, at, low, high)
                parts.append(Segment(high - start, span, segment.exact))
            at = segment.end
        machine.spend(len(parts) >> 2)
        if len(parts) == 1 and parts[0].exact:
            return parts[0].span
        return tuple(parts)

    def _part(self, span: Span, first: int, start: int, end: int) -> Span:
        """The source of the characters `start <= i < end`; at `span` is that of the characters from `first` on."""
        text = self.text
        if not text.isascii():
            first = _bytes_of_first.before(text, first)
            start, end = _bytes.before(text, start), _bytes.before(text, end)
        origin = span.start - first
        return Span(span.file, origin + start, origin + end, span.via)

    def split(self, separator: str, limit: int = -1) -> list[Str]:
        """Split at a literal separator, like `str.split`; every piece keeps its origin and holes."""
        pieces: list[Str] = []
        at = 0
        for piece in self.text.split(separator, limit):
            pieces.append(self.slice(at, at + len(piece)))
            at += len(piece) + len(separator)
        return pieces

    def strip(self) -> Str:
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def spans(self) -> Iterator[Span]:
        """The source places the text comes from, left to right."""
        if type(self.origin) is tuple:
            for segment in self.origin:
                if segment.span is not None:
                    yield segment.span
        elif self.origin is not None:
            yield self.origin  # type: ignore[misc]

    def literal_span(self) -> Span | None:
        """The span whose source is exactly this text, when one literal (part) gives all of it; else None."""
        segments = self.segments()
        if len(segments) == 1 and segments[0].exact:
            return segments[0].span
        return None


def _encoded(text: str, start: int, end: int) -> int:
    return len(text[start:end].replace(HOLE, "").encode("utf-8", "surrogateescape"))


#: Apart, as pieces are asked for in turn with the first character of what they are pieces of.
_bytes, _bytes_of_first = Tally(_encoded), Tally(_encoded)
_holes: Final = Tally(lambda text, start, end: text.count(HOLE, start, end))


class _Comparison:
    """The last comparison of a text with its source, since each of its pieces asks for it."""

    __slots__ = ("outcome", "span", "text")

    def __init__(self) -> None:
        self.span: Span | None = None
        self.text = ""
        self.outcome = False


_compared: Final = _Comparison()


def is_exact(span: Span, text: str) -> bool:
    """Whether the source at `span` is `text`, character for character."""
    if span is not _compared.span or text is not _compared.text:
        source = span.file.data[span.start : span.end]
        _compared.outcome = HOLE not in text and source == text.encode("utf-8", "surrogateescape")
        _compared.span, _compared.text = span, text
    return _compared.outcome


#: A text of more pieces than this is no place that a finding could point at.
SEGMENT_LIMIT: Final = 4096


def join(parts: Sequence[Str], separator: str = "") -> Str:
    """Concatenate with a separator of no origin; holes and origins are kept."""
    if len(parts) == 1:
        return parts[0]
    text = separator.join([part.text for part in parts])
    holes: tuple[Unknown, ...] = ()
    located = False
    for part in parts:
        if part.holes:
            holes += part.holes
        if part.origin is not None and part.text:
            located = True
    if not text.isascii() and _STRAY_BYTES.search(text):
        return Str(_rejoined(text), None, holes)
    return Str(text, _joined_origin(parts, len(separator)) if located else None, holes)


def _joined_origin(parts: Sequence[Str], gap: int) -> Span | Segments | None:
    """The origin of texts in a row, `gap` characters of no origin between them."""
    segments: list[Segment] = []
    at = 0
    for index, part in enumerate(parts):
        if index and gap:
            at += gap
            segments.append(Segment(at, None, False))
        if not part.text:
            continue
        if part.origin is None:
            segments.append(Segment(at + len(part.text), None, False))
        else:
            for segment in part.segments():
                segments.append(Segment(at + segment.end, segment.span, segment.exact))
        at += len(part.text)
    machine.spend(len(segments))
    if len(segments) > SEGMENT_LIMIT:
        return None
    return segments[0].span if len(segments) == 1 and segments[0].exact else tuple(segments)


_STRAY_BYTES: Final = re.compile("[\udc80-\udcff]+")


def _rejoined(text: str) -> str:
    """The text with bytes that make up a character again as that character."""
    runs = [run.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape") for run in text.split(HOLE)]
    return HOLE.join(runs)


def hole(unknown: Unknown) -> Str:
    """A string of which nothing is known."""
    return Str(HOLE, unknown.span, (unknown,))
