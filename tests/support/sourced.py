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
    """Every dataclass of a result and every value that can be asked of it."""
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from facts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from facts(getattr(value, field.name))
        for name in dir(type(value)):
            if isinstance(getattr(type(value), name), property):
                result = getattr(value, name)
                if not dataclasses.is_dataclass(result):
                    yield from facts(result)
    else:
        yield value


def check(result: Any) -> None:
    """Every derived fact can be asked, holes are counted, and a piece with a place has the place's text."""
    for value in facts(result):
        if isinstance(value, Str):
            assert len(value.holes) == value.text.count(HOLE)
            span = value.literal_span()
            if span is not None:
                assert span.file.data[span.start : span.end] == value.text.encode("utf-8", "surrogateescape")
