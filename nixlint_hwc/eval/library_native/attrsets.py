"""`lib.attrsets`, natively: places are kept, values stay lazy, what is unknown of a set stays its `rest`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from nixlint_hwc.eval.calls import anonymous, attribute_of, call, call2, describe, later, presence_of
from nixlint_hwc.eval.comparison import equal
from nixlint_hwc.eval.compiler import attribute
from nixlint_hwc.eval.errors import Aborted, EvalError, TypeMismatch
from nixlint_hwc.eval.library_native.gather import Attributes, sorted_names
from nixlint_hwc.eval.library_native.sections import section
from nixlint_hwc.eval.operators import chosen, chosen_part, test, update
from nixlint_hwc.eval.registry import ATTRS, LAZY, LIST, TEXT, VALUE, WHOLE_LIST
from nixlint_hwc.eval.thunk import Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown

native = section("attrsets")


def attr_path(path: ListValue) -> Iterator[str | Unknown]:
    """The names of an attribute path given as a list, as far as they are asked for. Raises `TypeMismatch`."""
    return (attr_name(force(item)) for item in path.items)


def attr_name(value: Any) -> str | Unknown:
    if value.__class__ is Str:
        return value.text if not value.holes else anonymous(value.holes[0])
    if value.__class__ is Unknown:
        return anonymous(value)
    raise TypeMismatch(f"an attribute name must be a string, but this is {describe(value)}")


def _down(path: ListValue, value: Any, *, presume: bool) -> tuple[Any, bool]:
    """The forced value at a path below `value`, or `MISSING`; and whether it is certain that it exists.

    `presume`: attributes that a set is only presumed to have count as well.
    """
    certain = True
    for name in attr_path(path):
        value = force(value)
        if name.__class__ is Unknown:
            return name, False
        if value.__class__ is Unknown:
            value, certain = attribute_of(value, name), False  # type: ignore[arg-type]
            continue
        if not isinstance(value, AttrSet):
            return MISSING, True
        found = value.get(name) if presume else value.found(name)  # type: ignore[arg-type]
        if found is MISSING:
            gap = value.gap(name)  # type: ignore[arg-type]
            if gap is None:
                return MISSING, True
            found, certain = attribute_of(gap, name), False  # type: ignore[arg-type]
        value = found
    return force(value), certain


@native("attrByPath", WHOLE_LIST, LAZY, LAZY)
def attr_by_path(path: ListValue, default: Any, attrs: Any) -> Any:
    found, certain = _down(path, attrs, presume=False)
    if found is MISSING:
        return force(default)
    return found if certain else anonymous(found)


@native("hasAttrByPath", WHOLE_LIST, LAZY)
def has_attr_by_path(path: ListValue, attrs: Any) -> bool | Unknown:
    names = attr_path(path)
    for name in names:
        if isinstance(name, Unknown):
            return anonymous(name)
        attrs = force(attrs)
        found = attrs.found(name) if isinstance(attrs, AttrSet) else MISSING
        if found is MISSING:
            gap = attrs.gap(name) if isinstance(attrs, AttrSet) else attrs
            rest = [one if isinstance(one, str) else None for one in names]
            return presence_of(gap, name, *rest) if isinstance(gap, Unknown) else False
        attrs = found
    return True


@native("getAttrFromPath", WHOLE_LIST, LAZY)
def get_attr_from_path(path: ListValue, attrs: Any) -> Any:
    found, _ = _down(path, attrs, presume=True)
    if found is MISSING:
        shown = ".".join(str(name) for name in attr_path(path))
        raise Aborted(f"cannot find attribute '{shown}'")
    return found


@native("setAttrByPath", WHOLE_LIST, LAZY)
def set_attr_by_path(path: ListValue, value: Any) -> Any:
    return _nested(path, 0, value)


def _nested(path: ListValue, index: int, value: Any) -> Any:
    if index == len(path.items):
        return force(value)
    name = attr_name(force(path.items[index]))
    if name.__class__ is Unknown:
        return AttrSet({}, None, name)
    inner = value if index + 1 == len(path.items) else Thunk(lambda _: _nested(path, index + 1, value), None)
    place = path.place(index)
    return AttrSet({name: inner}, None if place is None else {name: place})  # type: ignore[dict-item]


@native("optionalAttrs", LAZY, LAZY)
def optional_attrs(condition: Any, attrs: Any) -> Any:
    verdict = chosen(lambda: force(condition))
    if verdict.__class__ is Unknown:
        return AttrSet({}, None, anonymous(verdict), _possible_names(attrs))
    return chosen_part(condition, attrs, AttrSet({})) if verdict else AttrSet({})


def _possible_names(attrs: Any) -> frozenset[str] | None:
    """The names that a set has if it is there at all; None where they are not known."""
    if not _is_at_hand(attrs):
        return None
    try:
        value = force(attrs)
    except EvalError:
        # A set that cannot be evaluated is not there: the condition is false.
        return frozenset()
    if not isinstance(value, AttrSet) or (value.rest is not None and value.possible is None):
        return None
    return frozenset(value.names()) | (value.possible or frozenset())


def _is_at_hand(attrs: Any) -> bool:
    """Whether a set is evaluated already or written out.

    Anything else may need the very value that is being computed, which it would not need were the condition false.
    """
    if attrs.__class__ is not Thunk or attrs.mask >= 0:
        return True
    place = machine.place_of(attrs.code)
    return place is not None and place.file.data[place.start : place.start + 1] == b"{"


@native("nameValuePair", LAZY, LAZY)
def name_value_pair(name: Any, value: Any) -> AttrSet:
    return AttrSet({"name": name, "value": value})


@native("mapAttrsToList", LAZY, ATTRS)
def map_attrs_to_list(function: Any, attrs: AttrSet) -> ListValue:
    names = sorted_names(attrs)
    items: list[Any] = [later(function, Str(name, attrs.place(name)), attrs.attrs[name]) for name in names]
    return ListValue(items, [attrs.place(name) for name in names], attrs.rest)


@native("attrsToList", ATTRS)
def attrs_to_list(attrs: AttrSet) -> ListValue:
    names = sorted_names(attrs)
    items = [AttrSet({"name": Str(name, attrs.place(name)), "value": attrs.attrs[name]}) for name in names]
    return ListValue(items, [attrs.place(name) for name in names], attrs.rest)  # type: ignore[arg-type]


@native("mapAttrs'", LAZY, ATTRS)
def map_attrs_renamed(function: Any, attrs: AttrSet) -> AttrSet:
    made = Attributes(attrs.rest)
    for name in sorted_names(attrs):
        pair = call2(force(function), Str(name, attrs.place(name)), attrs.attrs[name])
        made.add_pair(pair, attrs.place(name))
    return made.finish()


@native("genAttrs'", WHOLE_LIST, LAZY)
def gen_attrs_renamed(items: ListValue, function: Any) -> AttrSet:
    made = Attributes(items.rest)
    for index, item in enumerate(items.items):
        made.add_pair(call(force(function), item), items.place(index))
    return made.finish()


@native("genAttrs", LIST, LAZY)
def gen_attrs(names: ListValue, function: Any) -> AttrSet:
    machine.spend(len(names.items) >> 4)
    made = Attributes(names.rest)
    for index, item in enumerate(names.items):
        name = force(item)
        made.add(attr_name(name), later(function, name), names.place(index))
    return made.finish()


@native("filterAttrs", LAZY, ATTRS)
def filter_attrs(predicate: Any, attrs: AttrSet) -> AttrSet:
    made = Attributes(attrs.rest, attrs.possible)
    for name in sorted_names(attrs):
        value = attrs.attrs[name]
        verdict = chosen(lambda: call2(force(predicate), Str(name, attrs.place(name)), value))  # noqa: B023
        if verdict.__class__ is Unknown:
            made.lose(verdict, name)
        elif verdict:
            made.add(name, value, attrs.place(name))
    return made.finish()


@native("concatMapAttrs", LAZY, ATTRS)
def concat_map_attrs(function: Any, attrs: AttrSet) -> Any:
    result: Any = AttrSet({}, None, attrs.rest)
    seen: set[str] = set()
    are_apart = True
    for name in sorted_names(attrs):
        made = call2(force(function), Str(name, attrs.place(name)), attrs.attrs[name])
        if isinstance(made, AttrSet):
            made = _with_places(made.snapshot(), attrs.place(name))
            are_apart = are_apart and seen.isdisjoint(made.attrs)
            seen |= made.attrs.keys()
        result = update(result, made)
    # Where two attributes make the same name, what is not known may make it too, and be the last to do so.
    return result if attrs.rest is None or are_apart else update(result, anonymous(attrs.rest))


def _with_places(attrs: AttrSet, place: Any) -> AttrSet:
    if attrs.places or place is None:
        return attrs
    return AttrSet(attrs.attrs, dict.fromkeys(attrs.attrs, place), attrs.rest)


@native("foldlAttrs", LAZY, LAZY, ATTRS)
def foldl_attrs(function: Any, start: Any, attrs: AttrSet) -> Any:
    if attrs.rest is not None:
        return anonymous(attrs.rest)
    result = start
    for name in sorted_names(attrs):
        result = call(call2(force(function), result, Str(name, attrs.place(name))), attrs.attrs[name])
    return force(result)


@native("recursiveUpdate", VALUE, VALUE)
def recursive_update(left: Any, right: Any) -> Any:
    return _merged(left, right, _both_sets)


def _both_sets(path: _Trail, left: Any, right: Any) -> bool:
    """Whether to stop: one of the sides is no set for certain."""
    sides = (force(left), force(right))
    return any(side.__class__ is not Unknown and not isinstance(side, AttrSet) for side in sides)


@native("recursiveUpdateUntil", LAZY, VALUE, VALUE)
def recursive_update_until(stop: Any, left: Any, right: Any) -> Any:
    def stopped(path: _Trail, first: Any, second: Any) -> bool | Unknown:
        names: list[Any] = []
        while path is not None:
            path, name = path
            names.append(Str(name))
        return test(call(call2(force(stop), ListValue(names[::-1]), first), second))

    return _merged(left, right, stopped)


#: The names on the way to an attribute, the last one first: those of sets without end share what they begin with.
_Trail: TypeAlias = "tuple[_Trail, str] | None"


def _merged(left: Any, right: Any, stop: Any, path: _Trail = None) -> Any:
    flat = update(left, right)
    if right.__class__ is Unknown or flat.__class__ is Unknown:
        return flat
    known = left.snapshot() if isinstance(left, AttrSet) else AttrSet({}, None, anonymous(left))
    attrs = dict(flat.attrs)
    for name, value in right.snapshot().attrs.items():
        other = known.attrs.get(name, known.gap(name))
        if other is not None or name in known.attrs:
            attrs[name] = Thunk(_merged_value, (other, value, stop, (path, name)))
    return AttrSet(attrs, flat.places, flat.rest)


def _merged_value(sides: tuple[Any, Any, Any, _Trail]) -> Any:
    left, right, stop, path = sides
    verdict = stop(path, left, right)
    if verdict.__class__ is Unknown:
        return anonymous(verdict)
    return force(right) if verdict else _merged(force(left), force(right), stop, path)


@native("mergeAttrsList", LIST)
def merge_attrs_list(sets: ListValue) -> Any:
    result: Any = AttrSet({})
    for item in sets.items:
        result = update(result, force(item))
    return result if sets.rest is None else update(result, anonymous(sets.rest))


@native("getAttrs", LIST, LAZY)
def get_attrs(names: ListValue, attrs: Any) -> AttrSet:
    made = Attributes(names.rest)
    source = _at_hand(attrs)
    for item in names.items:
        name = attr_name(force(item))
        place = source.place(name) if source is not None and name.__class__ is str else None
        made.add(name, Thunk(_selected, (attrs, name)), place)
    return made.finish()


def _at_hand(attrs: Any) -> AttrSet | None:
    """A set that is evaluated already or written out, for the places of its attributes."""
    if not _is_at_hand(attrs):
        return None
    try:
        value = force(attrs)
    except EvalError:
        return None
    return value if isinstance(value, AttrSet) else None


def _selected(selection: tuple[Any, str]) -> Any:
    return attribute(force(selection[0]), selection[1], None)


@native("attrVals", LIST, LAZY)
def attr_vals(names: ListValue, attrs: Any) -> ListValue:
    items = [Thunk(lambda item: attribute(force(attrs), attr_name(force(item)), None), item) for item in names.items]
    return ListValue(items, None, names.rest)  # type: ignore[arg-type]


@native("isDerivation", VALUE)
def is_derivation_value(value: Any) -> bool | Unknown:
    if value.__class__ is Unknown:
        return anonymous(value)
    if not isinstance(value, AttrSet):
        return False
    kind = value.get("type")
    if kind is MISSING:
        return False if value.rest is None else anonymous(value.rest)
    same = equal(force(kind), Str("derivation"))
    return anonymous(same) if same.__class__ is Unknown else same


@native("getOutput", TEXT, LAZY)
def get_output(output: Str, package: Any) -> Any:
    return first_output((output.text,), package)


def first_output(outputs: tuple[str, ...], package: Any) -> Any:
    """The first of a package's outputs that exists, its default output, or itself.

    Which outputs an opaque package has is not known; the package itself stands for all of them.
    """
    value = force(package)
    if value.__class__ is not AttrSet:
        return value
    specified = value.get("outputSpecified")
    if specified is not MISSING and force(specified) is True:
        return value
    for name in (*outputs, "out"):
        found = value.get(name)
        if found is not MISSING:
            return force(found)
    return value
