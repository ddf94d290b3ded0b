"""Properties of definitions (`mkIf`, `mkMerge`, `mkOverride`, `mkOrder`): taken apart, and put to effect.

In: definitions. Out: definitions whose guards, priority and order are in the record, no longer around the value.
Properties are pushed down towards the options without forcing the conditions: a definition carries its guards until
somebody reads the option. (NixOS manual, "Option definitions"; the meaning is that of nixpkgs' `lib.modules`.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import EvalError, TypeMismatch
from nixlint_hwc.eval.thunk import DOUBTING, Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Unknown
from nixlint_hwc.eval.worlds import Versions
from nixlint_hwc.modules.alternatives import elements_apart, is_version, names_apart, settle, versions_of
from nixlint_hwc.modules.definitions import ORDER_PLAIN, Definition, holds, judged, property_type, rank, settled
from nixlint_hwc.source import Span

#: The kinds of sets that say something about a definition rather than being its value, and how people write them.
PROPERTIES: Final = {
    "if": "mkIf", "merge": "mkMerge", "override": "mkOverride", "order": "mkOrder", "definition": "mkDefinition",
}  # fmt: skip


def push_down(
    definition: Definition, *, at_option: bool = False, as_meant: bool = False, supposing: bool = True
) -> Iterator[Definition]:
    """The definition with its properties moved from the value into the record, `mkMerge` taken apart.

    The values that come out are forced, but for those that were below a `mkOverride` `at_option`, which may lose to
    others. Properties that stand in each other in an order that nixpkgs does not look for stay: in the value of an
    option as its value, above options on each of the names below. `as_meant`: they are taken apart too, and all values
    forced. No condition is forced, unless a value fails `at_option`: there nixpkgs looks at a condition before the
    value, so that a value whose condition does not hold cannot fail. One whose condition is not known is not known
    itself. `supposing`: what a condition that nothing can decide chooses is taken to be there, as under `mkIf`.
    """
    before, lazy = machine.mask, definition.value
    value = _forced(definition) if at_option else force(lazy)
    if value is MISSING:
        return
    versions = None
    if lazy.__class__ is Thunk and lazy.mask > 0:
        is_list = value.__class__ is ListValue
        versions = versions_of(lazy, supposing=supposing and not is_list, switching=value.__class__ is AttrSet)
    if versions is not None:
        settle(versions, before)
        for part in _in_versions(definition, versions):
            yield from push_down(part, at_option=at_option, as_meant=as_meant, supposing=supposing)
        return
    kind = property_type(value)
    if kind not in PROPERTIES:
        yield definition if value is lazy else _holding(definition, value)
    elif not as_meant and _is_stray(definition, kind, at_option):
        yield from [_holding(definition, value)] if at_option else _handed_down(definition, value)
    elif kind == "override" and at_option and not as_meant:
        yield _ranked(definition, value, kind)
    else:
        parts = (
            _elements_in_versions(definition, value.attrs["contents"], supposing)
            if kind == "merge"
            else _taken_apart(definition, value, kind)
        )
        for part in parts:
            yield from push_down(part, at_option=at_option, as_meant=as_meant, supposing=supposing)


def _in_versions(definition: Definition, versions: Versions) -> Iterator[Definition]:
    """A definition whose value depends on decisions, as several, each with the condition under which it exists."""
    settled_ones = [one for one in versions.values if not (versions.supposed and one.__class__ is Unknown)]
    if all(_is_plain_set(one) for one in (*settled_ones, *versions.supposed)):
        always, others = names_apart(versions)
        yield definition.with_value(always)
        for value, guard, _ in others:
            yield definition.with_value(value)._replace(guards=(*definition.guards, guard))
    else:
        for value in settled_ones:
            guard = is_version(versions.lazy, value)
            yield definition.with_value(value)._replace(guards=(*definition.guards, guard))
        if machine.world & DOUBTING:
            yield from _doubted_properties(definition, versions)
        supposed = next((one for one in versions.supposed if isinstance(one, AttrSet)), None)
        gap = next((one for one in versions.values if one.__class__ is Unknown), None)
        if supposed is not None and gap is not None:
            yield definition.with_value(supposed)._replace(guards=(*definition.guards, anonymous(gap)))
        if versions.unseen is not None:
            yield definition.with_value(versions.unseen)


def _doubted_properties(definition: Definition, versions: Versions) -> Iterator[Definition]:
    """What a definition is where conditions are taken the other way that choose `mkMerge [ ... ]` and the like.

    Each counts as such a condition, as one may hold others, whose number is limited.
    """
    for value in versions.supposed:
        if isinstance(value, AttrSet) and not any(value is one for one in versions.values):
            if not machine.has_doubt():
                return
            yield definition.with_value(value)._replace(guards=(*definition.guards, is_version(versions.lazy, value)))


def _is_plain_set(value: Any) -> bool:
    return isinstance(value, AttrSet) and property_type(value) not in PROPERTIES


def _is_stray(definition: Definition, kind: str, at_option: bool) -> bool:
    """Whether a property stands inside one that nixpkgs takes off after it (`mkForce (mkIf c 1)`).

    At an option those are `mkIf` and `mkMerge` in any order, then one `mkOverride`, then one `mkOrder`
    (`dischargeProperties`, `filterOverrides'`, `sortProperties`).
    """
    if kind == "order":
        return definition.order is not None
    if kind == "merge" and not at_option:
        return False
    return definition.priority is not None or definition.order is not None


def _taken_apart(definition: Definition, value: AttrSet, kind: str) -> Iterable[Definition]:
    """The definitions inside a property, with what it says in their records."""
    if kind == "if":
        return (_guarded(definition, value),)
    if kind == "merge":
        return _elements(definition, force(value.attrs["contents"]))
    return (_named(definition, value) if kind == "definition" else _ranked(definition, value, kind),)


def _handed_down(definition: Definition, value: AttrSet) -> Iterator[Definition]:
    """The definitions inside a property above options, which is put on each of their names (`pushDownProperties`)."""
    for part in push_down(definition.with_value(value.attrs["content"])):
        if not isinstance(part.value, AttrSet):
            yield part
            continue
        inner = part.value.snapshot()
        attrs: dict[str, Any] = {n: AttrSet({**value.attrs, "content": item}) for n, item in inner.attrs.items()}
        yield part.with_value(AttrSet(attrs, inner.places, inner.rest))


def _holding(definition: Definition, value: Any) -> Definition:
    """The definition with its value forced."""
    return Definition(
        value, definition.module, definition.guards, definition.priority, definition.order, definition.way,
        definition.default,
    )  # fmt: skip


def _forced(definition: Definition) -> Any:
    """The value; `MISSING` where it fails and its guards do not hold, Unknown where it is not known whether they do."""
    try:
        return force(definition.value)
    except EvalError as error:
        verdict = judged(definition.guards)
        if verdict is True:
            raise
        if verdict is False:
            machine.drop(error, machine.mask)
            return MISSING
        return Unknown(error.reason("{}, if an unknown condition holds"), error.span)


def _guarded(definition: Definition, value: AttrSet) -> Definition:
    """The definition inside `mkIf`, with its condition."""
    machine.spend(len(definition.guards) >> 4)
    return Definition(
        value.attrs["content"], definition.module, (*definition.guards, value.attrs["condition"]),
        definition.priority, definition.order, _way_into(definition, value, "content"), definition.default,
    )  # fmt: skip


def _way_into(definition: Definition, value: AttrSet, name: str) -> Span | None:
    place = value.place(name)
    return place if place is not None and place.file is definition.module.file else definition.way


def _elements(definition: Definition, contents: Any) -> Iterator[Definition]:
    """The definitions that `mkMerge` holds, as they stand in it."""
    if contents.__class__ is Unknown:
        yield definition.with_value(contents)
        return
    if contents.__class__ is not ListValue:
        raise TypeMismatch(f"'mkMerge' takes a list, but got {describe(contents)}")
    machine.spend(len(contents.items))
    for index, item in enumerate(contents.items):
        yield definition.with_value(item, contents.place(index))
    if contents.rest is not None:
        yield definition.with_value(contents.rest)


def _elements_in_versions(definition: Definition, lazy: Any, supposing: bool) -> Iterator[Definition]:
    """`_elements`; those that depend on decisions come with the condition under which they exist."""
    before = machine.mask
    contents = force(lazy)
    versions = versions_of(lazy, supposing=supposing, switching=True)
    if versions is None:
        yield from _elements(definition, contents)
        return
    settle(versions, before)
    for item, place, guard in elements_apart(versions):
        part = definition.with_value(item, place)
        yield part if guard is None else part._replace(guards=(*part.guards, guard))


def _ranked(definition: Definition, value: AttrSet, kind: str) -> Definition:
    # Above options the outermost property wins, and as it was meant.
    found = force(value.attrs["priority"])
    number = int(found) if isinstance(found, int) else None
    priority, order = definition.priority, definition.order
    if kind == "override" and priority is None:
        priority = number
    elif kind == "order" and order is None:
        order = number
    return Definition(
        value.attrs["content"], definition.module, definition.guards, priority, order, definition.way,
        definition.default,
    )  # fmt: skip


def _named(definition: Definition, value: AttrSet) -> Definition:
    """The definition that `mkDefinition { file, value, ... }` made, which tells where it is from."""
    label = coerce_to_string(force(value.attrs["file"]), more=True, copy_paths=False).shown
    inner = definition.with_value(value.attrs["value"])
    return inner._replace(module=replace(definition.module, label=label))


def active(definitions: list[Definition]) -> list[Definition]:
    """Those whose guards hold and whose priority wins, in merge order, taken apart and forced, free of properties.

    This is nixpkgs' `dischargeProperties`, `filterOverrides` and `sortProperties` in one.
    """
    return [settled(definition) for definition in winning(definitions)]


def winning(definitions: list[Definition]) -> list[Definition]:
    """`active`, with the properties still on."""
    found = [part for definition in definitions if holds(definition) for part in discharged(definition)]
    if len(found) > 1:
        best = min(rank(d) for d in found)
        found = [d for d in found if rank(d) == best]
    found = [part for d in found for part in _opened(d)]
    if any(d.order is not None for d in found):
        found.sort(key=lambda d: ORDER_PLAIN if d.order is None else d.order)
    return found


def discharged(definition: Definition) -> Iterator[Definition]:
    """The definitions inside one whose guards hold, as far as their own conditions do.

    What stands below a priority or an order is not looked at: it may lose to another definition.
    """
    if definition.priority is not None or definition.order is not None:
        yield definition
        return
    value = _forced(definition)
    kind = property_type(value)
    if kind in ("override", "order"):
        yield _ranked(definition, value, kind)
    elif kind in PROPERTIES:
        if kind != "if" or judged((value.attrs["condition"],)) is not False:
            for part in _taken_apart(definition, value, kind):
                yield from discharged(part)
    elif value is not MISSING:
        yield definition if value is definition.value else _holding(definition, value)


def _opened(definition: Definition) -> Iterator[Definition]:
    """A definition that counts, with its value forced and the order in it taken off."""
    value = _forced(definition)
    kind = property_type(value)
    if kind == "order" and definition.order is None:
        definition = _ranked(definition, value, kind)
        value = _forced(definition)
    if value is not MISSING:
        yield definition if value is definition.value else _holding(definition, value)
