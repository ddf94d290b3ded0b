"""Builtins on strings.

What is taken out of a string keeps its origin and the unknown parts that it may contain. Nix counts bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from nixlint_hwc.eval import releases
from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.coerce import coerce_to_string, join_around
from nixlint_hwc.eval.errors import EvalError, InvalidValue, TypeMismatch
from nixlint_hwc.eval.registry import BUILTINS, INTEGER, KNOWN, LAZY, LIST, STRING, VALUE, checked
from nixlint_hwc.eval.store_paths import StorePart, character_count, free_of, has_store_path, spelled
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import HOLE, AttrSet, ListValue, PathValue, Str, Unknown, hole, join

native = BUILTINS.native


@native("toString", KNOWN)
def to_string(value: Any) -> Str:
    return coerce_to_string(value, more=True, copy_paths=False)


def gap_of(text: Str) -> Unknown:
    """Why a partly known string is not known."""
    return anonymous(text.holes[0])


def known_prefix(text: Str) -> int:
    """How many characters come before the first unknown part."""
    at = text.text.find(HOLE)
    return len(text.text) if at < 0 else at


@native("stringLength", KNOWN)
def string_length(value: Any) -> int | Unknown:
    text = coerce_to_string(value)
    if text.holes:
        count = character_count(spelled(text))
        return gap_of(text) if count is None else count
    return byte_length(text.text)


def byte_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))


@native("substring", INTEGER, INTEGER, VALUE)
def substring(start: int, length: int, value: Any) -> Str:
    """`length` bytes from byte `start` on; all the rest when `length` is negative."""
    if start < 0:
        raise InvalidValue("negative start position in 'substring'")
    text = coerce_to_string(value)
    if text.holes:
        return _substring_of_partial(start, length, text)
    return byte_slice(text, start, length)


def byte_slice(text: Str, start: int, length: int) -> Str:
    """Bytes of a known string; a piece that cuts through a character has stray bytes and no origin."""
    machine.spend(len(text.text) >> 6)
    if text.text.isascii():
        end = len(text.text) if length < 0 else start + length
        return text.slice(start, end) if start < len(text.text) else Str("")
    data = text.text.encode("utf-8", "surrogateescape")
    if start >= len(data):
        return Str("")
    end = len(data) if length < 0 else min(len(data), start + length)
    piece = data[start:end].decode("utf-8", "surrogateescape")
    first = len(data[:start].decode("utf-8", "surrogateescape"))
    if text.text[first : first + len(piece)] == piece:
        return text.slice(first, first + len(piece))
    return Str(piece)


def _substring_of_partial(start: int, length: int, text: Str) -> Str:
    """What is certain of a piece: the text as far as positions are known, which hashes of store paths leave so."""
    if start == 0 and length < 0:
        return text
    parts: list[Str] = []
    at = 0
    for piece, size in _runs(spelled(text)):
        if length >= 0 and at >= start + length:
            break
        if size is None:
            if length < 0 and start <= at:
                parts.append(piece)
                continue
            parts.append(hole(gap_of(text)))
            break
        low, high = max(start - at, 0), size if length < 0 else min(size, start + length - at)
        if low < high:
            whole = not piece.holes or (low == 0 and high == size)
            parts.append(byte_slice(piece, low, high - low) if whole else hole(gap_of(piece)))
        at += size
    return join_or_empty(parts)


def _runs(text: Str) -> Iterator[tuple[Str, int | None]]:
    """The known and the unknown parts of a spelled string in turn; their lengths in bytes where these are known."""
    at = 0
    for unknown in text.holes:
        found = text.text.index(HOLE, at)
        yield text.slice(at, found), byte_length(text.text[at:found])
        part = unknown.payload
        yield text.slice(found, found + 1), part.length if isinstance(part, StorePart) else None
        at = found + 1
    yield text.slice(at, len(text.text)), byte_length(text.text[at:])


@native("concatStringsSep", STRING, LIST)
def concat_strings_sep(separator: Str, items: ListValue) -> Str:
    parts: list[Str] = []
    for index, item in enumerate(items.items):
        if index and separator.text:
            parts.append(separator)
        parts.append(coerce_to_string(force(item)))
    machine.spend(sum([len(part.text) for part in parts]) >> 6)
    if items.rest is not None:
        return join_around([part for part in parts if part is not separator], anonymous(items.rest))
    return join(parts) if parts else Str("")


@native("replaceStrings", LIST, LIST, LAZY)
def replace_strings(old: ListValue, new: ListValue, text: Any) -> Any:
    """Replace from left to right; at each position the first pattern of the list that fits wins.

    The text is evaluated after the lists and their elements. Since Nix 2.16 a replacement is evaluated where it is
    made; before, all of them are.
    """
    if old.rest is not None or new.rest is not None:
        return hole(anonymous(old.rest or new.rest))  # type: ignore[arg-type]
    if len(old.items) != len(new.items):
        raise InvalidValue("'from' and 'to' arguments to 'replaceStrings' have different lengths")
    patterns = _strings(old)
    try:
        targets = _strings(new)
    except EvalError as failure:
        if _replaces_with_failing(patterns, new.items, text):
            raise failure from None
        return releases.differ(releases.NOT_REPLACED)
    return _REPLACED(patterns, targets, text)


def _replaces_with_failing(patterns: list[Str], items: Sequence[Any], text: Any) -> bool:
    """Whether Nix of any release fails, where one of the replacements does: because it is made, or the text fails."""
    try:
        whole = force(text)
    except EvalError:
        return True
    if whole.__class__ is not Str:
        return whole.__class__ is not Unknown
    if any(part.holes for part in (whole, *patterns)):
        return False
    marks = [Str("x") for _ in items]
    parts = {id(part) for part in _replaced(whole, tuple([pattern.text for pattern in patterns]), marks)}
    try:
        _strings(ListValue([item for item, mark in zip(items, marks, strict=True) if id(mark) in parts]))
    except EvalError:
        return True
    return False


def _replaced_in(patterns: list[Str], targets: list[Str], text: Str) -> Str:
    unknown = next((pattern for pattern in patterns if pattern.holes), None)
    if unknown is not None:
        return hole(gap_of(unknown))
    sources = tuple([pattern.text for pattern in patterns])
    if not text.holes:
        return join_or_empty(_replaced(text, sources, targets))
    return _replaced_around_holes(spelled(text), sources, targets)


_REPLACED = checked("replaceStrings", (LAZY, LAZY, STRING), _replaced_in)


def join_or_empty(parts: list[Str]) -> Str:
    return join(parts) if parts else Str("")


def _strings(items: ListValue) -> list[Str]:
    found = []
    for item in items.items:
        value = force(item)
        if value.__class__ is Unknown:
            value = hole(value)
        if value.__class__ is not Str:
            raise TypeMismatch(f"'replaceStrings' takes lists of strings, but got {describe(value)}")
        found.append(value)
    return found


@lru_cache(maxsize=256)
def _alternation(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([f"({re.escape(pattern)})" for pattern in patterns]))


def _replaced(text: Str, patterns: tuple[str, ...], targets: list[Str], *, is_end: bool = True) -> list[Str]:
    """The parts of the text with replacements; `is_end`: where the text ends, the whole one does."""
    machine.spend(len(text.text) >> 6)
    if not patterns:
        return [text]
    if "" in patterns:
        return _replaced_stepwise(text, patterns, targets, is_end)
    parts: list[Str] = []
    at = size = 0
    for match in _alternation(patterns).finditer(text.text):
        if match.start() > at:
            parts.append(text.slice(at, match.start()))
        target = targets[match.lastindex - 1]  # type: ignore[operator]
        parts.append(target)
        size += len(target.text)
        at = match.end()
    machine.spend(size >> 6)
    if at < len(text.text) or not parts:
        parts.append(text.slice(at, len(text.text)))
    return parts


def _replaced_stepwise(text: Str, patterns: tuple[str, ...], targets: list[Str], is_end: bool) -> list[Str]:
    """The same with an empty pattern, which fits before every byte and at the end of the whole text."""
    data = text.text.encode("utf-8", "surrogateescape")
    sources = [pattern.encode("utf-8", "surrogateescape") for pattern in patterns]
    parts: list[Str] = []
    at = 0
    while at < len(data) or (is_end and at == len(data)):
        machine.spend(1)
        for source, target in zip(sources, targets, strict=True):
            if data.startswith(source, at):
                parts.append(target)
                break
        else:
            source = b""
        if not source:
            parts.append(byte_slice(text, at, 1))
        at += len(source) or 1
    return parts


def _replaced_around_holes(text: Str, patterns: tuple[str, ...], targets: list[Str]) -> Str:
    """Each known run by itself, where no pattern can reach across a border between known and unknown text."""
    runs = text.split(HOLE)
    for index, run in enumerate(runs):
        for pattern in patterns:
            if (index and _continues(pattern, run.text)) or (index < len(runs) - 1 and _begins(pattern, run.text)):
                return hole(gap_of(text))
    parts: list[Str] = []
    for index, run in enumerate(runs):
        if index:
            parts.append(hole(anonymous(text.holes[index - 1])))
        parts += _replaced(run, patterns, targets, is_end=index == len(runs) - 1)
    return join(parts)


def _continues(pattern: str, run: str) -> bool:
    """Whether a pattern that began before a run of text may end in it."""
    return any(run.startswith(pattern[cut:]) or pattern[cut:].startswith(run) for cut in range(1, len(pattern)))


def _begins(pattern: str, run: str) -> bool:
    """Whether a pattern may begin in a run of text and end behind it."""
    return any(run.endswith(pattern[:cut]) for cut in range(1, len(pattern)))


@native("baseNameOf", VALUE)
def base_name_of(value: Any) -> Str:
    text = spelled(coerce_to_string(value, copy_paths=False))
    end = len(text.text)
    if end > 1 and text.text.endswith("/"):
        end -= 1
    start = text.text.rfind("/", 0, end) + 1
    name = text.slice(start, max(start, end))
    return name if free_of(name, "/") else _after_last_hole(name)


def _after_last_hole(name: Str) -> Str:
    """A name whose unknown part may itself contain slashes: only what follows that part is certain."""
    at = name.text.rfind(HOLE)
    return join([hole(anonymous(name.holes[-1])), name.slice(at + 1, len(name.text))])


@native("dirOf", VALUE)
def dir_of(value: Any) -> Any:
    text = coerce_to_string(value, copy_paths=False)
    at = text.text.rfind("/")
    if value.__class__ is PathValue:
        return PathValue(value.path[: max(at, 1)], value.origin)
    if HOLE in text.text[at + 1 :]:
        text = spelled(text)
        at = text.text.rfind("/")
        if not free_of(text.slice(at + 1, len(text.text)), "/"):
            return hole(gap_of(text))
    if at < 0:
        return Str(".")
    return text.slice(0, max(at, 1))


@native("toPath", VALUE)
def to_path(value: Any) -> Any:
    from nixlint_hwc.eval.operators import normalise_path

    text = coerce_to_string(value, copy_paths=False)
    if text.holes:
        is_canonical = all(unknown.built for unknown in text.holes) and normalise_path(text.text) == text.text
        return text if is_canonical else hole(gap_of(text))
    if not text.text.startswith("/"):
        raise InvalidValue(f"the string '{text.text}' is not an absolute path")
    return Str(normalise_path(text.text), text.origin)


@native("unsafeDiscardStringContext", VALUE)
def discard_context(value: Any) -> Str:
    return spelled(coerce_to_string(value))


@native("unsafeDiscardOutputDependency", VALUE)
def discard_output_dependency(value: Any) -> Str:
    return coerce_to_string(value)


@native("addDrvOutputDependencies", VALUE)
def add_output_dependencies(value: Any) -> Str:
    return coerce_to_string(value)


@native("hasContext", STRING)
def has_context(text: Str) -> bool | Unknown:
    if has_store_path(text):
        return True
    return gap_of(text) if text.holes else False


@native("getContext", STRING)
def get_context(text: Str) -> AttrSet | Unknown:
    return gap_of(text) if text.holes else AttrSet({})


@native("appendContext", STRING, VALUE)
def append_context(text: Str, _context: Any) -> Str:
    return text
