"""Where a finding about a value points.

The primary place is in the module that owns the container: the offending literal if it stands there, else the place in
that module that brought it in. What lies elsewhere (a helper's literal, an option's default) is related to it.
"""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.values import LiteralFloat, LiteralInt, PathValue, Str, Unknown
from nixlint_hwc.finding import Related
from nixlint_hwc.source import SourceFile, Span


class Origin(Span):
    """A place that knows the way to it: `related` are the places between the source of a value and this one.

    What is found in a fact takes the fact's origin over, and so the way with it.
    """

    related: tuple[Related, ...] = ()

    @classmethod
    def of(cls, place: Span, related: tuple[Related, ...]) -> Span:
        """A place with the way to it."""
        if not related:
            return place
        origin = cls(*place)
        origin.related = related
        return origin


def way_to(place: Span) -> tuple[Related, ...]:
    """The places on the way to this one."""
    return place.related if isinstance(place, Origin) else ()


def spans_of(value: Any) -> list[Span]:
    """The source places of a scalar, left to right."""
    if value.__class__ is Str:
        return list(value.spans())
    if isinstance(value, (LiteralInt, LiteralFloat, PathValue)):
        return [value.origin] if value.origin is not None else []
    if isinstance(value, Unknown):
        return [value.span] if value.span is not None else []
    return []


def locate(value: Any, place: Span | None, fallback: Span, name: str = "") -> Span:
    """Where a value of a container stands.

    `place` is the binding or list element that holds it, `fallback` the container's own place in the owning module,
    whose file is the owner. A word of the container's `name` in the value is pointed at where nothing else is.
    """
    owner = fallback.file
    spans = spans_of(value)
    inside = [span for span in spans if span.file is owner]
    here = [span for span in inside if span.text.strip('"') not in name] if name else inside
    here = here or inside
    if here:
        primary = _in_owner(here, place, owner)
        return Origin.of(primary, _elsewhere(spans, primary))
    vias = [span.via for span in spans if span.via is not None and span.via.file is owner]
    if vias:
        return Origin.of(vias[0], _elsewhere(spans, vias[0]))
    if place is not None and place.file is owner:
        return Origin.of(place, _elsewhere(spans, place))
    related = _elsewhere(spans, fallback)
    if not related and place is not None:
        related = (Related(place, "it is set here"),)
    return Origin.of(fallback, related)


def _in_owner(spans: list[Span], place: Span | None, owner: SourceFile) -> Span:
    """The literal, or the list element around all of it where the value is put together."""
    first = spans[0]
    if place is not None and place.file is owner:
        inside = [span for span in spans if place.start <= span.start and span.end <= place.end]
        if inside and (len(spans) > 1 or place.end - place.start <= first.end - first.start + 2):
            return place if _one_line(place) else inside[0]
    return first


def _one_line(span: Span) -> bool:
    first, last = _lines(span)
    return first == last


def _elsewhere(spans: list[Span], primary: Span) -> tuple[Related, ...]:
    """The literals on other lines than the primary place, but for bare separators between interpolations."""
    outside = [
        span
        for span in spans
        if not _is_within(span, primary) and not span.file.path.startswith("<") and any(map(str.isalnum, span.text))
    ]
    if not outside:
        return ()
    first, last = _lines(primary)
    found: dict[tuple[str, int], Related] = {}
    for span in outside:
        if span.file is not primary.file or not first <= span.file.line_of(span.start) <= last:
            found.setdefault((span.file.path, span.start), Related(span, "it is defined here"))
    return tuple(found.values())


def _is_within(span: Span, outer: Span) -> bool:
    return span.file is outer.file and outer.start <= span.start < outer.end


def _lines(span: Span) -> tuple[int, int]:
    return span.file.line_of(span.start), span.file.line_of(max(span.start, span.end - 1))
