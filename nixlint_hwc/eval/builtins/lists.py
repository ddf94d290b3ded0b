"""Builtins on lists.

A list with an unknown rest keeps what can be kept: `map` and `filter` work on the known elements, `elem` can be true,
`length` and indices are unknown.
"""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval import releases
from nixlint_hwc.eval.builtins.sorting import peek_sort, stable_sort
from nixlint_hwc.eval.calls import anonymous, call, call2, describe, later
from nixlint_hwc.eval.comparison import is_among, less, settled
from nixlint_hwc.eval.errors import EvalError, InvalidValue, TypeMismatch
from nixlint_hwc.eval.operators import chosen, join_lists, test
from nixlint_hwc.eval.registry import BUILTINS, FUNCTION, INTEGER, LAZY, LIST, VALUE, WHOLE_LIST, checked
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet, ListValue, Str, Unknown

native = BUILTINS.native


@native("map", LAZY, LIST)
def map_(function: Any, items: ListValue) -> ListValue:
    machine.spend(len(items.items) >> 4)
    return ListValue([later(function, item) for item in items.items], items.places, items.rest, items.open_end)


@native("filter", FUNCTION, LIST)
def filter_(predicate: Any, items: ListValue) -> ListValue:
    kept: list[Any] = []
    places: list[Any] = []
    rest = items.rest
    for index, item in enumerate(items.items):
        verdict = chosen(lambda: call(predicate, item))  # noqa: B023
        if verdict is True:
            kept.append(item)
            places.append(items.place(index))
        elif verdict is not False:
            rest = rest or anonymous(verdict)
    return ListValue(kept, places, rest)


@native("length", WHOLE_LIST)
def length(items: ListValue) -> int:
    return len(items.items)


@native("elemAt", LAZY, LAZY)
def elem_at(items: Any, index: Any) -> Any:
    """The index is evaluated before the list."""
    return _ELEMENT(index, items)


def _element(index: int, items: ListValue) -> Any:
    if not 0 <= index < len(items.items):
        raise InvalidValue(f"list index {index} is out of bounds")
    return force(items.items[index])


_ELEMENT = checked("elemAt", (INTEGER, WHOLE_LIST), _element)


@native("head", WHOLE_LIST)
def head(items: ListValue) -> Any:
    if not items.items:
        raise InvalidValue("'head' called on an empty list")
    return force(items.items[0])


@native("tail", WHOLE_LIST)
def tail(items: ListValue) -> ListValue:
    if not items.items:
        raise InvalidValue("'tail' called on an empty list")
    machine.spend(len(items.items) >> 6)
    return ListValue(items.items[1:], items.places[1:] if items.places else None)


@native("elem", LAZY, VALUE)
def elem(wanted: Any, items: Any) -> bool | Unknown:
    if isinstance(items, Unknown):
        return _may_be_among(wanted, items)
    if not isinstance(items, ListValue):
        raise TypeMismatch(f"'elem' takes {LIST.label}, but got {describe(items)}")
    machine.spend(len(items.items) >> 4)
    return is_among(wanted, items)


def _may_be_among(wanted: Any, items: Unknown) -> Unknown:
    """Whether a list that is not known has a string: named where both are."""
    if items.name is None or not isinstance(wanted, Str) or wanted.holes or '"' in wanted.text:
        return anonymous(items)
    return Unknown(items.reason, items.span, f'builtins.elem "{wanted.text}" {items.name}')


def _verdict(predicate: Any, item: Any) -> bool | Unknown:
    return test(call(predicate, item))


def quantified(predicate: Any, items: ListValue, decisive: bool) -> bool | Unknown:
    """`any` (decisive true) and `all` (decisive false): one decisive element settles the answer."""
    unknown: bool | Unknown = (not decisive) if items.rest is None else anonymous(items.rest)
    for item in items.items:
        verdict = settled(unknown, _verdict, predicate, item)
        if verdict is decisive:
            return decisive
        if verdict.__class__ is Unknown:
            unknown = anonymous(verdict)
    return unknown


@native("any", FUNCTION, LIST)
def any_(predicate: Any, items: ListValue) -> bool | Unknown:
    return quantified(predicate, items, True)


@native("all", FUNCTION, LIST)
def all_(predicate: Any, items: ListValue) -> bool | Unknown:
    return quantified(predicate, items, False)


@native("foldl'", FUNCTION, LAZY, WHOLE_LIST)
def foldl(function: Any, start: Any, items: ListValue) -> Any:
    result = force(start) if not items.items else start
    for item in items.items:
        result = call2(function, result, item)
    return result


@native("concatLists", LIST)
def concat_lists(lists: ListValue) -> Any:
    return _concatenated([force(item) for item in lists.items], lists.rest)


@native("concatMap", FUNCTION, LIST)
def concat_map(function: Any, items: ListValue) -> Any:
    return _concatenated([call(function, item) for item in items.items], items.rest)


def _concatenated(lists: list[Any], rest: Unknown | None) -> ListValue:
    known: list[ListValue] = []
    for one in lists:
        if one.__class__ is ListValue:
            known.append(one)
        elif one.__class__ is Unknown:
            rest = rest or anonymous(one)
        else:
            raise TypeMismatch(f"a list was expected, but got {describe(one)}")
    joined = join_lists(known)
    return joined if rest is None or rest is joined.rest else ListValue(joined.items, joined.places, rest)


@native("genList", LAZY, INTEGER)
def gen_list(function: Any, count: int) -> ListValue:
    if count < 0:
        raise InvalidValue(f"cannot create a list of {count} elements")
    machine.spend(count)
    return ListValue([later(function, index) for index in range(count)])


@native("sort", FUNCTION, WHOLE_LIST)
def sort(smaller: Any, items: ListValue) -> Any:
    """Unknown where a comparison is not known, and where `smaller` is no order and releases of Nix sort differently."""
    for item in items.items:
        force(item)
    before = _Comparison(smaller, items.items)
    order = list(range(len(items.items)))
    try:
        stable_sort(order, before)
        if smaller is not BUILTINS["lessThan"] and not _is_confirmed(order, before):
            return releases.differ(releases.SORTED_BY_NO_ORDER)
    except _UnknownOrderError as gap:
        return anonymous(gap.unknown)
    return ListValue([items.items[i] for i in order], [items.place(i) for i in order])


def _is_confirmed(order: list[int], before: _Comparison) -> bool:
    """Whether the list is sorted in the same way by the releases that no longer use `stable_sort`."""
    other = list(range(len(order)))
    try:
        peek_sort(other, before)
    except EvalError:
        return False
    return other == order


class _UnknownOrderError(Exception):
    def __init__(self, unknown: Unknown) -> None:
        super().__init__()
        self.unknown = unknown


class _Comparison:
    """Whether the element of one index is less than that of another; each question is computed once."""

    def __init__(self, smaller: Any, items: list[Any]) -> None:
        self.smaller = smaller
        self.items = items
        self.answers: dict[tuple[int, int], bool] = {}

    def __call__(self, first: int, second: int) -> bool:
        answer = self.answers.get((first, second))
        if answer is None:
            verdict = test(call2(self.smaller, self.items[first], self.items[second]))
            if isinstance(verdict, Unknown):
                raise _UnknownOrderError(verdict)
            answer = self.answers[first, second] = verdict
        return answer


@native("partition", FUNCTION, LIST)
def partition(predicate: Any, items: ListValue) -> AttrSet:
    chosen: dict[bool, tuple[list[Any], list[Any]]] = {True: ([], []), False: ([], [])}
    rest = items.rest
    for index, item in enumerate(items.items):
        force(item)
        verdict = test(call(predicate, item))
        if verdict.__class__ is Unknown:
            rest = rest or anonymous(verdict)
            continue
        chosen[verdict][0].append(item)  # type: ignore[index]
        chosen[verdict][1].append(items.place(index))  # type: ignore[index]
    right, wrong = (ListValue(*chosen[key], rest) for key in (True, False))
    return AttrSet({"right": right, "wrong": wrong})


@native("groupBy", FUNCTION, LIST)
def group_by(function: Any, items: ListValue) -> AttrSet:
    groups: dict[str, ListValue] = {}
    rest = items.rest
    for index, item in enumerate(items.items):
        key = call(function, item)
        if key.__class__ is Unknown or (key.__class__ is Str and key.holes):
            rest = rest or anonymous(key.holes[0] if isinstance(key, Str) else key)
            continue
        if key.__class__ is not Str:
            raise TypeMismatch(f"'groupBy' needs a string from its function, but got {describe(key)}")
        group = groups.setdefault(key.text, ListValue([], []))
        group.items.append(item)
        group.places.append(items.place(index))  # type: ignore[union-attr]
    if rest is not None:
        groups = {key: ListValue(group.items, group.places, rest) for key, group in groups.items()}
    return AttrSet(dict(groups), None, rest)


@native("lessThan", VALUE, VALUE)
def less_than(left: Any, right: Any) -> bool | Unknown:
    return less(left, right)
