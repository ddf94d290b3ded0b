"""Equality and order of values, `==` and `<`, also of partly known ones.

Every function takes forced values. The result is Unknown only where it depends on what is not known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval import releases
from nixlint_hwc.eval.arithmetic import NUMBERS
from nixlint_hwc.eval.calls import anonymous, describe, unless_set
from nixlint_hwc.eval.decisions import named_unknowns
from nixlint_hwc.eval.errors import EvalError, TypeMismatch
from nixlint_hwc.eval.store_paths import Output, StorePart, character_count, spelled
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import (
    HOLE,
    MISSING,
    AttrSet,
    Builtin,
    Closure,
    ListValue,
    LiteralFloat,
    LiteralInt,
    PathValue,
    Str,
    Unknown,
)

_SCALARS = frozenset({bool, int, float, LiteralInt, LiteralFloat, Str, type(None)})


def less(left: Any, right: Any) -> bool | Unknown:
    """`left < right` for numbers, strings, paths and lists. Raises `TypeMismatch` for other operands."""
    kinds = (left.__class__, right.__class__)
    if kinds[0] in NUMBERS and kinds[1] in NUMBERS:
        if isinstance(left, float) or isinstance(right, float):
            return float(left) < float(right)
        return bool(left < right)
    if Unknown in kinds:
        return anonymous(left if kinds[0] is Unknown else right)
    if kinds == (Str, Str):
        return _less_strings(left, right)
    if kinds == (PathValue, PathValue):
        return bool(left.path.encode() < right.path.encode())
    if kinds == (ListValue, ListValue):
        return _less_lists(left, right)
    for side in (left, right):
        other = unless_set(side)
        if other is not side:
            return other  # type: ignore[no-any-return]
    raise TypeMismatch(f"cannot compare {describe(left)} with {describe(right)}")


def text_key(text: str) -> bytes:
    """What Nix orders strings by: their bytes."""
    return text.encode("utf-8", "surrogatepass") if HOLE in text else text.encode("utf-8", "surrogateescape")


def _less_strings(left: Str, right: Str) -> bool | Unknown:
    if not left.holes and not right.holes:
        return text_key(left.text) < text_key(right.text)
    left, right = spelled(left), spelled(right)
    first, second = _known_prefix(left), _known_prefix(right)
    known = min(len(first), len(second))
    if first[:known] != second[:known]:
        return first < second
    return anonymous((left.holes or right.holes)[0])


def _known_prefix(value: Str) -> bytes:
    """The bytes before the first unknown part, which may split a character."""
    return text_key(value.text.partition(HOLE)[0])


def _less_lists(left: ListValue, right: ListValue) -> bool | Unknown:
    rest = left.rest or right.rest
    if rest is not None:
        return anonymous(rest)
    for first, second in zip(left.items, right.items, strict=False):
        same = equal_elements(first, second)
        if same.__class__ is Unknown:
            return same
        if not same:
            return less(force(first), force(second))
    return len(left.items) < len(right.items)


def equal(left: Any, right: Any) -> bool | Unknown:
    """`left == right`. Functions are never equal, except as the same element of a list or set."""
    a, b = left.__class__, right.__class__
    if a in NUMBERS or b in NUMBERS or a is bool or b is bool or left is None or right is None:
        if a is Unknown or b is Unknown:
            return _equal_unknown(left, right)
        if a in NUMBERS and b in NUMBERS:
            return bool(left == right) if a is b else _as_doubles(left, right)
        return left is right if a is b else _of_different_kinds(left, right)
    if a is Unknown or b is Unknown:
        return _equal_unknown(left, right)
    if a is Str and b is Str:
        return _equal_strings(left, right)
    if a is PathValue and b is PathValue:
        return bool(left.path == right.path)
    if a is ListValue and b is ListValue:
        return _equal_lists(left, right)
    if isinstance(left, AttrSet) and isinstance(right, AttrSet):
        return _equal_sets(left, right)
    return _of_different_kinds(left, right)


def _of_different_kinds(left: Any, right: Any) -> bool | Unknown:
    """False, unless one side may be of another kind after all. What stands for a package is not taken to be null."""
    if left is None or right is None:
        return False
    return next((side for side in map(unless_set, (left, right)) if side.__class__ is Unknown), False)


def _as_doubles(left: Any, right: Any) -> bool:
    """Equality of numbers: an integer beside a float is converted, and may lose digits."""
    if isinstance(left, float) or isinstance(right, float):
        return float(left) == float(right)
    return bool(left == right)


def _equal_unknown(left: Any, right: Any) -> bool | Unknown:
    unknown, other = (left, right) if left.__class__ is Unknown else (right, left)
    if other.__class__ is Unknown:
        # Without a name, one Unknown stands for all that is computed from it.
        if (unknown is other and unknown.built) or (unknown.name is not None and unknown.name == other.name):
            return True
        return anonymous(unknown)
    if unknown.name is not None and other.__class__ in _SCALARS and not (other.__class__ is Str and other.holes):
        constant = other.text if other.__class__ is Str else other
        return named_unknowns.equals(unknown.name, constant, unknown.span)
    if other.__class__ is Closure or other.__class__ is Builtin:
        return False
    return anonymous(unknown)


def _equal_strings(left: Str, right: Str) -> bool | Unknown:
    if not left.holes and not right.holes:
        return left.text == right.text
    if left.text == right.text and all(map(_same_part, left.holes, right.holes)):
        return True
    if not could_match(left, right):
        return False
    if not right.holes or not left.holes:
        partial, known = (left, right) if left.holes else (right, left)
        if partial.text == HOLE and partial.holes[0].name is not None:
            return named_unknowns.equals(partial.holes[0].name, known.text, partial.holes[0].span)
    return anonymous((left.holes or right.holes)[0])


def _same_part(left: Unknown, right: Unknown) -> bool:
    """Whether two unknown parts of strings are certain to be the same text."""
    if left is right and (left.built or left.name is not None):
        return True
    one, other = left.payload, right.payload
    if isinstance(one, StorePart) and isinstance(other, StorePart):
        return one.length == other.length and _same_part(one.path, other.path)
    if not left.built or not right.built:
        return False
    if isinstance(left.made_of, PathValue) and isinstance(right.made_of, PathValue):
        return left.made_of.path == right.made_of.path
    if isinstance(left.made_of, Output) and isinstance(right.made_of, Output):
        return left.made_of.output == right.made_of.output and _same_arguments(left.made_of.attrs, right.made_of.attrs)
    return False


def _same_arguments(left: AttrSet, right: AttrSet) -> bool:
    """Whether two derivations are called with the same arguments, so that they are one."""
    return left is right or _equal_sets(_without_nulls(left), _without_nulls(right)) is True


def _without_nulls(attrs: AttrSet) -> AttrSet:
    if force(attrs.attrs.get("__ignoreNulls")) is not True:
        return attrs
    return AttrSet({name: value for name, value in attrs.attrs.items() if force(value) is not None}, None, attrs.rest)


def could_match(left: Str, right: Str) -> bool:
    """Whether two partly known strings may be equal, by their known prefixes and suffixes."""
    if not left.holes and not right.holes:
        return left.text == right.text
    left, right = spelled(left), spelled(right)
    heads = _known_prefix(left), _known_prefix(right)
    if not heads[0].startswith(heads[1]) and not heads[1].startswith(heads[0]):
        return False
    tails = _known_suffix(left), _known_suffix(right)
    if not tails[0].endswith(tails[1]) and not tails[1].endswith(tails[0]):
        return False
    lengths = character_count(left), character_count(right)
    if None not in lengths:
        return lengths[0] == lengths[1]
    known, partial = (left, right) if not left.holes else (right, left)
    return bool(known.holes) or len(text_key(partial.text.replace(HOLE, ""))) <= len(text_key(known.text))


def _known_suffix(value: Str) -> bytes:
    """The bytes behind the last unknown part, which may split a character."""
    return text_key(value.text.rpartition(HOLE)[2])


def settled(
    earlier: bool | Unknown, compute: Callable[[Any, Any], bool | Unknown], first: Any, second: Any
) -> bool | Unknown:
    """The answer, of two values, to the next of several questions that are asked in turn until one settles the matter.

    Where an `earlier` answer is Unknown, it may settle it, so that this question is not asked: then it cannot fail.
    """
    if earlier.__class__ is not Unknown:
        return compute(first, second)
    try:
        return compute(first, second)
    except EvalError:
        return earlier


def equal_elements(first: Any, second: Any) -> bool | Unknown:
    # As in Nix, an element equals itself, even if it is a function, provided that it can be evaluated.
    left, right = force(first), force(second)
    return True if first is second and first.__class__ is not Unknown else equal(left, right)


def is_among(wanted: Any, items: ListValue) -> bool | Unknown:
    """Whether a list has an element, compared in order; Unknown if an element or the rest that is not known may be."""
    unknown: bool | Unknown = False if items.rest is None else anonymous(items.rest)
    for item in items.items:
        same = settled(unknown, equal_elements, wanted, item)
        if same is True:
            return True
        if same is not False:
            unknown = same
    return unknown


def _equal_lists(left: ListValue, right: ListValue) -> bool | Unknown:
    machine.spend(len(left.items) >> 4)
    for own, other in ((left, right), (right, left)):
        if own.rest is None and len(other.items) > len(own.items):
            return False
    rest = left.rest or right.rest
    if rest is not None:
        return anonymous(rest)
    unknown: bool | Unknown = True
    for first, second in zip(left.items, right.items, strict=True):
        same = settled(unknown, equal_elements, first, second)
        if same is False:
            return False
        if same is not True:
            unknown = same
    return unknown


def _equal_sets(left: AttrSet, right: AttrSet) -> bool | Unknown:
    first, second = derivation_path(left), derivation_path(right)
    if first is not None and second is not None:
        return equal_elements(first, second)
    for path, other in ((first, right), (second, left)):
        gap = None if path is None else _doubt(other)
        if gap is not None:
            return gap
    left, right = left.snapshot(), right.snapshot()
    unknown: bool | Unknown = True
    for rest, own, other in ((left.rest, left, right), (right.rest, right, left)):
        if rest is not None:
            unknown = anonymous(rest)
        elif other.attrs.keys() - own.attrs.keys():
            return False
    failure: EvalError | None = None
    for name in sorted(left.attrs.keys() & right.attrs.keys()):
        try:
            same = settled(unknown, equal_elements, left.attrs[name], right.attrs[name])
        except EvalError as error:
            failure = failure or error
            continue
        if same is False:
            return False if failure is None else releases.differ(releases.COMPARED_FIRST)
        if same is not True:
            unknown = same
    if failure is not None:
        raise failure
    return unknown


def _doubt(value: AttrSet) -> Unknown | None:
    """The Unknown that hangs on whether a set is a derivation; None where that is known."""
    found = value.get("type")
    kind = value.gap("type") if found is MISSING else force(found)
    if kind.__class__ is Str:
        kind = _equal_strings(kind, Str("derivation"))
    return anonymous(kind) if kind.__class__ is Unknown else None


def derivation_path(value: AttrSet) -> Any:
    """The lazy `outPath` of a derivation, None for other sets."""
    kind = value.get("type")
    if kind is MISSING:
        return None
    kind = force(kind)
    if kind.__class__ is Str and kind.text == "derivation" and value.get("outPath") is not MISSING:
        return value.get("outPath")
    return None
