"""Texts with unknown parts that stand in a file, and what holds for whatever a parser makes of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from nixlint_hwc.eval.values import HOLE, Segment, Str, Unknown
from nixlint_hwc.source import SourceFile, Span


def clean(text: str) -> str:
    """Without surrogates that no string of the evaluator can have."""
    return "".join(c for c in text if not "\ud800" <= c <= "\udfff" or c == HOLE or "\udc80" <= c <= "\udcff")


def sourced(text: str) -> Str:
    """A text that stands in a file, with a hole for each unknown part."""
    data = text.replace(HOLE, "${x}").encode("utf-8", "surrogateescape")
    file = SourceFile("module.nix", b"  '" + data)
    segments: list[Segment] = []
    holes: list[Unknown] = []
    at, byte = 0, 3
    for index, known in enumerate(text.split(HOLE)):
        if index:
            span = Span(file, byte, byte + 4)
            holes.append(Unknown("x", span))
            at, byte = at + 1, byte + 4
            segments.append(Segment(at, span, False))
        size = len(known.encode("utf-8", "surrogateescape"))
        if known:
            segments.append(Segment(at + len(known), Span(file, byte, byte + size), True))
        at, byte = at + len(known), byte + size
    return Str(text, tuple(segments), tuple(holes))


def facts(value: Any) -> Iterator[Any]:
    """Every value in the dataclasses of a result, and every value that can be asked of them; a dataclass once."""
    seen: dict[int, Any] = {}
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, (list, tuple)):
            left += one
        elif not dataclasses.is_dataclass(one):
            yield one
        elif id(one) not in seen:
            seen[id(one)] = one
            left += [getattr(one, field.name) for field in dataclasses.fields(one)]
            asked = [getattr(one, name) for name in dir(type(one)) if isinstance(getattr(type(one), name), property)]
            left += [answer for answer in asked if not dataclasses.is_dataclass(answer)]


def check(result: Any) -> None:
    """Every derived fact can be asked, holes are counted, and a piece with a place has the place's text."""
    for value in facts(result):
        if isinstance(value, Str):
            assert len(value.holes) == value.text.count(HOLE)
            span = value.literal_span()
            if span is not None:
                assert span.file.data[span.start : span.end] == value.text.encode("utf-8", "surrogateescape")
