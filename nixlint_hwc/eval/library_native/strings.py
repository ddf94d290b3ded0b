"""`lib.strings`, natively: slices and joins keep origins, partly known strings keep what can be kept."""

from __future__ import annotations

from typing import Any, Final

from nixlint_hwc.eval.calls import anonymous, describe, later
from nixlint_hwc.eval.coerce import coerce_to_string, join_around
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.library_native.gather import sorted_names
from nixlint_hwc.eval.library_native.sections import section
from nixlint_hwc.eval.operators import test
from nixlint_hwc.eval.registry import ATTRS, KNOWN, LAZY, LIST, STRING, TEXT, VALUE
from nixlint_hwc.eval.store_paths import free_of, spelled
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import HOLE, MISSING, AttrSet, ListValue, Segment, Str, Unknown, hole, join

native = section("strings")

_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_UPPER: Final = str.maketrans(_ALPHABET, _ALPHABET.upper())
_LOWER: Final = str.maketrans(_ALPHABET.upper(), _ALPHABET)


@native("optionalString", VALUE, LAZY)
def optional_string(condition: Any, text: Any) -> Any:
    verdict = test(condition)
    if verdict.__class__ is Unknown:
        return hole(anonymous(verdict))
    return force(text) if verdict else Str("")


def joined(separator: Str, items: ListValue) -> Str:
    """The elements, which must coerce to strings, with a separator between them; around gaps in the list a hole."""
    parts = [coerce_to_string(force(item)) for item in items.items]
    machine.spend(sum([len(part.text) for part in parts]) >> 6)
    if items.rest is not None:
        return join_around(parts, anonymous(items.rest))
    if separator.origin is None and not separator.holes:
        return join(parts, separator.text) if parts else Str("")
    spread = [piece for part in parts for piece in (separator, part)][1:]
    return join(spread) if spread else Str("")


@native("concatStrings", LIST)
def concat_strings(items: ListValue) -> Str:
    return joined(Str(""), items)


@native("concatLines", LIST)
def concat_lines(items: ListValue) -> Str:
    ended = [join([coerce_to_string(force(item)), Str("\n")]) for item in items.items]
    return joined(Str(""), ListValue(list(ended), None, items.rest))


def _mapped(function: Any, items: ListValue) -> ListValue:
    return ListValue([later(function, item) for item in items.items], items.places, items.rest)


@native("concatMapStrings", LAZY, LIST)
def concat_map_strings(function: Any, items: ListValue) -> Str:
    return joined(Str(""), _mapped(function, items))


@native("concatMapStringsSep", STRING, LAZY, LIST)
def concat_map_strings_sep(separator: Str, function: Any, items: ListValue) -> Str:
    return joined(separator, _mapped(function, items))


def _mapped_with_index(function: Any, items: ListValue) -> ListValue:
    gap = items.rest
    numbers: list[Any] = [anonymous(gap) if gap is not None else index for index in range(1, len(items.items) + 1)]
    made = [later(function, number, item) for number, item in zip(numbers, items.items, strict=True)]
    return ListValue(made, items.places, gap)  # type: ignore[arg-type]


@native("concatImapStrings", LAZY, LIST)
def concat_imap_strings(function: Any, items: ListValue) -> Str:
    return joined(Str(""), _mapped_with_index(function, items))


@native("concatImapStringsSep", STRING, LAZY, LIST)
def concat_imap_strings_sep(separator: Str, function: Any, items: ListValue) -> Str:
    return joined(separator, _mapped_with_index(function, items))


@native("concatMapAttrsStringSep", STRING, LAZY, ATTRS)
def concat_map_attrs_string_sep(separator: Str, function: Any, attrs: AttrSet) -> Str:
    made = [later(function, Str(name, attrs.place(name)), attrs.attrs[name]) for name in sorted_names(attrs)]
    return joined(separator, ListValue(made, None, attrs.rest))  # type: ignore[arg-type]


def known_prefix(text: Str) -> str:
    """The text that the string is certain to begin with."""
    return spelled(text).text.partition(HOLE)[0]


def begins_with(text: Str, prefix: Str) -> bool | Unknown:
    """Whether a string begins with another, as far as both are known."""
    start = known_prefix(text)
    wanted = prefix.text if not prefix.holes else known_prefix(prefix)
    if not prefix.holes and start.startswith(wanted):
        return True
    length = min(len(start), len(wanted))
    if start[:length] != wanted[:length] or (not text.holes and len(wanted) > len(start)):
        return False
    return anonymous((text.holes or prefix.holes)[0])


def ends_with(text: Str, suffix: Str) -> bool | Unknown:
    """Whether a string ends with another, as far as both are known."""
    text, suffix = spelled(text), spelled(suffix)
    end, wanted = text.text.rpartition(HOLE)[2], suffix.text.rpartition(HOLE)[2]
    if not suffix.holes and end.endswith(wanted):
        return True
    length = min(len(end), len(wanted))
    if end[len(end) - length :] != wanted[len(wanted) - length :] or (not text.holes and len(wanted) > len(end)):
        return False
    return anonymous((text.holes or suffix.holes)[0])


def contains(text: Str, infix: Str) -> bool | Unknown:
    """Whether a string contains another, as far as both are known."""
    if not infix.holes and any(infix.text in known for known in spelled(text).text.split(HOLE)):
        return True
    if text.holes or infix.holes:
        return anonymous((text.holes or infix.holes)[0])
    return False


@native("hasPrefix", STRING, KNOWN)
def has_prefix(prefix: Str, text: Any) -> bool | Unknown:
    return begins_with(coerce_to_string(text), prefix)


@native("hasSuffix", STRING, KNOWN)
def has_suffix(suffix: Str, text: Any) -> bool | Unknown:
    return ends_with(coerce_to_string(text), suffix)


@native("hasInfix", STRING, KNOWN)
def has_infix(infix: Str, text: Any) -> bool | Unknown:
    return contains(coerce_to_string(text), infix)


@native("removePrefix", STRING, STRING)
def remove_prefix(prefix: Str, text: Str) -> Any:
    verdict = begins_with(text, prefix)
    if verdict.__class__ is Unknown:
        return hole(verdict)
    if verdict and not text.text.startswith(prefix.text):
        text = spelled(text)
    return text.slice(len(prefix.text), len(text.text)) if verdict else text


@native("removeSuffix", STRING, STRING)
def remove_suffix(suffix: Str, text: Str) -> Any:
    verdict = ends_with(text, suffix)
    if verdict.__class__ is Unknown:
        return hole(verdict)
    if verdict and not text.text.endswith(suffix.text):
        text = spelled(text)
    return text.slice(0, len(text.text) - len(suffix.text)) if verdict else text


def _recased(text: Str, table: dict[int, int]) -> Str:
    changed = text.text.translate(table)
    if changed == text.text:
        return text
    origin = tuple([Segment(part.end, part.span, False) for part in text.segments()])
    return Str(changed, origin, tuple([anonymous(unknown) for unknown in text.holes]))


@native("toLower", STRING)
def to_lower(text: Str) -> Str:
    return _recased(text, _LOWER)


@native("toUpper", STRING)
def to_upper(text: Str) -> Str:
    return _recased(text, _UPPER)


@native("splitString", VALUE, VALUE)
def split_string(separator: Any, text: Any) -> Any:
    separator = coerce_to_string(separator, more=True, copy_paths=False)
    text = coerce_to_string(text, more=True, copy_paths=False)
    if separator.holes:
        return anonymous(separator.holes[0])
    if not separator.text:
        return ListValue([Str(""), *_characters(text), Str("")]) if not text.holes else anonymous(text.holes[0])
    return split_pieces(text, separator.text)


def split_pieces(text: Str, separator: str) -> ListValue:
    """The pieces between separators; a piece with an unknown part may be several, so it becomes the rest."""
    text = spelled(text)
    pieces = text.split(separator)
    machine.spend(len(pieces) >> 4)
    if free_of(text, separator):
        return ListValue(list(pieces), [next(piece.spans(), None) for piece in pieces])
    known = [piece for piece in pieces if not piece.holes]
    rest = anonymous(text.holes[0]) if text.holes else None
    return ListValue(list(known), [next(piece.spans(), None) for piece in known], rest)


def _characters(text: Str) -> list[Str]:
    return [text.slice(index, index + 1) for index in range(len(text.text))]


@native("stringToCharacters", TEXT)
def string_to_characters(text: Str) -> ListValue:
    # Nix counts bytes: a character beyond ASCII comes out in pieces.
    if text.text.isascii():
        return ListValue(list(_characters(text)))
    data = text.text.encode("utf-8", "surrogateescape")
    return ListValue([Str(bytes([byte]).decode("utf-8", "surrogateescape")) for byte in data])


@native("trim", STRING)
def trim(text: Str) -> Str:
    return trimmed(text, True, True)


@native("trimWith", KNOWN, STRING)
def trim_with(sides: Any, text: Str) -> Any:
    if not isinstance(sides, AttrSet):
        raise TypeMismatch(f"'trimWith' takes a set, but got {describe(sides)}")
    start, end = (_is_chosen(sides, name) for name in ("start", "end"))
    unknown = next((side for side in (start, end) if isinstance(side, Unknown)), None)
    if unknown is None:
        return trimmed(text, start is True, end is True)
    # The white space at that end is there or not.
    bare = trimmed(text, start is not False, end is not False)
    return text if bare.text == text.text else hole(anonymous(unknown))


def _is_chosen(sides: AttrSet, name: str) -> bool | Unknown:
    found = sides.get(name)
    if found is not MISSING:
        return test(force(found))
    gap = sides.gap(name)
    return False if gap is None else anonymous(gap)


_BLANK: Final = " \t\r\n"
_BLANKS: Final = frozenset(_BLANK)


def trimmed(text: Str, start: bool, end: bool) -> Str:
    """Without white space at the chosen ends. Holes there may be blank, and then the white space beside them goes."""
    left = len(text.text) - len(text.text.lstrip(_BLANK)) if start else 0
    right = len(text.text.rstrip(_BLANK)) if end else len(text.text)
    kept = text.slice(left, max(left, right))
    if end and kept.holes and kept.text.endswith(HOLE) and not kept.holes[-1].built:
        last = len(kept.text.rstrip(_BLANK + HOLE))
        if not _BLANKS.isdisjoint(kept.text[last:]):
            kept = join([kept.slice(0, last), hole(anonymous(kept.holes[-1]))])
    if start and kept.holes and kept.text.startswith(HOLE) and not kept.holes[0].built:
        first = len(kept.text) - len(kept.text.lstrip(_BLANK + HOLE))
        if not _BLANKS.isdisjoint(kept.text[:first]):
            kept = join([hole(anonymous(kept.holes[0])), kept.slice(first, len(kept.text))])
    return kept


@native("makeSearchPath", STRING, LIST)
def make_search_path(folder: Str, packages: ListValue) -> Str:
    return joined(Str(":"), _subfolders(folder, packages))


def _subfolders(folder: Str, packages: ListValue) -> ListValue:
    kept: list[Any] = []
    for item in packages.items:
        package = force(item)
        if package is not None:
            kept.append(join([coerce_to_string(package), Str("/"), folder]))
    return ListValue(kept, None, packages.rest)
