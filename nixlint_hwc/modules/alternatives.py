"""What a definition has in the worlds that matter, where that hangs on decisions.

`mkIf` leaves a condition beside a definition, so that nothing of it is lost where the condition does not hold.
`optionalAttrs`, `if` and `optionals` give a set or a list that has other names and elements in another world. Here
those of all worlds are put together, each with the condition that the value has it: as though `mkIf` had been written.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.thunk import Thunk, collected, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Unknown
from nixlint_hwc.eval.worlds import Versions
from nixlint_hwc.source import Span

#: A value's part that is not there in every world, with the condition that it is, and its place.
Alternative = tuple[Any, Thunk, "Span | None"]


@dataclass(frozen=True, slots=True)
class Conditional:
    """An element of a list of modules that is there in other worlds than the current one: where `guard` is true."""

    value: Any
    guard: Thunk


def versions_of(lazy: Any) -> Versions | None:
    """What an evaluated value is in other worlds, where that is a set or a list; None where it is the same in all."""
    if lazy.__class__ is not Thunk or lazy.mask <= 0:
        return None
    own = collected(lambda: force(lazy))[1]
    if not own & decisions.open_bits:
        return None
    versions = Versions(lazy, own)
    if len(versions.values) < 2 or not any(isinstance(one, AttrSet | ListValue) for one in versions.values):
        return None
    return versions


def settle(versions: Versions, before: int) -> None:
    """Let the asker, whose mask was `before`, not depend on the decisions that make versions: it takes all of them."""
    machine.mask = before | (versions.mask & ~decisions.open_bits)


def names_apart(versions: Versions) -> tuple[AttrSet, list[Alternative]]:
    """Sets taken apart: the names that they all have, and each other one as a set of that name alone."""
    sets = [value.snapshot() for value in versions.values]
    always: dict[str, Any] = {}
    places: dict[str, Span] = {}
    others: list[Alternative] = []
    for name in dict.fromkeys(name for one in sets for name in one.attrs):
        having = [one for one in sets if name in one.attrs]
        item, place = having[0].attrs[name], having[0].place(name)
        if any(one.attrs[name] is not item for one in having):
            item = Thunk(_selected, (versions.lazy, name, item))
        if len(having) == len(sets):
            always[name] = item
            if place is not None:
                places[name] = place
        else:
            alone = AttrSet({name: item}, None if place is None else {name: place})
            others.append((alone, Thunk(_has, (versions.lazy, name)), place))
    open_one = next((one for one in sets if one.rest is not None), None)
    rest, possible = (open_one.rest, open_one.possible) if open_one is not None else (None, None)
    return AttrSet(always, places or None, rest, possible), others


def _selected(suspended: tuple[Any, str, Any]) -> Any:
    """The attribute as it is in the current world; where that has none, as it is where there is one."""
    lazy, name, otherwise = suspended
    value = force(lazy)
    found = value.get(name) if isinstance(value, AttrSet) else MISSING
    return force(otherwise if found is MISSING else found)


def _has(suspended: tuple[Any, str]) -> bool:
    value = force(suspended[0])
    return isinstance(value, AttrSet) and value.get(suspended[1]) is not MISSING


def elements_apart(versions: Versions) -> Iterator[tuple[Any, Span | None, Thunk | None]]:
    """Lists taken apart: each element with its place, and the condition that it is there if it is not in all of them.

    Elements at the same place in the source are the same. Raises `TypeMismatch` for what is no list.
    """
    tables = [_by_place(value) for value in versions.values]
    for key in dict.fromkeys(key for table in tables for key in table):
        having = [table for table in tables if key in table]
        item, place = having[0][key]
        if any(table[key][0] is not item for table in having):
            item = Thunk(_element, (versions.lazy, key, item))
        yield item, place, None if len(having) == len(tables) else Thunk(_has_element, (versions.lazy, key))


def elements_elsewhere(lazy: Any) -> list[tuple[Conditional, Span | None]]:
    """The elements of a list that it has in other worlds only, with their places."""
    versions = versions_of(lazy)
    if versions is None:
        return []
    here = _by_place(force(lazy))
    found: list[tuple[Conditional, Span | None]] = []
    for value in versions.values:
        for key, (item, place) in _by_place(value).items():
            if key not in here:
                here[key] = (item, place)
                found.append((Conditional(item, Thunk(_has_element, (lazy, key))), place))
    return found


def _by_place(value: Any) -> dict[Hashable, tuple[Any, Span | None]]:
    if value.__class__ is Unknown:
        return {(value.reason, 0): (value, value.span)}
    if value.__class__ is not ListValue:
        raise TypeMismatch(f"a list was expected, but this is {describe(value)}")
    found: dict[Hashable, tuple[Any, Span | None]] = {}
    for index, item in enumerate(value.items):
        place = value.place(index)
        known = (place.file.path, place.start, place.end) if place is not None else None
        count = 0
        while (known, count) in found:
            count += 1
        found[known, count] = (item, place)
    if value.rest is not None:
        found[value.rest.reason, -1] = (value.rest, value.rest.span)
    return found


def _element(suspended: tuple[Any, Hashable, Any]) -> Any:
    lazy, key, otherwise = suspended
    return force(_by_place(force(lazy)).get(key, (otherwise, None))[0])


def _has_element(suspended: tuple[Any, Hashable]) -> bool:
    return suspended[1] in _by_place(force(suspended[0]))


def is_version(lazy: Any, value: Any) -> Thunk:
    """The condition that a lazy value is this one in the current world."""
    return Thunk(_is_version, (lazy, value))


def _is_version(suspended: tuple[Any, Any]) -> bool:
    return force(suspended[0]) is suspended[1]
