"""How several definitions become one value, for the types that do not say more."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.arithmetic import is_integral
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.comparison import equal
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, Builtin, Closure, ListValue, Str, Unknown, join
from nixlint_hwc.modules.definitions import Definition, conflict
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.types.predicates import is_callable


def merge_one(path: Path, definitions: list[Definition], why: str = "") -> Any:
    """The only definition's value (nixpkgs' `mergeUniqueOption`); `why` there may be one only.

    Beside one that is known, those that are not are taken to define nothing.
    """
    if len(definitions) > 1:
        definitions = [d for d in definitions if d.value.__class__ is not Unknown] or definitions[:1]
    if len(definitions) == 1:
        return definitions[0].value
    message = f"the option '{show_path(path)}' is defined multiple times while it's expected to be unique"
    raise conflict(f"{message}: {why.strip()}" if why.strip() else message, definitions, path)


def merge_equal(path: Path, definitions: list[Definition]) -> Any:
    """The value that all definitions agree on (nixpkgs' `mergeEqualOption`)."""
    first = definitions[0].value
    for other in definitions[1:]:
        same = equal(first, other.value)
        if same is False or isinstance(first, Closure):
            raise conflict(f"the option '{show_path(path)}' has conflicting definition values", definitions, path)
        if same is not True and first.__class__ is Unknown:
            first = other.value
    return first


def merge_default(path: Path, definitions: list[Definition]) -> Any:
    """Merge by the kind of the values (nixpkgs' `mergeDefaultOption`)."""
    if len(definitions) == 1:
        return definitions[0].value
    # What is not known is of the kind of the others.
    values = [d.value for d in definitions if d.value.__class__ is not Unknown]
    if not values:
        return definitions[0].value
    if all(is_callable(v) for v in values):
        return Builtin("merged", 1, lambda argument: _merge_results(path, definitions, argument))
    if all(v.__class__ is ListValue for v in values):
        return merge_lists(definitions)
    if all(isinstance(v, AttrSet) for v in values):
        return merge_shallow(path, definitions)
    if all(v.__class__ is bool for v in values):
        return merge_by_or(path, definitions)
    if all(v.__class__ is Str for v in values):
        return join([coerce_to_string(d.value) for d in definitions])
    if all(is_integral(v) for v in values) and len(set(values)) == 1:
        return values[0]
    raise conflict(f"the definitions of '{show_path(path)}' cannot be merged", definitions, path)


def merge_by_or(path: Path, definitions: list[Definition]) -> bool | Unknown:
    """Whether any definition is true."""
    found: bool | Unknown = False
    for definition in definitions:
        if definition.value is True:
            return True
        if definition.value.__class__ is Unknown:
            found = definition.value
    return found


def _merge_results(path: Path, definitions: list[Definition], argument: Any) -> Any:
    return merge_default(path, [d.with_value(force(call(d.value, argument))) for d in definitions])


def merge_lists(definitions: list[Definition]) -> ListValue:
    """Concatenate list values; an element's place is its own, or its definition's way."""
    items: list[Any] = []
    places: list[Any] = []
    rest = None
    for definition in definitions:
        value = definition.value
        if value.__class__ is Unknown:
            rest = rest or value
            continue
        rest = rest or value.rest
        for index, item in enumerate(value.items):
            items.append(item)
            places.append(definition.with_value(item, value.place(index)).way)
    return ListValue(items, places, rest)


def merge_shallow(path: Path, definitions: list[Definition]) -> Any:
    """Update one set with the next (`types.attrs`)."""
    from nixlint_hwc.eval.operators import update

    result = definitions[0].value
    for definition in definitions[1:]:
        result = update(result, definition.value)
    return result
