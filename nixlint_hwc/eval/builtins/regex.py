"""`match` and `split`: POSIX extended regular expressions, on bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nixlint_hwc.eval.builtins.posix_regex import PosixRegex, UnsupportedRegexError, compile_posix
from nixlint_hwc.eval.builtins.strings import gap_of
from nixlint_hwc.eval.registry import BUILTINS, STRING, TEXT
from nixlint_hwc.eval.store_paths import free_of, spelled
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import HOLE, ListValue, Str, Unknown

native = BUILTINS.native

BytesSpan = tuple[int, int]
#: What an expression means otherwise than as itself.
_SPECIAL = frozenset(".[\\()*+?{|^$")


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
        return _not_run(error)


def _not_run(error: UnsupportedRegexError) -> Unknown:
    return Unknown(f"a regular expression that cannot be run here ({error})")


@native("match", TEXT, STRING)
def match(regex: Str, text: Str) -> Any:
    compiled = _compiled(regex)
    if isinstance(compiled, Unknown):
        return compiled
    if text.holes:
        return _match_partial(regex.text, compiled, spelled(text))
    subject = Subject(text)
    machine.spend(len(subject.data) >> 6)
    found = compiled.whole.fullmatch(subject.data)
    if found is None:
        return None
    return subject.groups(compiled.spans(found))


def _match_partial(regex: str, compiled: PosixRegex, text: Str) -> Any:
    """What is certain of matching a spelled text: that its beginning rules a match out, or that a part suffices.

    Where `.*` is at an end of the expression, a known part that matches all of it does so with any text there.
    """
    if not _may_begin(compiled, text.text.partition(HOLE)[0]):
        return None
    if compiled.groups == 0 and not set("|^$") & set(regex):
        runs = text.text.split(HOLE)
        open_start, open_end = regex.startswith(".*"), regex.endswith(".*") and not regex.endswith("\\.*")
        candidates = runs if open_start and open_end else runs[:1] if open_end else runs[-1:] if open_start else []
        if any(compiled.whole.fullmatch(run.encode("utf-8", "surrogateescape")) for run in candidates):
            return ListValue([])
    return gap_of(text)


def _may_begin(compiled: PosixRegex, head: str) -> bool:
    """Whether a text that matches may begin with these characters."""
    import re2

    data = head.encode("utf-8", "surrogateescape")
    try:
        low, high = compiled.whole.possiblematchrange(len(data) + 1)
    except re2.error:
        return True
    return bool(low[: len(data)] <= data <= high)


@native("split", TEXT, STRING)
def split(regex: Str, text: Str) -> Any:
    compiled = _compiled(regex)
    if isinstance(compiled, Unknown):
        return compiled
    if text.holes:
        return _split_partial(regex.text, spelled(text))
    subject = Subject(text)
    machine.spend(len(subject.data) >> 4)
    pieces: list[Any] = []
    at = 0
    try:
        for start, end in _matches(compiled, subject.data):
            machine.spend(1)
            pieces.append(subject.piece(at, start))
            pieces.append(subject.groups(_captures(compiled, subject.data, start, end)))
            at = end
    except UnsupportedRegexError as error:
        return _not_run(error)
    if not pieces:
        return ListValue([text])
    pieces.append(subject.piece(at, len(subject.data)))
    return ListValue(pieces)


def _split_partial(regex: str, text: Str) -> Any:
    """The pieces of a spelled text between single characters that its unknown parts cannot have."""
    separator = regex.removeprefix("\\")
    plain = len(separator) == 1 and separator.isascii() and (separator != regex or separator not in _SPECIAL)
    if not plain or not free_of(text, separator):
        return gap_of(text)
    pieces = text.split(separator)
    machine.spend(len(pieces) >> 4)
    spread: list[Any] = [pieces[0]]
    for piece in pieces[1:]:
        spread += (ListValue([]), piece)
    return ListValue(spread)


def _matches(compiled: PosixRegex, data: bytes) -> Iterator[BytesSpan]:
    """Successive matches, as `std::regex_iterator` steps through them: `^` holds for the first search only.

    Raises `UnsupportedRegexError`.
    """
    at, search = 0, compiled.start
    while at <= len(data):
        found = search.span(data, at)
        if found is None:
            return
        start, end = found
        yield start, end
        search = compiled.later
        at = end + 1 if start == end else end


def _captures(compiled: PosixRegex, data: bytes, start: int, end: int) -> list[BytesSpan]:
    """The groups of a match of known extent: those of the first alternative that gives it."""
    if not compiled.groups:
        return []
    found = compiled.captures[start == 0, end == len(data)].fullmatch(data[start:end])
    return [(low + start, high + start) if low >= 0 else (low, high) for low, high in compiled.spans(found)]
