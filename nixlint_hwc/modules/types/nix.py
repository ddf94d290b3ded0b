"""Types as Nix code sees and makes them: `mkOptionType`, `addCheck`, `types.str // { check = ...; }`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nixlint_hwc.eval.calls import anonymous, call, call2, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.operators import test
from nixlint_hwc.eval.registry import WHOLE_LIST, function
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, Str, Unknown
from nixlint_hwc.modules.definitions import Definition, Path
from nixlint_hwc.modules.types.merging import merge_default
from nixlint_hwc.modules.types.scalar import UNSPECIFIED
from nixlint_hwc.modules.types.spec import TypeSpec


class FromNix(TypeSpec):
    """A type that Nix code made: `mkOptionType`, `addCheck`, or a type updated with its own `check` or `merge`."""

    def __init__(self, attrs: AttrSet) -> None:
        self.attrs = attrs
        name = attrs.get("name")
        self.name = coerce_to_string(force(name)).shown if name is not MISSING else "unspecified"
        native = attrs.get("__native")
        self.native: TypeSpec | None = native.spec if isinstance(native, OptionType) else None
        self.simple = self.native.simple if self.native else False

    def describe(self) -> str:
        text = self.attrs.get("description")
        return coerce_to_string(force(text)).shown if text is not MISSING and force(text) is not None else self.name

    def check(self, value: Any) -> bool:
        function = self.attrs.get("check")
        if function is MISSING or value.__class__ is Unknown:
            return True
        return test(call(force(function), value)) is not False

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        function = self.attrs.get("merge")
        function = force(function) if function is not MISSING else MISSING
        if self.native is not None and isinstance(function, Builtin) and function is self.native_merge():
            return self.native.merge(path, definitions)
        if function is MISSING:
            return merge_default(path, definitions)
        location = ListValue([Str(name) for name in path])
        records = [AttrSet({"file": Str(d.module.label), "value": d.value}) for d in definitions]
        return call2(function, location, ListValue(list(records)))

    def native_merge(self) -> Any:
        native = self.attrs.get("__native")
        return native.get("merge") if isinstance(native, OptionType) else None

    def empty(self) -> Any:
        if self.native is not None:
            return self.native.empty()
        found = self.attrs.get("emptyValue")
        if found is not MISSING:
            found = force(found)
            if isinstance(found, AttrSet) and found.get("value") is not MISSING:
                return force(found.get("value"))
        return MISSING


class OptionType(AttrSet):
    """The set that Nix code sees for a native type; its attributes are made when they are asked for."""

    __slots__ = ("spec",)

    def __init__(self, spec: TypeSpec) -> None:
        super().__init__({})
        self.spec = spec

    def get(self, name: str) -> Any:
        found = self.attrs.get(name, MISSING)
        if found is MISSING:
            make = _TYPE_ATTRIBUTES.get(name)
            if make is None:
                return MISSING
            found = self.attrs[name] = make(self)
        return found

    def names(self) -> list[str]:
        return list(_TYPE_ATTRIBUTES)

    def snapshot(self) -> AttrSet:
        return AttrSet({name: self.get(name) for name in _TYPE_ATTRIBUTES})


def _empty_value(own: OptionType) -> AttrSet:
    empty = own.spec.empty()
    return AttrSet({} if empty is MISSING else {"value": empty})


_TYPE_ATTRIBUTES: Final[dict[str, Callable[[OptionType], Any]]] = {
    "_type": lambda own: Str("option-type"),
    "name": lambda own: Str(own.spec.name),
    "description": lambda own: Str(own.spec.describe()),
    "descriptionClass": lambda own: None if own.spec.grammar is None else Str(own.spec.grammar),
    "getSubOptions": lambda own: function(
        "getSubOptions", (WHOLE_LIST,), lambda path: own.spec.sub_options(_path(path))
    ),
    "getSubModules": lambda own: None,
    "typeMerge": lambda own: Builtin("typeMerge", 1, lambda functor: _combined(own.spec, functor)),
    "check": lambda own: Builtin("check", 1, lambda value: _checked(own.spec, value)),
    "merge": lambda own: function(
        "merge", (WHOLE_LIST, WHOLE_LIST), lambda path, found: _merge_from_nix(own.spec, path, found)
    ),
    "emptyValue": _empty_value,
    "nestedTypes": lambda own: AttrSet({name: OptionType(spec) for name, spec in own.spec.nested().items()}),
    "functor": lambda own: AttrSet({"name": Str(own.spec.name), "type": own}),
    "deprecationMessage": lambda own: None,
    # Tells a type that Nix code has changed (`types.str // { ... }`) what it was made from.
    "__native": lambda own: own,
}


def _path(value: ListValue) -> Path:
    return tuple(coerce_to_string(force(name)).shown for name in value.items)


def _combined(spec: TypeSpec, functor: Any) -> Any:
    """`typeMerge`: the merged type, null where the types do not go together. A functor holds its type."""
    found = force(functor)
    other = found.get("type") if isinstance(found, AttrSet) else MISSING
    merged = None if other is MISSING else spec.combined(spec_of(other))
    return None if merged is None else OptionType(merged)


def _checked(spec: TypeSpec, value: Any) -> Any:
    forced = force(value)
    if forced.__class__ is Unknown:
        return forced
    return spec.check(forced)


def _merge_from_nix(spec: TypeSpec, path: ListValue, definitions: ListValue) -> Any:
    """`merge` as Nix code calls it: with a location, and sets of a file and a value. Raises `TypeMismatch`."""
    from nixlint_hwc.modules.loading import Module

    found = []
    for record in definitions.items:
        attrs = force(record)
        if attrs.__class__ is Unknown:
            return anonymous(attrs)
        value = attrs.get("value") if isinstance(attrs, AttrSet) else MISSING
        if value is MISSING:
            raise TypeMismatch(f"'merge' takes sets with a value, but got {describe(attrs)}")
        label = attrs.get("file")
        module = Module(label="<unknown>" if label is MISSING else coerce_to_string(force(label)).shown)
        found.append(Definition(force(value), module))
    return spec.merge(_path(path), found)


def spec_of(value: Any) -> TypeSpec:
    """The native side of a type value. An unknown type accepts everything. Raises `TypeMismatch`."""
    value = force(value)
    if isinstance(value, OptionType):
        return value.spec
    if value.__class__ is Unknown:
        return UNSPECIFIED
    if isinstance(value, AttrSet):
        return FromNix(value)
    raise TypeMismatch(f"an option type was expected, but got {describe(value)}")
