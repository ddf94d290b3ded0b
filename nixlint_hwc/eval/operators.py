"""The operators `+`, `++` and `//`, and tests of conditions; `arithmetic` and `comparison` have the other operators.

Every function takes forced values. The result is Unknown only as far as it depends on an Unknown operand.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.arithmetic import NUMBERS, wrap
from nixlint_hwc.eval.calls import anonymous, describe, unless_set
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.decisions import named_unknowns
from nixlint_hwc.eval.errors import EvalError, InvalidValue, TypeMismatch
from nixlint_hwc.eval.store_paths import has_store_path
from nixlint_hwc.eval.thunk import CHAINED, COUNTING, DOUBTING, HANDED, SUPPOSED, SUPPOSED_TRUE, force, machine
from nixlint_hwc.eval.values import AttrSet, ListValue, ModelledSet, PathValue, Str, Unknown, join
from nixlint_hwc.source import Span


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
    other = unless_set(value)
    if other.__class__ is Unknown:
        return other
    raise TypeMismatch(f"the {what} is {describe(value)} while a Boolean was expected")


def choose(value: Any, what: str = "condition") -> bool | Unknown:
    """`test` for a condition that chooses between structures: if it cannot be decided, some worlds take it to hold."""
    if value is True or value is False:
        return value
    verdict = test(value, what)
    if verdict.__class__ is Unknown:
        machine.mask |= SUPPOSED
        supposed = machine.world & SUPPOSED
        return verdict if not supposed else supposed == SUPPOSED_TRUE
    return verdict


def chosen(condition: Callable[[], Any]) -> bool | Unknown:
    """`choose` for a condition that is not evaluated yet. Some worlds take what depends on options the other way."""
    if not machine.world & DOUBTING:
        return choose(condition())
    value, is_doubted = doubted(condition)
    return supposed(value) if is_doubted else choose(value)


def chosen_part(condition: Any, part: Any, empty: Any) -> Any:
    """The value of what is there where a condition holds. Where it is only taken to hold, what fails is `empty`."""
    try:
        return force(part)
    except EvalError as error:
        machine.drop(error, machine.mask)
        if machine.world & DOUBTING and doubted(lambda: force(condition))[0] is False:
            return empty
        raise


def doubted(condition: Callable[[], Any]) -> tuple[Any, bool]:
    """A condition's value, and whether it is known and depends on an option, or on data that a configuration is given,
    so that it can be taken the other way.

    The condition itself is evaluated without taking anything the other way. If it can be taken the other way, the
    values of the options in it do not count (`COUNTING`).
    """
    world, before = machine.world, machine.mask
    machine.world, machine.mask = world & ~(SUPPOSED | CHAINED), 0
    try:
        value = condition()
    finally:
        own, machine.world = machine.mask, world
        machine.mask = before | own
    is_doubted = value.__class__ is bool and bool(own & (DOUBTING | HANDED))
    if is_doubted:
        machine.mask = before | own & ~COUNTING
    return value, is_doubted


def supposed(value: bool, condition: Any = None) -> bool:
    """The truth value that the current world gives to a condition that can be taken the other way."""
    machine.mask |= SUPPOSED
    found = machine.world & SUPPOSED
    if not found or value is (found == SUPPOSED_TRUE):
        return value
    return not value if machine.has_doubt(condition) else value


def as_it_stands(compute: Callable[[], Any]) -> Any:
    """The value of something that decides a name. No condition in it is taken the other way, to keep the name."""
    world, before = machine.world, machine.mask
    if not world & DOUBTING:
        return compute()
    machine.world, machine.mask = world & ~(SUPPOSED | CHAINED), 0
    try:
        return compute()
    finally:
        own = machine.mask
        machine.world, machine.mask = world, before | own | (COUNTING if own & DOUBTING else 0)


def add(left: Any, right: Any) -> Any:
    """`left + right`: numbers, strings, or a path and a string."""
    kind = left.__class__
    if kind in NUMBERS and right.__class__ in NUMBERS:
        total = left + right
        return wrap(int(total)) if isinstance(total, int) else total
    if kind is PathValue:
        return _add_to_path(left, right)
    if kind is Unknown:
        # The left operand decides what `+` means. With a string on the right the result is a string or a path.
        if right.__class__ in NUMBERS or right.__class__ is Unknown or not (left.built or right.__class__ is Str):
            return anonymous(left)
        return concat_strings(coerce_to_string(left), coerce_to_string(right))
    if right.__class__ is Unknown and kind in NUMBERS:
        return anonymous(right)
    if kind in NUMBERS:
        raise TypeMismatch(f"cannot add {describe(right)} to {describe(left)}")
    # A path is copied to the store only if the left operand is a string: `self + /x` names a file below `self`.
    copied = kind is Str
    return concat_strings(coerce_to_string(left, copy_paths=copied), coerce_to_string(right, copy_paths=copied))


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


def concat_lists(left: Any, right: Any) -> Any:
    """`left ++ right`; beside an unknown side, the known elements stay and the unknown ones are the rest."""
    left, right = unless_set(left), unless_set(right)
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
    """`left // right`. Of `known // unknown` only the names stay, of `unknown // known` the right side does.

    What is laid over nixpkgs' `lib` adds names to it (`nixpkgs.lib // inputs.x.lib`): it is taken not to change others.
    """
    for side in (left, right):
        if not isinstance(side, AttrSet) and side.__class__ is not Unknown:
            raise TypeMismatch(f"cannot update with {describe(side)}: a set was expected")
    if right.__class__ is Unknown:
        if left.__class__ is Unknown:
            return anonymous(left)
        left = left.snapshot()
        if left.__class__ is ModelledSet:
            return _extended(left, left.attrs, left.places, _beyond(right))
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
            return _extended(side, attrs, places, left.rest)
    return AttrSet(attrs, places, left.rest, left.possible)


def _extended(
    modelled: ModelledSet, attrs: dict[str, Any], places: dict[str, Span] | None, rest: Unknown | None
) -> ModelledSet:
    """A set that holds a modelled one, and lacks as much."""
    extended = ModelledSet(modelled.label, attrs)
    extended.places, extended.rest = places, rest
    return extended


def _beyond(gap: Unknown) -> Unknown:
    return Unknown(gap.reason, gap.span, beyond=True)


def _update_open(left: AttrSet, right: AttrSet) -> AttrSet:
    """`left // right` where `right` may have further attributes: they hide those of `left` that they may be."""
    gap: Unknown | None = right.rest
    possible = right.possible
    if gap is not None and left.__class__ is ModelledSet:
        gap = _beyond(gap)
    if gap is not None and gap.beyond:
        joined, places = {**left.attrs, **right.attrs}, {**(left.places or {}), **(right.places or {})}
        if left.__class__ is ModelledSet:
            return _extended(left, joined, places, left.rest or gap)
        return AttrSet(joined, places, left.rest or gap)
    hidden = left.attrs.keys() if possible is None else left.attrs.keys() & possible
    attrs: dict[str, Any] = {**left.attrs, **dict.fromkeys(hidden, gap), **right.attrs}
    if left.rest is not None:
        possible = None if possible is None or left.possible is None else possible | left.possible
    if possible is not None and possible <= attrs.keys():
        gap = None
    return AttrSet(attrs, {**(left.places or {}), **(right.places or {})}, gap, possible)
