"""The operators of the language on values: arithmetic, comparison, equality, `++`, `//`, and tests of booleans.

Every function takes forced values. What an Unknown leaves open is answered with Unknown, what it does not is known.
"""

from __future__ import annotations

import math
import posixpath
from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.decisions import named_unknowns
from nixlint_hwc.eval.errors import EvalError, InvalidValue, TypeMismatch
from nixlint_hwc.eval.store_paths import Output, StorePart, character_count, has_store_path, spelled
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
    ModelledSet,
    PathValue,
    Str,
    Unknown,
    join,
)

NUMBERS = frozenset({int, float, LiteralInt, LiteralFloat})
_SCALARS = frozenset({bool, int, float, LiteralInt, LiteralFloat, Str, type(None)})


def test(value: Any, what: str = "condition") -> bool | Unknown:  # noqa: PT028
    """The truth of a value that is used as a condition; a named Unknown becomes a decision.

    Raises `TypeMismatch` for anything but a Boolean.
    """
    if value is True or value is False:
        return value
    if value.__class__ is Unknown:
        if value.name is not None:
            return named_unknowns.truth(value.name, value.span)
        return value
    raise TypeMismatch(f"the {what} is {describe(value)} while a Boolean was expected")


def wrap(number: int) -> int:
    """A number as a signed 64-bit integer."""
    if -0x8000000000000000 <= number <= 0x7FFFFFFFFFFFFFFF:
        return number
    return (number + 0x8000000000000000 & 0xFFFFFFFFFFFFFFFF) - 0x8000000000000000


def _operands(left: Any, right: Any, verb: str) -> Unknown | None:
    """None when both are numbers; the Unknown that decides the result otherwise. Raises `TypeMismatch`."""
    for side in (left, right):
        if side.__class__ not in NUMBERS and side.__class__ is not Unknown:
            raise TypeMismatch(f"cannot {verb} {describe(side)}: a number was expected")
    for side in (left, right):
        if side.__class__ is Unknown:
            return anonymous(side)
    return None


def add(left: Any, right: Any) -> Any:
    """`left + right`: numbers, strings, or a path and a string."""
    kind = left.__class__
    if kind in NUMBERS and right.__class__ in NUMBERS:
        total = left + right
        return wrap(int(total)) if isinstance(total, int) else total
    if kind is PathValue:
        return _add_to_path(left, right)
    if kind is Unknown:
        # The left side's kind decides what `+` means; a string on the right makes a string or a path of it.
        if right.__class__ in NUMBERS or right.__class__ is Unknown or not (left.built or right.__class__ is Str):
            return anonymous(left)
        return concat_strings(coerce_to_string(left), coerce_to_string(right))
    if right.__class__ is Unknown and kind in NUMBERS:
        return anonymous(right)
    if kind in NUMBERS:
        raise TypeMismatch(f"cannot add {describe(right)} to {describe(left)}")
    # A path goes to the store only where a string is in front: `self + /x` names a file below `self`.
    copied = kind is Str
    return concat_strings(coerce_to_string(left, copy_paths=copied), coerce_to_string(right, copy_paths=copied))


def add_numbers(left: Any, right: Any) -> Any:
    """`builtins.add`: `left + right` for numbers only."""
    unknown = _operands(left, right, "add")
    if unknown is not None:
        return unknown
    total = left + right
    return wrap(int(total)) if isinstance(total, int) else total


def _add_to_path(left: PathValue, right: Any) -> Any:
    text = coerce_to_string(right, copy_paths=False)
    if text.holes:
        if has_store_path(text):
            raise InvalidValue("a string that refers to a store path cannot be appended to a path")
        return anonymous(text.holes[0])
    joined = left.path + text.text
    machine.spend(len(joined) >> 5)
    return PathValue(normalise_path(joined), left.origin)


def normalise_path(path: str) -> str:
    """An absolute path without `.`, `..` and repeated slashes, as Nix canonicalises it."""
    normal = posixpath.normpath(path)
    return normal[1:] if normal.startswith("//") else normal


def concat_strings(left: Str, right: Str) -> Str:
    """Two strings in a row; costs budget by length."""
    machine.spend((len(left.text) + len(right.text)) >> 5)
    return join((left, right))


def subtract(left: Any, right: Any) -> Any:
    unknown = _operands(left, right, "subtract")
    if unknown is not None:
        return unknown
    total = left - right
    return wrap(int(total)) if isinstance(total, int) else total


def multiply(left: Any, right: Any) -> Any:
    unknown = _operands(left, right, "multiply")
    if unknown is not None:
        return unknown
    total = left * right
    return wrap(int(total)) if isinstance(total, int) else total


def divide(left: Any, right: Any) -> Any:
    """`left / right`; integers truncate toward zero. Raises `InvalidValue` on division by zero."""
    if right.__class__ in NUMBERS and right == 0:
        raise InvalidValue("division by zero")
    unknown = _operands(left, right, "divide")
    if unknown is not None:
        return unknown
    if isinstance(left, int) and isinstance(right, int):
        if right == -1 and left == -(1 << 63):
            raise InvalidValue("overflow in integer division")
        quotient = abs(left) // abs(right)
        return wrap(quotient if (left < 0) == (right < 0) else -quotient)
    return left / right


def negate(value: Any) -> Any:
    return subtract(0, value)


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
    raise TypeMismatch(f"cannot compare {describe(left)} with {describe(right)}")


def text_key(text: str) -> bytes:
    """What Nix orders strings by: their bytes."""
    return text.encode("utf-8", "surrogatepass") if HOLE in text else text.encode("utf-8", "surrogateescape")


def _less_strings(left: Str, right: Str) -> bool | Unknown:
    if not left.holes and not right.holes:
        return text_key(left.text) < text_key(right.text)
    left, right = spelled(left), spelled(right)
    known = min(_known_prefix(left), _known_prefix(right))
    first, second = left.text[:known], right.text[:known]
    if first != second:
        return text_key(first) < text_key(second)
    return anonymous((left.holes or right.holes)[0])


def _known_prefix(value: Str) -> int:
    at = value.text.find(HOLE)
    return len(value.text) if at < 0 else at


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
        return left is right if a is bool or left is None else False
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
    return False


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
    head = min(_known_prefix(left), _known_prefix(right))
    if left.text[:head] != right.text[:head]:
        return False
    tail = min(_known_suffix(left), _known_suffix(right))
    if tail and left.text[-tail:] != right.text[-tail:]:
        return False
    lengths = character_count(left), character_count(right)
    if None not in lengths:
        return lengths[0] == lengths[1]
    known, partial = (left, right) if not left.holes else (right, left)
    return bool(known.holes) or len(partial.text) - partial.text.count(HOLE) <= len(known.text)


def _known_suffix(value: Str) -> int:
    return len(value.text) - 1 - value.text.rfind(HOLE)


def settled(earlier: bool | Unknown, compute: Callable[[], bool | Unknown]) -> bool | Unknown:
    """The answer to the next of several questions that are asked in turn until one settles the matter.

    Where an `earlier` answer is Unknown, it may settle it, so that this question is not asked: then it cannot fail.
    """
    if earlier.__class__ is not Unknown:
        return compute()
    try:
        return compute()
    except EvalError:
        return earlier


def equal_elements(first: Any, second: Any) -> bool | Unknown:
    # As in Nix, one and the same element equals itself, functions included, once it has a value.
    left, right = force(first), force(second)
    return True if first is second and first.__class__ is not Unknown else equal(left, right)


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
        same = settled(unknown, lambda one=first, other=second: equal_elements(one, other))  # type: ignore[misc]
        if same is False:
            return False
        if same is not True:
            unknown = same
    return unknown


def _equal_sets(left: AttrSet, right: AttrSet) -> bool | Unknown:
    first, second = derivation_path(left), derivation_path(right)
    if first is not None and second is not None:
        return equal_elements(first, second)
    left, right = left.snapshot(), right.snapshot()
    unknown: bool | Unknown = True
    for rest, own, other in ((left.rest, left, right), (right.rest, right, left)):
        if rest is not None:
            unknown = anonymous(rest)
        elif other.attrs.keys() - own.attrs.keys():
            return False
    for name in sorted(left.attrs.keys() & right.attrs.keys()):
        pair = left.attrs[name], right.attrs[name]
        same = settled(unknown, lambda pair=pair: equal_elements(*pair))  # type: ignore[misc]
        if same is False:
            return False
        if same is not True:
            unknown = same
    return unknown


def derivation_path(value: AttrSet) -> Any:
    """The lazy `outPath` of a derivation, None for other sets."""
    kind = value.get("type")
    if kind is MISSING:
        return None
    kind = force(kind)
    if kind.__class__ is Str and kind.text == "derivation" and value.get("outPath") is not MISSING:
        return value.get("outPath")
    return None


def concat_lists(left: Any, right: Any) -> Any:
    """`left ++ right`; beside an unknown side, the known elements stay and the unknown ones are the rest."""
    unknown = left.__class__ is Unknown or right.__class__ is Unknown
    for side in (left, right):
        if side.__class__ is not ListValue and side.__class__ is not Unknown:
            raise TypeMismatch(f"cannot concatenate {describe(side)}: a list was expected")
    if unknown:
        if left.__class__ is Unknown and right.__class__ is Unknown:
            return anonymous(left)
        side, gap = (left, right) if left.__class__ is ListValue else (right, left)
        is_behind = side is left and (side.rest is None or side.open_end)
        return ListValue(side.items, side.places, anonymous(gap), is_behind or not side.items)
    if not right.items and right.rest is None:
        return left
    if not left.items and left.rest is None:
        return right
    return join_lists([left, right])


def join_lists(lists: list[ListValue]) -> ListValue:
    """Several lists in a row; costs budget by length."""
    items: list[Any] = []
    places: list[Any] = []
    rest = None
    is_behind = True
    for one in lists:
        is_behind = is_behind and (not one.items or (rest is None and (one.rest is None or one.open_end)))
        items += one.items
        places += one.places if one.places is not None else [None] * len(one.items)
        rest = rest or one.rest
    machine.spend(len(items) >> 1)
    return ListValue(items, places, rest, is_behind)


def update(left: Any, right: Any) -> Any:
    """`left // right`. Of `known // unknown` only the names stay, of `unknown // known` the right side does."""
    for side in (left, right):
        if not isinstance(side, AttrSet) and side.__class__ is not Unknown:
            raise TypeMismatch(f"cannot update with {describe(side)}: a set was expected")
    if right.__class__ is Unknown:
        if left.__class__ is Unknown:
            return anonymous(left)
        left = left.snapshot()
        gap = anonymous(right)
        return AttrSet(dict.fromkeys(left.attrs, gap), left.places, gap)
    right = right.snapshot()
    if left.__class__ is Unknown:
        return AttrSet(right.attrs, right.places, anonymous(left)) if right.attrs else anonymous(left)
    left = left.snapshot()
    if right.rest is not None:
        return _update_open(left, right)
    if not right.attrs:
        return left
    if not left.attrs and left.rest is None:
        return right
    machine.spend((len(left.attrs) + len(right.attrs)) >> 6)
    places = left.places
    if right.places:
        places = {**places, **right.places} if places else right.places
    attrs = {**left.attrs, **right.attrs}
    for side in (right, left):
        if side.__class__ is ModelledSet:
            extended = ModelledSet(side.label, attrs)
            extended.places, extended.rest = places, left.rest
            return extended
    return AttrSet(attrs, places, left.rest, left.possible)


def _update_open(left: AttrSet, right: AttrSet) -> AttrSet:
    """`left // right` where `right` may have further attributes: they hide those of `left` that they may be."""
    gap: Unknown | None = right.rest
    possible = right.possible
    if gap is not None and gap.beyond:
        joined = {**left.attrs, **right.attrs}
        return AttrSet(joined, {**(left.places or {}), **(right.places or {})}, left.rest or gap)
    hidden = left.attrs.keys() if possible is None else left.attrs.keys() & possible
    attrs: dict[str, Any] = {**left.attrs, **dict.fromkeys(hidden, gap), **right.attrs}
    if left.rest is not None:
        possible = None if possible is None or left.possible is None else possible | left.possible
    if possible is not None and possible <= attrs.keys():
        gap = None
    return AttrSet(attrs, {**(left.places or {}), **(right.places or {})}, gap, possible)


def is_integral(value: Any) -> bool:
    return value.__class__ is int or value.__class__ is LiteralInt


def to_integer(value: float) -> int:
    """A float as an integer, for `floor` and `ceil`; raises `InvalidValue` when it does not fit."""
    if math.isnan(value) or math.isinf(value):
        raise InvalidValue("a float that is not finite has no integer value")
    return wrap(int(value))
