"""Types as Nix code sees and makes them: `mkOptionType`, `addCheck`, `types.str // { check = ...; }`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.builtins.sets import required
from nixlint_hwc.eval.calls import anonymous, call, call2, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.operators import test
from nixlint_hwc.eval.registry import SET, WHOLE_LIST, checked, function
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, Str, Unknown
from nixlint_hwc.modules.definitions import Definition, conflict
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.types.merging import merge_default
from nixlint_hwc.modules.types.predicates import is_option_type
from nixlint_hwc.modules.types.scalar import UNSPECIFIED, Scalar
from nixlint_hwc.modules.types.spec import TypeSpec, together

if TYPE_CHECKING:
    from nixlint_hwc.modules.module import Module


class FromNix(TypeSpec):
    """A type that Nix code made: `mkOptionType`, `addCheck`, or a type updated with its own `check` or `merge`."""

    def __init__(self, attrs: AttrSet) -> None:
        self.attrs = attrs
        name = attrs.get("name")
        self.name = coerce_to_string(force(name)).shown if name is not MISSING else "unspecified"
        native = attrs.get("__native")
        self.native: TypeSpec | None = native.spec if isinstance(native, OptionType) else None
        self.simple = self.native.simple if self.native else False
        self.unites = self.native.unites if self.native else True
        grammar = attrs.get("descriptionClass")
        found = None if grammar is MISSING else force(grammar)
        self.grammar = found.text if found.__class__ is Str else None

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
        if function is MISSING:
            return merge_default(path, definitions)
        function = force(function)
        if isinstance(function, Builtin) and isinstance(function.run, NativeMerge):
            return function.run.spec.merge(path, definitions)
        location = ListValue([Str(name) for name in path])
        records = [AttrSet({"file": Str(d.module.label), "value": d.value}) for d in definitions]
        return call2(function, location, ListValue(list(records)))

    def empty(self) -> Any:
        found = self.attrs.get("emptyValue")
        found = AttrSet({}) if found is MISSING else force(found)
        value = found.get("value") if isinstance(found, AttrSet) else MISSING
        return MISSING if value is MISSING else force(value)

    def nested(self) -> dict[str, TypeSpec]:
        return self.native.nested() if self.native is not None else {}

    def sub_options(self, path: Path) -> Any:
        function = self.attrs.get("getSubOptions")
        if function is MISSING:
            return AttrSet({})
        return call(force(function), ListValue([Str(name) for name in path]))

    def bare(self, module: Module) -> TypeSpec | None:
        return None if self.native is None else self.native.bare(module)

    def sub_modules(self) -> Any:
        found = self.attrs.get("getSubModules")
        return None if found is MISSING else force(found)

    def with_modules(self, modules: Any) -> TypeSpec | None:
        function = self.attrs.get("substSubModules")
        changed = None if function is MISSING else call(force(function), modules)
        return None if changed is None else spec_of(changed)

    @property
    def merges_as(self) -> TypeSpec:
        if self.native is None or self.attrs.get("typeMerge") is not OptionType.of(self.native).get("typeMerge"):
            return self
        return self.native.merges_as

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        function = self.attrs.get("typeMerge")
        if function is MISSING:
            return None
        merged = call(force(function), functor_of(other))
        return None if merged is None else spec_of(merged)


class NativeMerge:
    """The `merge` function of a native type, as Nix code may give it to a type of its own."""

    def __init__(self, spec: TypeSpec) -> None:
        self.spec = spec
        self._merge = checked("merge", (WHOLE_LIST, WHOLE_LIST), self._of_records)

    def __call__(self, path: Any, definitions: Any) -> Any:
        return self._merge(path, definitions)

    def _of_records(self, path: ListValue, records: ListValue) -> Any:
        """`merge` as Nix code calls it: with a location, and sets of a file and a value. Raises `TypeMismatch`."""
        unknown = next((one for one in map(force, records.items) if one.__class__ is Unknown), None)
        if unknown is not None:
            return anonymous(unknown)
        found = [d._replace(value=force(d.value)) for d in definitions_of(records)]
        return self.spec.merge(names_of(path), found)


def definitions_of(records: ListValue) -> list[Definition]:
    """Definitions from records `{ file, value }` of Nix code. Raises `TypeMismatch`."""
    from nixlint_hwc.modules.module import Module

    found = []
    for record in records.items:
        attrs = force(record)
        value = attrs.get("value") if isinstance(attrs, AttrSet) else MISSING
        if value is MISSING:
            raise TypeMismatch(f"'merge' takes sets with a value, but got {describe(attrs)}")
        label = attrs.get("file")
        module = Module(label="<unknown>" if label is MISSING else coerce_to_string(force(label), more=True).shown)
        found.append(Definition(value, module))
    return found


class OptionType(AttrSet):
    """The set that Nix code sees for a native type; its attributes are made when they are asked for."""

    __slots__ = ("spec",)

    def __init__(self, spec: TypeSpec) -> None:
        super().__init__({})
        self.spec = spec
        if spec.__dict__.get("seen") is None:
            spec.seen = self

    @staticmethod
    def of(spec: TypeSpec) -> AttrSet:
        """The set for a type: the one that was made first."""
        if isinstance(spec, FromNix):
            return spec.attrs
        return spec.seen if isinstance(spec.seen, OptionType) else OptionType(spec)

    def get(self, name: str) -> Any:
        found = self.attrs.get(name, MISSING)
        if found is MISSING:
            make = _TYPE_ATTRIBUTES.get(name)
            if make is None:
                return MISSING
            found = self.attrs[name] = Thunk(make, self) if name in _COSTLY else make(self)
        return found

    def names(self) -> list[str]:
        return list(_TYPE_ATTRIBUTES)

    def snapshot(self) -> AttrSet:
        return AttrSet({name: self.get(name) for name in _TYPE_ATTRIBUTES})


def _empty_value(own: OptionType) -> AttrSet:
    empty = own.spec.empty()
    return AttrSet({} if empty is MISSING else {"value": empty})


def _functor(own: OptionType) -> AttrSet:
    """The functor of a native type: what merging needs is the type itself."""
    spec = own.spec.merges_as
    payload = {name: OptionType.of(inner) for name, inner in spec.nested().items()}
    return AttrSet({
        "name": Str(spec.functor_name),
        "type": own,
        "payload": AttrSet(dict(payload)) if payload else None,
        "wrapped": payload.get("elemType"),
        "binOp": Builtin("binOp", 2, lambda first, second: None),
        "__type": own,
    })  # fmt: skip


_TYPE_ATTRIBUTES: Final[dict[str, Callable[[OptionType], Any]]] = {
    "_type": lambda own: Str("option-type"),
    "name": lambda own: Str(own.spec.name),
    "description": lambda own: Str(own.spec.describe()),
    "descriptionClass": lambda own: None if own.spec.grammar is None else Str(own.spec.grammar),
    "getSubOptions": lambda own: function(
        "getSubOptions", (WHOLE_LIST,), lambda path: own.spec.sub_options(names_of(path))
    ),
    "getSubModules": lambda own: own.spec.sub_modules(),
    "substSubModules": lambda own: Builtin("substSubModules", 1, lambda modules: _substituted(own.spec, modules)),
    "typeMerge": lambda own: function("typeMerge", (SET,), lambda functor: _combined(own.spec, functor)),
    "check": lambda own: Builtin("check", 1, lambda value: _checked(own.spec, value)),
    "merge": lambda own: Builtin("merge", 2, NativeMerge(own.spec)),
    "emptyValue": _empty_value,
    "nestedTypes": lambda own: AttrSet({name: OptionType.of(spec) for name, spec in own.spec.nested().items()}),
    "functor": _functor,
    "deprecationMessage": lambda own: None,
    # Tells a type that Nix code has changed (`types.str // { ... }`) what it was made from.
    "__native": lambda own: own,
}


#: What takes a look at other types or at submodules.
_COSTLY: Final = frozenset({"description", "emptyValue", "functor", "getSubModules", "nestedTypes"})


def names_of(value: Any) -> Path:
    """An option path that Nix code gives as a list of strings, for messages; empty for any other value."""
    path = force(value)
    if path.__class__ is not ListValue:
        return ()
    return tuple([coerce_to_string(force(name)).shown for name in path.items])


def functor_of(spec: TypeSpec) -> Any:
    """The functor of any type, as `typeMerge` takes it."""
    found = OptionType.of(spec).get("functor")
    return AttrSet({"name": Str(spec.name), "type": None, "payload": None}) if found is MISSING else force(found)


def _combined(spec: TypeSpec, functor: AttrSet) -> Any:
    """`typeMerge`: the merged type, null where the types are not compatible. A native functor holds its type."""
    other = functor.get("__type")
    merged = None if other is MISSING else together(spec, spec_of(other))
    return None if merged is None else OptionType.of(merged)


def _substituted(spec: TypeSpec, modules: Any) -> Any:
    changed = spec.with_modules(modules)
    return None if changed is None else OptionType.of(changed)


def _checked(spec: TypeSpec, value: Any) -> Any:
    forced = force(value)
    if forced.__class__ is Unknown:
        return forced
    return spec.check(forced)


def _merged_functors(first: AttrSet, second: AttrSet) -> Any:
    one, other = (coerce_to_string(force(required(each, "name", "defaultTypeMerge"))) for each in (first, second))
    if one.text != other.text:
        return None
    kind = force(required(first, "type", "defaultTypeMerge"))
    payload = first.get("payload")
    if payload is MISSING or force(payload) is None:
        return kind
    merge = force(required(first, "binOp", "defaultTypeMerge"))
    merged = call2(merge, payload, required(second, "payload", "defaultTypeMerge"))
    return None if merged is None else call(kind, merged)


#: nixpkgs' function of the name: the type of two functors of one name, made of their payloads.
DEFAULT_TYPE_MERGE: Final = function("defaultTypeMerge", (SET, SET), _merged_functors)


class MergedType(Scalar):
    """`optionType`: the type of types. Several definitions are merged as several declarations of an option are."""

    def __init__(self) -> None:
        super().__init__("optionType", is_option_type)
        self.simple = False

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        merged = spec_of(definitions[0].value)
        if len(definitions) == 1:
            return definitions[0].value
        for definition in definitions[1:]:
            found = together(merged, spec_of(definition.value))
            if found is None:
                raise conflict(f"the types that are given for '{show_path(path)}' are not compatible", definitions)
            merged = found
        return OptionType.of(merged)


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
