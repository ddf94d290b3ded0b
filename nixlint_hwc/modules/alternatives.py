"""What a definition has in the worlds that matter, where that depends on decisions.

`mkIf` leaves a condition beside a definition, so that nothing of it is lost where the condition does not hold.
`optionalAttrs`, `if` and `optionals` give a set or a list that has other names and elements in another world. Here
those of all worlds are put together, each with the condition that the value has it: as though `mkIf` had been written.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any, TypeVar

from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.thunk import DOUBTING, SUPPOSED, Thunk, collected, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Unknown
from nixlint_hwc.eval.worlds import Versions, is_doubtful
from nixlint_hwc.source import Span

Part = TypeVar("Part")

#: A value's part that is not there in every world, with the condition that it is, and its place.
Alternative = tuple[Any, Thunk, "Span | None"]


#: Where an element of a list stands, and how many stand there before it.
Key = tuple[Hashable, int]


@dataclass(frozen=True, slots=True)
class Conditional:
    """An element of a list of modules that is not there in every world: only where `guard` is true."""

    value: Any
    guard: Thunk


def versions_of(
    lazy: Any, *, supposing: bool = True, switching: bool = False, of_lists_and_sets: bool = True
) -> Versions | None:
    """What an evaluated value is in other worlds, where that is a set or a list; None where it is the same in all.

    With `switching`, it is also looked at with those switches on that it asks for and that a host leaves off.
    Without `of_lists_and_sets`, also where it is something else. Without `supposing`, what hangs on a condition that
    nothing can decide is left as not known.
    """
    if lazy.__class__ is not Thunk or lazy.mask <= 0:
        return None
    value, own = collected(lambda: force(lazy))
    switching = switching and bool(own & decisions.off_bits)
    looked_at = decisions.open_bits | (decisions.fixed_bits if machine.world & DOUBTING else 0)
    if not (switching or own & looked_at or (supposing and own & SUPPOSED and is_doubtful(value))):
        return None
    versions = Versions(lazy, own, switching=switching)
    if not supposing:
        versions.supposed.clear()
    found = [*versions.values, *versions.supposed]
    if len(found) < 2 or (of_lists_and_sets and not any(isinstance(one, AttrSet | ListValue) for one in found)):
        return None
    return versions


def settle(versions: Versions, before: int) -> None:
    """Let the asker, whose mask was `before`, not depend on the decisions that make versions: it takes all of them."""
    machine.mask = before | (versions.mask & ~versions.own_bits)


def names_apart(versions: Versions) -> tuple[AttrSet, list[Alternative]]:
    """Sets taken apart: the names that they all have, and each other one as a set of that name alone.

    A version that is no set is not known. Of what a condition that nothing decides chooses between, the first that has
    names of its own is assumed to be there; the other stays what may be there besides, and what both have is not known.
    """
    sets = [value.snapshot() for value in versions.values if isinstance(value, AttrSet)]
    either = [value.snapshot() for value in versions.supposed]
    supposed, others_left = _assumed(either, sets, _names)
    always: dict[str, Any] = {}
    places: dict[str, Span] = {}
    others: list[Alternative] = []
    for name in dict.fromkeys(name for one in (*sets, *supposed) for name in one.attrs):
        having = [one for one in sets if name in one.attrs]
        item, place = _joined(versions.lazy, name, having or [one for one in either if name in one.attrs])
        if len(having) == len(versions.values):
            always[name] = item
            if place is not None:
                places[name] = place
        else:
            alone = AttrSet({name: item}, None if place is None else {name: place})
            others.append((alone, Thunk(_has if having else _may_have, (versions.lazy, name)), place))
    open_one = next((one for one in (sets if others_left else supposed or sets) if one.rest is not None), None)
    rest, possible = (open_one.rest, open_one.possible) if open_one is not None else (None, None)
    if others_left and rest is None:
        rest = next((anonymous(one) for one in versions.values if one.__class__ is Unknown), None)
    rest = rest or versions.unseen
    return AttrSet(always, places or None, rest, possible), others


def _names(value: AttrSet) -> Set[Any]:
    return value.attrs.keys()


def _assumed(supposed: list[Part], known: Sequence[Part], keys: Callable[[Part], Set[Any]]) -> tuple[list[Part], bool]:
    """The version that is assumed of those that an undecided condition chooses between, and whether more is left.

    Where options are doubted, either is looked for, and nobody says later what else there may be.
    """
    if machine.world & DOUBTING:
        return supposed, False
    there: set[Any] = set().union(*map(keys, known))
    chosen = next((one for one in supposed if keys(one) - there), None)
    if chosen is None:
        return supposed[:1], False
    return [chosen], any(keys(one) - there - keys(chosen) for one in supposed)


def _joined(lazy: Any, name: str, having: list[AttrSet]) -> tuple[Any, Span | None]:
    """What several versions have as an attribute: one and the same, or the current world's."""
    item, place = having[0].attrs[name], having[0].place(name)
    if any(one.attrs[name] is not item for one in having):
        item = Thunk(_selected, (lazy, name, item))
    return item, place


def _selected(suspended: tuple[Any, str, Any]) -> Any:
    """The attribute as it is in the current world; where that has none, as it is where there is one."""
    lazy, name, otherwise = suspended
    value = force(lazy)
    found = value.get(name) if isinstance(value, AttrSet) else MISSING
    if found is not MISSING:
        return force(found)
    gap = _gap(value, name)
    return force(otherwise) if gap is None else anonymous(gap)


def _gap(value: Any, name: str) -> Unknown | None:
    """What leaves open whether a value has an attribute."""
    if isinstance(value, AttrSet):
        return value.gap(name)
    return value if value.__class__ is Unknown else None


def _has(suspended: tuple[Any, str]) -> bool:
    value = force(suspended[0])
    return isinstance(value, AttrSet) and value.get(suspended[1]) is not MISSING


def _may_have(suspended: tuple[Any, str]) -> bool | Unknown:
    value = force(suspended[0])
    gap = _gap(value, suspended[1])
    return _has(suspended) if gap is None else anonymous(gap)


def elements_apart(versions: Versions) -> Iterator[tuple[Any, Span | None, Thunk | None]]:
    """The elements of the lists that a definition's value is in different worlds (`mkMerge`).

    Each comes with its place, and, unless it is in all the lists, with the condition that it is there. Elements at the
    same place in the source are one element, which is looked up anew in each world. Raises `TypeMismatch` for what is
    not a list. `elements_in_all` is the counterpart for modules, which are loaded once for all worlds.
    """
    gap = _list_gap(versions.values[0]) if versions.supposed else None
    tables = [_by_place(value, without=gap) for value in versions.values]
    supposed, others_left = _assumed([_by_place(value) for value in versions.supposed], tables, dict.keys)
    if others_left:
        tables[0] = _by_place(versions.values[0])
    current = Thunk(_current_table, versions.lazy)
    for key in dict.fromkeys(key for table in (*tables, *supposed) for key in table):
        having = [table for table in tables if key in table]
        item, place = (having or [table for table in supposed if key in table])[0][key]
        if any(table[key][0] is not item for table in having):
            item = Thunk(_element, (current, key, item))
        supposedly = not having and gap is not None
        yield item, place, None if len(having) == len(tables) else _guard(current, versions.lazy, key, supposedly)
    if versions.unseen is not None:
        yield versions.unseen, None, None


def _list_gap(value: Any) -> Unknown | None:
    """What leaves open which elements a list has."""
    if value.__class__ is ListValue:
        rest: Unknown | None = value.rest
        return rest
    return value if value.__class__ is Unknown else None


def elements_in_all(versions: Versions) -> list[tuple[Any, Span | None]]:
    """The elements of a list of modules in all its versions, with their places; each is as in the first that has it.

    Those that are not in all versions are `Conditional`. Where one place gives several elements, and different ones in
    different versions (`map` over a list that depends on decisions), each value is an element of its own. One that
    the current version lacks stands behind what is before it in the first that has it. Raises `TypeMismatch` for what
    is not a list.
    """
    lazy = versions.lazy
    tables = [_by_place(value) for value in versions.values]
    supposed, _ = _assumed([_by_place(value) for value in versions.supposed], tables, dict.keys)
    mixed = _mixed_places(tables)
    here = _by_place(force(lazy))
    presence = Presence(versions, tables)
    current, items = Thunk(_current_table, lazy), Thunk(_current_items, lazy)
    found: dict[Hashable, tuple[Any, Span | None]] = {}
    order: list[Hashable] = []
    for number, table in enumerate((here, *tables, *supposed)):
        before: Hashable = None
        supposedly = number > len(tables)
        for key, (item, place) in table.items():
            is_mixed = key[0] in mixed
            identity: Hashable = id(item) if is_mixed else key
            if identity not in found:
                guard: Thunk | None = None
                if is_mixed and table is not here:
                    guard = Thunk(_has_item, (items, item))
                elif supposedly:
                    guard = _guard(current, lazy, key, supposedly)
                elif not is_mixed and not all(key in one for one in tables):
                    guard = presence.guard(current, key)
                found[identity] = (item if guard is None else Conditional(item, guard), place)
                if order and order[-1] == before:
                    order.append(identity)
                else:
                    order.insert(0 if before is None else order.index(before) + 1, identity)
            before = identity
    listed = [found[identity] for identity in order]
    return listed if versions.unseen is None else [*listed, (versions.unseen, None)]


class Presence:
    """On which decisions it hangs that a list has an element: of all that the list asks for, mostly few.

    In: the versions of a list, with their tables. What differs between worlds that were looked at tells the decisions.
    """

    def __init__(self, versions: Versions, tables: Sequence[dict[Key, tuple[Any, Span | None]]]) -> None:
        self.is_known = versions.is_open_only and not versions.supposed
        by_value = {id(value): table for value, table in zip(versions.values, tables, strict=True)}
        self.looks = {world: by_value[id(value)] for world, value in versions.looks} if self.is_known else {}

    def guard(self, current: Thunk, key: Key) -> Thunk:
        """The condition that the list has an element, where `current` is its table in the current world."""
        asked = 0
        for world, table in self.looks.items():
            for decision in decisions.in_mask(world & ~asked):
                other = self.looks.get(world & ~decision.mask)
                if other is not None and (key in other) != (key in table):
                    asked |= decision.mask
        answers: dict[int, bool] = {}
        for world, table in self.looks.items():
            if answers.setdefault(world & asked, key in table) != (key in table):
                answers.clear()  # it hangs on more than can be told
                break
        return Thunk(_is_present, (answers, asked, current, key))


def _is_present(suspended: tuple[dict[int, bool], int, Thunk, Key]) -> bool:
    answers, asked, current, key = suspended
    found = answers.get(machine.world & asked)
    if found is None:
        return key in force(current)
    machine.mask |= asked
    return found


def values_apart(versions: Versions, identify: Callable[[Any], Hashable]) -> list[Any]:
    """The values that one element of a list of modules has, `Conditional` where there are several.

    What `identify` says the same of is the same.
    """
    values = versions.values
    known = {identify(value): value for value in values if not (versions.supposed and value.__class__ is Unknown)}
    gap = next((value for value in values if value.__class__ is Unknown), None)
    if len(known) == 1 and gap is None and versions.unseen is None:
        return [*known.values()]
    found: list[Any] = [
        Conditional(value, Thunk(_is_identified, (versions.lazy, key, identify))) for key, value in known.items()
    ]
    if versions.supposed and gap is not None:
        found.append(Conditional(versions.supposed[0], Thunk(anonymous, gap)))
    return found if versions.unseen is None else [*found, versions.unseen]


def _is_identified(suspended: tuple[Any, Hashable, Callable[[Any], Hashable]]) -> bool:
    lazy, key, identify = suspended
    return identify(force(lazy)) == key


def _mixed_places(tables: Sequence[dict[Key, tuple[Any, Span | None]]]) -> Set[Hashable]:
    """The places that give several elements of a list, and different ones in different lists."""
    several = {place for table in tables for place, number in table if number > 0}
    first: dict[Key, Any] = {}
    return {
        key[0]
        for table in tables
        for key, (item, _) in table.items()
        if key[0] in several and first.setdefault(key, item) is not item
    }


def _current_items(lazy: Any) -> dict[int, Any]:
    value = force(lazy)
    return {id(item): item for item in value.items} if value.__class__ is ListValue else {}


def _has_item(suspended: tuple[Any, Any]) -> bool:
    return id(suspended[1]) in force(suspended[0])


def _by_place(value: Any, *, without: Unknown | None = None) -> dict[Key, tuple[Any, Span | None]]:
    """The elements of a list by their place and their number there; what it may have besides is one of them."""
    if value.__class__ is Unknown:
        return {(value.reason, 0): (value, value.span)} if value is not without else {}
    if value.__class__ is not ListValue:
        raise TypeMismatch(f"a list was expected, but this is {describe(value)}")
    found: dict[Key, tuple[Any, Span | None]] = {}
    counts: dict[Hashable, int] = {}
    machine.spend(len(value.items) >> 2)
    for index, item in enumerate(value.items):
        place = value.place(index)
        known = (place.file.path, place.start, place.end) if place is not None else None
        number = counts.get(known, 0)
        counts[known] = number + 1
        found[known, number] = (item, place)
    if value.rest is not None and value.rest is not without:
        found[value.rest.reason, -1] = (value.rest, value.rest.span)
    return found


def _current_table(lazy: Any) -> dict[Key, tuple[Any, Span | None]]:
    return _by_place(force(lazy))


def _element(suspended: tuple[Thunk, Key, Any]) -> Any:
    current, key, otherwise = suspended
    return force(force(current).get(key, (otherwise, None))[0])


def _guard(current: Thunk, lazy: Any, key: Key, supposedly: bool) -> Thunk:
    """The condition that the list has an element, where `current` is its table in the current world."""
    return Thunk(_may_have_element, (current, lazy, key)) if supposedly else Thunk(_has_element, (current, key))


def _has_element(suspended: tuple[Thunk, Key]) -> bool:
    return suspended[1] in force(suspended[0])


def _may_have_element(suspended: tuple[Thunk, Any, Key]) -> bool | Unknown:
    current, lazy, key = suspended
    gap = _list_gap(force(lazy))
    return key in force(current) if gap is None else anonymous(gap)


def is_version(lazy: Any, value: Any) -> Thunk:
    """The condition that a lazy value is this one in the current world."""
    return Thunk(_is_version, (lazy, value))


def _is_version(suspended: tuple[Any, Any]) -> bool:
    return force(suspended[0]) is suspended[1]
