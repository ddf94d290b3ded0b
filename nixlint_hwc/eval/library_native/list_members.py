"""`lib.lists`, natively: lists as sets, and their order."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.builtins.lists import sort as sort_list
from nixlint_hwc.eval.calls import anonymous, call2, describe, later
from nixlint_hwc.eval.comparison import equal, is_among, less, settled, text_key
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.library_native.lists import picked
from nixlint_hwc.eval.library_native.sections import section
from nixlint_hwc.eval.library_native.string_formats import to_int
from nixlint_hwc.eval.registry import LAZY, LIST, WHOLE_LIST
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet, Builtin, ListValue, Str, Unknown

native = section("lists")


@native("remove", LAZY, LIST)
def remove(unwanted: Any, items: ListValue) -> ListValue:
    return _kept(items, lambda item: equal(force(item), force(unwanted)), False)


def _kept(items: ListValue, verdict_on: Callable[[Any], bool | Unknown], wanted: bool) -> ListValue:
    """The elements on which the verdict is `wanted`; an unknown verdict makes the element part of the rest."""
    indices: list[int] = []
    rest = items.rest
    for index, item in enumerate(items.items):
        verdict = verdict_on(item)
        if verdict.__class__ is Unknown:
            rest = rest or anonymous(verdict)
        elif verdict is wanted:
            indices.append(index)
    kept = picked(items, indices)
    kept.rest = rest
    return kept


@native("intersectLists", LIST, LIST)
def intersect_lists(wanted: ListValue, items: ListValue) -> ListValue:
    return _kept(items, lambda item: is_among(item, wanted), True)


@native("subtractLists", LIST, LIST)
def subtract_lists(unwanted: ListValue, items: ListValue) -> ListValue:
    return _kept(items, lambda item: is_among(item, unwanted), False)


@native("mutuallyExclusive", LIST, LAZY)
def mutually_exclusive(first: ListValue, second: Any) -> bool | Unknown:
    if not first.items and first.rest is None:
        return True
    if not first.items:
        return anonymous(first.rest)  # type: ignore[arg-type]
    other = force(second)
    if other.__class__ is Unknown:
        return anonymous(other)
    if other.__class__ is not ListValue:
        raise TypeMismatch(f"'mutuallyExclusive' takes a list, but got {describe(other)}")
    return _disjoint(first, other)


def _disjoint(first: ListValue, second: ListValue) -> bool | Unknown:
    unknown: Unknown | None = first.rest
    for item in first.items:
        found = settled(unknown or False, is_among, item, second)
        if found is True:
            return False
        if found.__class__ is Unknown:
            unknown = found
    return True if unknown is None else anonymous(unknown)


@native("unique", LIST)
def unique(items: ListValue) -> ListValue:
    return _distinct(items)


@native("uniqueStrings", LIST)
def unique_strings(items: ListValue) -> ListValue:
    """Sorted, unlike `unique`; where a text that is not known comes is not known either."""
    distinct = _distinct(items)
    texts = [force(item) for item in distinct.items]
    known = [index for index, text in enumerate(texts) if text.__class__ is Str and not text.holes]
    found = picked(distinct, sorted(known, key=lambda index: text_key(texts[index].text)))
    if len(known) < len(texts):
        found.rest = distinct.rest or Unknown("a string of a list")
    return found


def _distinct(items: ListValue) -> ListValue:
    """The first of all equal elements; one that may be equal to an earlier one becomes part of the rest."""
    seen: set[str] = set()
    others = ListValue([], None)
    indices: list[int] = []
    rest = items.rest
    for index, item in enumerate(items.items):
        value = force(item)
        machine.spend(1 + (len(others.items) >> 4))
        is_known = value.__class__ is Str and not value.holes
        earlier = is_among(value, others) if others.items or is_known else False
        if is_known and earlier is not True:
            earlier = value.text in seen or earlier
            seen.add(value.text)
        elif not is_known and earlier is False and seen:
            earlier = is_among(value, ListValue([Str(text) for text in seen]))
        if not is_known and earlier is not True:
            others.items.append(value)
        if earlier is False:
            indices.append(index)
        elif earlier.__class__ is Unknown:
            rest = rest or anonymous(earlier)
    kept = picked(items, indices)
    kept.rest = rest
    return kept


@native("allUnique", LIST)
def all_unique(items: ListValue) -> bool | Unknown:
    unknown: Unknown | None = items.rest
    for index, item in enumerate(items.items):
        found = settled(unknown or False, is_among, item, ListValue(items.items[index + 1 :]))
        if found is True:
            return False
        if found.__class__ is Unknown:
            unknown = found
    return True if unknown is None else anonymous(unknown)


@native("sortOn", LAZY, WHOLE_LIST)
def sort_on(key: Any, items: ListValue) -> Any:
    keyed: list[Any] = [AttrSet({"key": later(key, item), "index": index}) for index, item in enumerate(items.items)]
    before = Builtin("lessThan", 2, _smaller_key)
    ordered = sort_list(before, ListValue(keyed))
    if ordered.__class__ is Unknown:
        return ordered
    return picked(items, [entry.attrs["index"] for entry in ordered.items])


def _smaller_key(first: Any, second: Any) -> bool | Unknown:
    return less(force(force(first).attrs["key"]), force(force(second).attrs["key"]))


_DIGITS = re.compile(r"(0|[1-9][0-9]*)")


@native("naturalSort", WHOLE_LIST)
def natural_sort(items: ListValue) -> Any:
    keys: list[list[Any]] = []
    for item in items.items:
        value = force(item)
        if value.__class__ is Unknown:
            return anonymous(value)
        if value.__class__ is not Str:
            raise TypeMismatch(f"'naturalSort' takes strings, but got {describe(value)}")
        if value.holes:
            return anonymous(value.holes[0])
        keys.append(_natural_key(value.text))
    return picked(items, sorted(range(len(keys)), key=keys.__getitem__))


def _natural_key(text: str) -> list[Any]:
    # Text and numbers alternate from a text on, so that like is compared with like.
    pieces = _DIGITS.split(text)
    return [to_int(Str(piece)) if index % 2 else piece.encode() for index, piece in enumerate(pieces)]


@native("compareLists", LAZY, WHOLE_LIST, WHOLE_LIST)
def compare_lists(compare: Any, first: ListValue, second: ListValue) -> Any:
    for a, b in zip(first.items, second.items, strict=False):
        order = call2(force(compare), a, b)
        if order.__class__ is Unknown:
            return anonymous(order)
        if order != 0:
            return order
    return (len(first.items) > len(second.items)) - (len(first.items) < len(second.items))
