"""`lib.lists`, natively: places are kept, elements stay lazy, an unknown remainder stays the list's `rest`."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, call, call2, describe, later
from nixlint_hwc.eval.errors import InvalidValue, Thrown, TypeMismatch
from nixlint_hwc.eval.library_native.gather import gap_of
from nixlint_hwc.eval.library_native.sections import section
from nixlint_hwc.eval.operators import chosen, chosen_part, join_lists, test
from nixlint_hwc.eval.registry import FUNCTION, INTEGER, KNOWN, LAZY, LIST, VALUE, WHOLE_LIST
from nixlint_hwc.eval.thunk import Thunk, force, machine
from nixlint_hwc.eval.values import AttrSet, ListValue, Str, Unknown, origin_of
from nixlint_hwc.source import Span

native = section("lists")


def part(items: ListValue, start: int, end: int) -> ListValue:
    """The elements `start <= i < end` with their places."""
    return ListValue(items.items[start:end], items.places[start:end] if items.places else None)


def argument_place(argument: Any) -> Span | None:
    """Where an argument that becomes a list's element is written, as far as that is known."""
    if argument.__class__ is Thunk:
        return machine.place_of(argument.code) if argument.code is not None else None
    return origin_of(argument)


def picked(items: ListValue, indices: list[int]) -> ListValue:
    """The elements at the indices with their places."""
    return ListValue([items.items[i] for i in indices], [items.place(i) for i in indices], items.rest)


@native("optional", LAZY, LAZY)
def optional(condition: Any, element: Any) -> ListValue:
    verdict = chosen(lambda: force(condition))
    if verdict.__class__ is Unknown:
        return ListValue([], [], anonymous(verdict))
    return ListValue([element], [argument_place(element)]) if verdict else ListValue([])


@native("optionals", LAZY, LAZY)
def optionals(condition: Any, elements: Any) -> Any:
    verdict = chosen(lambda: force(condition))
    if verdict.__class__ is Unknown:
        return ListValue([], [], anonymous(verdict))
    return chosen_part(condition, elements, ListValue([])) if verdict else ListValue([])


@native("singleton", LAZY)
def singleton(element: Any) -> ListValue:
    return ListValue([element], [argument_place(element)])


@native("toList", VALUE)
def to_list(value: Any) -> Any:
    # Whether an Unknown is a list itself is open: as the rest of a list it stands for either.
    if value.__class__ is Unknown:
        return ListValue([], [], anonymous(value))
    return value if value.__class__ is ListValue else ListValue([value])


@native("flatten", VALUE)
def flatten(value: Any) -> ListValue:
    if value.__class__ is not ListValue:
        return ListValue([], [], anonymous(value)) if value.__class__ is Unknown else ListValue([value])
    flat = ListValue([], [], value.rest)
    _flatten_into(flat, value)
    return flat


def _flatten_into(flat: ListValue, value: ListValue) -> None:
    machine.spend((len(value.items) >> 6) + 1)
    for index, item in enumerate(value.items):
        element = force(item)
        if element.__class__ is ListValue:
            flat.rest = flat.rest or element.rest
            _flatten_into(flat, element)
        elif element.__class__ is Unknown and element.name is None and not element.built:
            flat.rest = flat.rest or element
        else:
            flat.items.append(element)
            flat.places.append(value.place(index))  # type: ignore[union-attr]


@native("forEach", LIST, LAZY)
def for_each(items: ListValue, function: Any) -> ListValue:
    machine.spend(len(items.items) >> 4)
    return ListValue([later(function, item) for item in items.items], items.places, items.rest)


def _indexed(function: Any, items: ListValue, first: int) -> ListValue:
    if items.rest is not None:
        gap = anonymous(items.rest)
        return ListValue([later(function, gap, item) for item in items.items], items.places, items.rest)
    made = [later(function, first + index, item) for index, item in enumerate(items.items)]
    return ListValue(made, items.places)  # type: ignore[arg-type]


@native("imap0", LAZY, LIST)
def imap0(function: Any, items: ListValue) -> ListValue:
    return _indexed(function, items, 0)


@native("imap1", LAZY, LIST)
def imap1(function: Any, items: ListValue) -> ListValue:
    return _indexed(function, items, 1)


@native("foldr", LAZY, LAZY, WHOLE_LIST)
def foldr(function: Any, end: Any, items: ListValue) -> Any:
    return _folded_from(force(function) if items.items else None, end, items, 0)


def _folded_from(function: Any, end: Any, items: ListValue, index: int) -> Any:
    if index == len(items.items):
        return force(end)
    rest = Thunk(lambda _: _folded_from(function, end, items, index + 1), None)
    return call2(force(function), items.items[index], rest)


@native("foldl", LAZY, LAZY, WHOLE_LIST)
def foldl(function: Any, start: Any, items: ListValue) -> Any:
    result = start
    for item in items.items:
        result = later(function, result, item)
    return force(result)


@native("foldl'", FUNCTION, VALUE, WHOLE_LIST)
def foldl_strict(function: Any, start: Any, items: ListValue) -> Any:
    result = start
    for item in items.items:
        result = call2(force(function), result, item)
    return result


@native("count", LAZY, LIST)
def count(predicate: Any, items: ListValue) -> int | Unknown:
    unknown = items.rest
    total = 0
    for item in items.items:
        verdict = test(call(force(predicate), item))
        if verdict.__class__ is Unknown:
            unknown = unknown or verdict
        elif verdict:
            total += 1
    return total if unknown is None else anonymous(unknown)


def first_index(predicate: Any, items: ListValue) -> int | Unknown | None:
    """The index of the first element that satisfies the predicate; None when there is none for certain."""
    for index, item in enumerate(items.items):
        verdict = test(call(force(predicate), item))
        if verdict is True:
            return index
        if verdict.__class__ is Unknown:
            return anonymous(verdict)
    return None if items.rest is None else anonymous(items.rest)


@native("findFirst", LAZY, LAZY, LIST)
def find_first(predicate: Any, default: Any, items: ListValue) -> Any:
    found = first_index(predicate, items)
    if found is None:
        return force(default)
    if found.__class__ is Unknown or items.rest is not None:
        return anonymous(found if found.__class__ is Unknown else items.rest)  # type: ignore[arg-type]
    return force(items.items[found])  # type: ignore[index]


@native("findFirstIndex", LAZY, LAZY, WHOLE_LIST)
def find_first_index(predicate: Any, default: Any, items: ListValue) -> Any:
    found = first_index(predicate, items)
    return force(default) if found is None else found


@native("range", INTEGER, INTEGER)
def range_(first: int, last: int) -> ListValue:
    machine.spend(max(0, last - first))
    return ListValue(list(range(int(first), int(last) + 1)))


@native("replicate", INTEGER, LAZY)
def replicate(number: int, element: Any) -> ListValue:
    if number < 0:
        raise InvalidValue(f"cannot create a list of {number} elements")
    machine.spend(number >> 2)
    return ListValue([element] * number)


@native("zipListsWith", LAZY, WHOLE_LIST, WHOLE_LIST)
def zip_lists_with(function: Any, first: ListValue, second: ListValue) -> ListValue:
    pairs = zip(first.items, second.items, strict=False)
    return ListValue([later(function, a, b) for a, b in pairs])


@native("zipLists", WHOLE_LIST, WHOLE_LIST)
def zip_lists(first: ListValue, second: ListValue) -> ListValue:
    pairs = zip(first.items, second.items, strict=False)
    return ListValue([AttrSet({"fst": a, "snd": b}) for a, b in pairs])


@native("reverseList", LIST)
def reverse_list(items: ListValue) -> ListValue:
    return picked(items, list(range(len(items.items) - 1, -1, -1)))


@native("take", INTEGER, WHOLE_LIST)
def take(number: int, items: ListValue) -> ListValue:
    return part(items, 0, max(number, 0))


@native("drop", INTEGER, WHOLE_LIST)
def drop(number: int, items: ListValue) -> ListValue:
    return part(items, max(number, 0), len(items.items))


@native("takeEnd", INTEGER, WHOLE_LIST)
def take_end(number: int, items: ListValue) -> ListValue:
    return part(items, len(items.items) - max(0, min(number, len(items.items))), len(items.items))


@native("dropEnd", INTEGER, WHOLE_LIST)
def drop_end(number: int, items: ListValue) -> ListValue:
    return part(items, 0, len(items.items) - max(0, min(number, len(items.items))))


@native("sublist", INTEGER, INTEGER, WHOLE_LIST)
def sublist(start: int, number: int, items: ListValue) -> ListValue:
    if start < 0:
        raise InvalidValue(f"list index {start} is out of bounds")
    return part(items, start, start + max(number, 0))


@native("last", WHOLE_LIST)
def last(items: ListValue) -> Any:
    if not items.items:
        raise Thrown("lists.last: list must not be empty!")
    return force(items.items[-1])


@native("init", WHOLE_LIST)
def init(items: ListValue) -> ListValue:
    if not items.items:
        raise Thrown("lists.init: list must not be empty!")
    return part(items, 0, len(items.items) - 1)


@native("groupBy'", LAZY, LAZY, LAZY, WHOLE_LIST)
def group_by_fold(operator: Any, start: Any, key: Any, items: ListValue) -> Any:
    groups: dict[str, Any] = {}
    for item in items.items:
        name: Any = call(force(key), item)
        gap = gap_of(name)
        if gap is not None:
            return gap
        if name.__class__ is not Str:
            raise TypeMismatch(f"the key of a group must be a string, but this is {describe(name)}")
        groups[name.text] = later(operator, groups.get(name.text, start), item)
    return AttrSet(groups)


@native("concatAttrValues", KNOWN)
def concat_attr_values(attrs: Any) -> Any:
    if not isinstance(attrs, AttrSet):
        raise TypeMismatch(f"'concatAttrValues' takes a set, but got {describe(attrs)}")
    whole = attrs.snapshot()
    lists = [force(whole.attrs[name]) for name in sorted(whole.attrs)]
    known = [one for one in lists if one.__class__ is ListValue]
    gaps = [anonymous(one) for one in lists if one.__class__ is Unknown]
    joined = join_lists(known)
    rest = joined.rest or whole.rest or (gaps[0] if gaps else None)
    return ListValue(joined.items, joined.places, rest)
