"""Builtins on attribute sets.

A set with an unknown rest keeps what can be kept: names that are there are there, `hasAttr` can be true. Attributes
keep the places of their bindings, and names that become strings have that place as their origin.
"""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, attribute_of, call, describe, later, presence_of
from nixlint_hwc.eval.comparison import less, text_key
from nixlint_hwc.eval.compiler import missing_message
from nixlint_hwc.eval.errors import MissingAttribute, TypeMismatch
from nixlint_hwc.eval.operators import as_it_stands
from nixlint_hwc.eval.registry import ATTRS, BUILTINS, FUNCTION, LAZY, LIST, SET, TEXT, VALUE
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown, name_origin, origin_of
from nixlint_hwc.source import Span

native = BUILTINS.native


def name_string(attrs: AttrSet, name: str) -> Str:
    """An attribute's name as a string whose origin is the attribute's binding."""
    return Str(name, attrs.place(name))


@native("attrNames", ATTRS)
def attr_names(attrs: AttrSet) -> ListValue:
    machine.spend(len(attrs.attrs) >> 4)
    names = sorted(attrs.attrs)
    return ListValue([name_string(attrs, name) for name in names], [attrs.place(name) for name in names], attrs.rest)


@native("attrValues", ATTRS)
def attr_values(attrs: AttrSet) -> ListValue:
    machine.spend(len(attrs.attrs) >> 4)
    names = sorted(attrs.attrs)
    return ListValue([attrs.attrs[name] for name in names], [attrs.place(name) for name in names], attrs.rest)


@native("hasAttr", TEXT, VALUE)
def has_attr(name: Str, attrs: Any) -> bool | Unknown:
    if isinstance(attrs, Unknown):
        return presence_of(attrs, name.text)
    if not isinstance(attrs, AttrSet):
        raise TypeMismatch(f"'hasAttr' takes {SET.label}, but got {describe(attrs)}")
    if attrs.found(name.text) is not MISSING:
        return True
    gap = attrs.gap(name.text)
    return False if gap is None else presence_of(gap, name.text)


@native("getAttr", TEXT, SET)
def get_attr(name: Str, attrs: AttrSet) -> Any:
    found = attrs.get(name.text)
    if found is not MISSING:
        return force(found)
    gap = attrs.gap(name.text)
    if gap is not None:
        return attribute_of(gap, name.text)
    raise MissingAttribute(missing_message(attrs, name.text))


@native("removeAttrs", ATTRS, LIST)
def remove_attrs(attrs: AttrSet, names: ListValue) -> AttrSet | Unknown:
    unwanted, gap = _texts(names)
    if gap is not None:
        possible = None if attrs.rest is not None else frozenset(attrs.attrs) - unwanted
        return AttrSet({}, attrs.places, anonymous(gap), possible)
    machine.spend(len(attrs.attrs) >> 6)
    kept = {name: value for name, value in attrs.attrs.items() if name not in unwanted}
    possible = None if attrs.possible is None else attrs.possible - unwanted
    return AttrSet(kept, attrs.places, attrs.rest, possible)


def _texts(names: ListValue) -> tuple[set[str], Unknown | None]:
    """The strings of a list, and why there may be more."""
    texts: set[str] = set()
    gap = names.rest
    for item in names.items:
        name = force(item)
        if name.__class__ is Unknown:
            gap = name
        elif name.__class__ is not Str:
            raise TypeMismatch(f"an attribute name must be a string, but this is {describe(name)}")
        elif name.holes:
            gap = name.holes[0]
        else:
            texts.add(name.text)
    return texts, gap


@native("intersectAttrs", ATTRS, ATTRS)
def intersect_attrs(names: AttrSet, attrs: AttrSet) -> AttrSet:
    machine.spend(min(len(names.attrs), len(attrs.attrs)) >> 4)
    if len(names.attrs) < len(attrs.attrs):
        kept = {name: attrs.attrs[name] for name in names.attrs if name in attrs.attrs}
    else:
        kept = {name: value for name, value in attrs.attrs.items() if name in names.attrs}
    gap = names.rest or attrs.rest
    return AttrSet(kept, attrs.places, anonymous(gap) if gap else None)


@native("mapAttrs", LAZY, ATTRS)
def map_attrs(function: Any, attrs: AttrSet) -> AttrSet:
    machine.spend(len(attrs.attrs) >> 4)
    mapped: dict[str, Any] = {
        name: later(function, name_string(attrs, name), value) for name, value in attrs.attrs.items()
    }
    return AttrSet(mapped, attrs.places, attrs.rest and anonymous(attrs.rest), attrs.possible)


@native("listToAttrs", LIST)
def list_to_attrs(items: ListValue) -> AttrSet:
    machine.spend(len(items.items) >> 2)
    attrs: dict[str, Any] = {}
    places: dict[str, Span] = {}
    rest = None if items.open_end else items.rest
    for index, item in enumerate(items.items):
        entry = force(item)
        name = _entry_name(entry)
        if name.__class__ is Unknown:
            rest = rest or anonymous(name)
            continue
        if name.text in attrs:
            continue
        # Of equal names the first counts, and what is not known may come before this one.
        attrs[name.text] = _entry_value(entry) if rest is None else rest
        place = name_origin(name, items.place(index)) or origin_of(name) or items.place(index)
        if place is not None:
            places[name.text] = place
    return AttrSet(attrs, places, rest or items.rest)


def _entry_name(entry: Any) -> Any:
    """The `name` of an element of `listToAttrs`: a known string, or Unknown."""
    if entry.__class__ is Unknown:
        return entry
    if not isinstance(entry, AttrSet):
        raise TypeMismatch(f"'listToAttrs' takes a list of sets, but got {describe(entry)}")
    found = required(entry, "name", "listToAttrs")
    name = as_it_stands(lambda: force(found))
    if name.__class__ is Unknown:
        return name
    if name.__class__ is not Str:
        raise TypeMismatch(f"the name in an element of 'listToAttrs' must be a string, but is {describe(name)}")
    return name.holes[0] if name.holes else name


def _entry_value(entry: AttrSet) -> Any:
    return required(entry, "value", "listToAttrs")


def required(attrs: AttrSet, name: str, user: str) -> Any:
    """The lazy attribute that a builtin needs; Unknown where an open set lacks it. Raises `MissingAttribute`."""
    found = attrs.get(name)
    if found is not MISSING:
        return found
    if attrs.rest is not None:
        return attribute_of(attrs.rest, name)
    raise MissingAttribute(f"attribute '{name}' missing in the call of '{user}'")


@native("catAttrs", TEXT, LIST)
def cat_attrs(name: Str, sets: ListValue) -> ListValue:
    items: list[Any] = []
    places: list[Span | None] = []
    rest = sets.rest
    for item in sets.items:
        attrs = _set_in_list(item, "catAttrs")
        if isinstance(attrs, Unknown):
            rest = rest or anonymous(attrs)
            continue
        found = attrs.get(name.text)
        if found is not MISSING:
            items.append(found)
            places.append(attrs.place(name.text))
        elif attrs.gap(name.text) is not None:
            rest = rest or anonymous(attrs.rest)  # type: ignore[arg-type]
    return ListValue(items, places, rest)


def _set_in_list(item: Any, user: str) -> AttrSet | Unknown:
    """An element of a list of sets. Raises `TypeMismatch` for what is no set."""
    found = force(item)
    if not isinstance(found, (AttrSet, Unknown)):
        raise TypeMismatch(f"'{user}' takes a list of sets, but got {describe(found)}")
    return found


@native("zipAttrsWith", FUNCTION, LIST)
def zip_attrs_with(function: Any, sets: ListValue) -> AttrSet:
    groups: dict[str, ListValue] = {}
    places: dict[str, Span] = {}
    rest = sets.rest
    for item in sets.items:
        attrs = _set_in_list(item, "zipAttrsWith")
        if isinstance(attrs, Unknown):
            rest = rest or anonymous(attrs)
            continue
        attrs = attrs.snapshot()
        rest = rest or attrs.rest
        _add_to_groups(attrs, groups, places)
    if rest is not None:
        groups = {name: ListValue(group.items, group.places, rest) for name, group in groups.items()}
    zipped: dict[str, Any] = {
        name: later(function, Str(name, places.get(name)), group) for name, group in groups.items()
    }
    return AttrSet(zipped, places, rest)


def _add_to_groups(attrs: AttrSet, groups: dict[str, ListValue], places: dict[str, Span]) -> None:
    machine.spend(len(attrs.attrs) >> 2)
    for name, value in attrs.attrs.items():
        group = groups.get(name)
        if group is None:
            group = groups[name] = ListValue([], [])
        place = attrs.place(name)
        group.items.append(value)
        group.places.append(place)  # type: ignore[union-attr]
        if place is not None:
            places.setdefault(name, place)


@native("genericClosure", ATTRS)
def generic_closure(arguments: AttrSet) -> Any:
    """The elements reachable from `startSet` by `operator`, one per `key`, in breadth-first order.

    An element that is not known may stand before the others, and may have the key of any.
    """
    start = force(required(arguments, "startSet", "genericClosure"))
    if start.__class__ is Unknown:
        return anonymous(start)
    if start.__class__ is not ListValue:
        raise TypeMismatch(f"'startSet' must be a list, but is {describe(start)}")
    if not start.items:
        return start
    operator = force(required(arguments, "operator", "genericClosure"))
    if operator.__class__ is Unknown:
        return anonymous(operator)
    return _Closing(operator).run(start)


class _Closing:
    """The state of one `genericClosure`."""

    def __init__(self, operator: Any) -> None:
        self.operator = operator
        self.seen = _Keys()
        self.rest: Unknown | None = None

    def run(self, start: ListValue) -> ListValue | Unknown:
        self.rest = start.rest
        found: list[Any] = []
        work = list(start.items)
        for item in work:
            machine.spend(1)
            element = force(item)
            if not self._is_new(element):
                continue
            found.append(element)
            more = call(self.operator, element)
            if more.__class__ is Unknown:
                self.rest = self.rest or anonymous(more)
            elif more.__class__ is not ListValue:
                raise TypeMismatch(f"the operator of 'genericClosure' must return a list, not {describe(more)}")
            else:
                self.rest = self.rest or more.rest
                for successor in more.items:
                    force(successor)
                work.extend(more.items)
        return ListValue(found) if self.rest is None else self.rest

    def _is_new(self, element: Any) -> bool:
        if element.__class__ is Unknown:
            self.rest = self.rest or anonymous(element)
            return False
        if not isinstance(element, AttrSet):
            raise TypeMismatch(f"'genericClosure' works on sets, but got {describe(element)}")
        key = force(required(element, "key", "genericClosure"))
        is_new = anonymous(key) if key.__class__ is Unknown else self.seen.add(key)
        if is_new.__class__ is Unknown:
            self.rest = self.rest or is_new
        return is_new is True


class _Keys:
    """Different keys. Any kind will do for the first one, which is compared with nothing (Nix's `CompareValues`)."""

    def __init__(self) -> None:
        self._texts: set[str] = set()
        #: In order, where not all of them are known strings.
        self._ordered: list[Any] = []

    def add(self, key: Any) -> bool | Unknown:
        """Whether there was no equal key. Raises `TypeMismatch` where keys cannot be compared."""
        if key.__class__ is Str and not key.holes and not self._ordered:
            is_new = key.text not in self._texts
            self._texts.add(key.text)
            return is_new
        if not self._ordered:
            self._ordered = [Str(text) for text in sorted(self._texts, key=text_key)]
        return self._insert(key)

    def _insert(self, key: Any) -> bool | Unknown:
        low, high = 0, len(self._ordered)
        while low < high:
            middle = (low + high) // 2
            is_behind = less(self._ordered[middle], key)
            if is_behind.__class__ is Unknown:
                return is_behind
            low, high = (middle + 1, high) if is_behind else (low, middle)
        is_before = low == len(self._ordered) or less(key, self._ordered[low])
        if is_before is True:
            self._ordered.insert(low, key)
        return is_before
