"""`match` and `split`: POSIX extended regular expressions, leftmost-longest, on bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nixlint_hwc.eval.builtins.posix_regex import PosixRegex, UnsupportedRegexError, compile_posix
from nixlint_hwc.eval.builtins.strings import gap_of
from nixlint_hwc.eval.registry import BUILTINS, STRING, TEXT
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import ListValue, Str, Unknown

native = BUILTINS.native

BytesSpan = tuple[int, int]


class Subject:
    """A known string as bytes, whose pieces keep their origin."""

    def __init__(self, text: Str) -> None:
        self.text = text
        self.ascii = text.text.isascii()
        self.data = text.text.encode("utf-8", "surrogateescape")

    def piece(self, start: int, end: int) -> Str:
        """The bytes `start <= i < end`."""
        if self.ascii:
            return self.text.slice(start, end)
        from nixlint_hwc.eval.builtins.strings import byte_slice

        return byte_slice(self.text, start, end - start)

    def groups(self, spans: list[BytesSpan]) -> ListValue:
        return ListValue([None if start < 0 else self.piece(start, end) for start, end in spans])


def _compiled(regex: Str) -> PosixRegex | Unknown:
    try:
        return compile_posix(regex.text.encode("utf-8", "surrogateescape"))
    except UnsupportedRegexError as error:
        return Unknown(f"a regular expression that cannot be run here ({error})")


@native("match", TEXT, STRING)
def match(regex: Str, text: Str) -> Any:
    compiled = _compiled(regex)
    if isinstance(compiled, Unknown):
        return compiled
    if text.holes:
        return gap_of(text)
    subject = Subject(text)
    machine.spend(len(subject.data) >> 6)
    found = compiled.whole.fullmatch(subject.data)
    if found is None:
        return None
    return subject.groups([found.span(group) for group in range(1, compiled.groups + 1)])


@native("split", TEXT, STRING)
def split(regex: Str, text: Str) -> Any:
    compiled = _compiled(regex)
    if isinstance(compiled, Unknown):
        return compiled
    if text.holes:
        return gap_of(text)
    subject = Subject(text)
    machine.spend(len(subject.data) >> 4)
    pieces: list[Any] = []
    at = 0
    for start, end in _matches(compiled, subject.data):
        machine.spend(1)
        pieces.append(subject.piece(at, start))
        pieces.append(subject.groups(_captures(compiled, subject.data, start, end)))
        at = end
    if not pieces:
        return ListValue([text])
    pieces.append(subject.piece(at, len(subject.data)))
    return ListValue(pieces)


def _matches(compiled: PosixRegex, data: bytes) -> Iterator[BytesSpan]:
    """Successive matches, as `std::regex_iterator` steps through them: `^` holds for the first search only."""
    at, matcher = 0, compiled.longest
    while at <= len(data):
        found = matcher.search(data, at)
        if found is None:
            return
        start, end = found.span()
        yield start, end
        matcher = compiled.later
        at = end + 1 if start == end else end


def _captures(compiled: PosixRegex, data: bytes, start: int, end: int) -> list[BytesSpan]:
    """The groups of a match of known extent: those of the first alternative that gives it."""
    if not compiled.groups:
        return []
    found = compiled.captures[start == 0, end == len(data)].fullmatch(data[start:end])
    spans = [found.span(group) for group in range(1, compiled.groups + 1)]
    return [(low + start, high + start) if low >= 0 else (low, high) for low, high in spans]
