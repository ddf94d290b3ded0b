"""Option types: what a value must be, and how several definitions become one value.

Each type follows nixpkgs' `lib.types` entry of the same name. A `TypeSpec` is the native side; `OptionType` is the set
that Nix code sees, so that `addCheck`, `mkOptionType` and `types.str // { check = ...; }` work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nixlint_hwc.eval.calls import call, call2, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import EvalError, TypeMismatch
from nixlint_hwc.eval.operators import NUMBERS, derivation_path, equal, is_integral, test
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import HOLE, MISSING, AttrSet, Builtin, Closure, ListValue, PathValue, Str, Unknown, join
from nixlint_hwc.modules.definitions import Definition, active, conflict, show_path

Path = tuple[str, ...]


class TypeSpec:
    """A type. `finite` lists all its values when they are few, as Python constants; `simple` types are scalars.

    `keeps_guards` types merge definitions whose guards are not judged yet (see `merge_guarded` in the subclasses).
    `grammar` is nixpkgs' `descriptionClass`: how the description may stand inside another.
    """

    name = "unspecified"
    finite: tuple[Any, ...] | None = None
    simple = False
    keeps_guards = False
    grammar: str | None = None

    def describe(self) -> str:
        """The type for messages, such as "list of string"."""
        return self.name

    def check(self, value: Any) -> bool:
        """Whether a forced value can be of this type; what is not known can."""
        return True

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        """The value of several (at least one) active, checked definitions. Raises `OptionError` on conflict."""
        return merge_one(path, definitions)

    def empty(self) -> Any:
        """The value without any definition, or `MISSING`."""
        return MISSING

    def empty_in(self, context: Any, path: Path) -> Any:
        """`empty` for an option of a configuration."""
        return self.empty()

    def nested(self) -> dict[str, TypeSpec]:
        """The types of elements, by nixpkgs' name for them."""
        return {}

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        """The type of an option that is declared with this and another type; None when they do not go together."""
        return self if self.name == other.name and not self.nested() and not other.nested() else None

    def sub_options(self, path: Path) -> Any:
        """The options below a value of this type, for documentation: a set."""
        return AttrSet({})


def phrase(spec: TypeSpec, *classes: str) -> str:
    """A type's description as part of another's: in parentheses unless its class is one of these."""
    text = spec.describe()
    return text if spec.grammar in classes else f"({text})"


def merged(path: Path, spec: TypeSpec, definitions: list[Definition]) -> Any:
    """The value of definitions with properties; `MISSING` when none is active. Raises `OptionError`."""
    parts = active(definitions)
    if not parts:
        return MISSING
    return checked_merge(path, spec, parts)


def checked_merge(path: Path, spec: TypeSpec, parts: list[Definition]) -> Any:
    """Merge active definitions after checking each. Raises `OptionError` for a value of another type."""
    for part in parts:
        if not spec.check(part.value):
            shown = show_path(path)
            message = (
                f"a definition for option '{shown}' is not of type '{spec.describe()}': it is {describe(part.value)}"
            )
            error = conflict(message, [part])
            error.expected, error.value = spec.describe(), part.value
            raise error
    return spec.merge(path, parts)


def merge_one(path: Path, definitions: list[Definition]) -> Any:
    """The only definition's value (nixpkgs' `mergeOneOption`)."""
    if len(definitions) == 1:
        return definitions[0].value
    raise conflict(
        f"the option '{show_path(path)}' is defined multiple times while it's expected to be unique", definitions
    )


def merge_equal(path: Path, definitions: list[Definition]) -> Any:
    """The value that all definitions agree on (nixpkgs' `mergeEqualOption`)."""
    first = definitions[0].value
    for other in definitions[1:]:
        same = equal(first, other.value)
        if same is False or isinstance(first, Closure):
            raise conflict(f"the option '{show_path(path)}' has conflicting definition values", definitions)
        if same is not True and first.__class__ is Unknown:
            first = other.value
    return first


def merge_default(path: Path, definitions: list[Definition]) -> Any:
    """Merge by the kind of the values (nixpkgs' `mergeDefaultOption`)."""
    values = [d.value for d in definitions]
    if len(values) == 1:
        return values[0]
    if all(v.__class__ is ListValue for v in values):
        return merge_lists(definitions)
    if all(isinstance(v, AttrSet) for v in values):
        return merge_shallow(path, definitions)
    if all(v.__class__ is bool for v in values):
        return any(values)
    if all(v.__class__ is Str for v in values):
        return join(values)
    if all(is_integral(v) for v in values) and len(set(values)) == 1:
        return values[0]
    return merge_equal(path, definitions)


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


class Scalar(TypeSpec):
    """A type that is a predicate, with `mergeEqualOption`."""

    simple = True
    grammar = "noun"

    def __init__(
        self,
        name: str,
        accepts: Callable[[Any], bool],
        label: str | None = None,
        finite: tuple[Any, ...] | None = None,
        merge: Callable[[Path, list[Definition]], Any] = merge_equal,
    ) -> None:
        self.name = name
        self.accepts = accepts
        self.label = label or name
        self.finite = finite
        self.merging = merge
        if "meaning" in self.label:
            self.grammar = "nonRestrictiveClause"

    def describe(self) -> str:
        return self.label

    def check(self, value: Any) -> bool:
        return value.__class__ is Unknown or self.accepts(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return definitions[0].value if len(definitions) == 1 else self.merging(path, definitions)

    def empty(self) -> Any:
        return AttrSet({}) if self.name == "attrs" else MISSING


class Separated(Scalar):
    """`separatedString`, of which `lines` and `commas` are instances: definitions joined by a separator."""

    def __init__(self, separator: str, name: str = "separatedString") -> None:
        super().__init__(name, is_string, f'strings concatenated with "{separator}"' if separator else "string")
        self.separator = separator

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return join([coerce_to_string(d.value) for d in definitions], self.separator)


class Enum(Scalar):
    """`enum [ ... ]`."""

    def __init__(self, values: list[Any]) -> None:
        super().__init__("enum", self._accepts)
        self.values = values
        self.grammar = "noun" if len(values) < 2 else "conjunction"
        self.finite = self._constants()

    def _constants(self) -> tuple[Any, ...] | None:
        constants = []
        for value in self.values:
            if value.__class__ is Str and not value.holes:
                constants.append(value.text)
            elif value is None or value.__class__ is bool or is_integral(value):
                constants.append(value)
            else:
                return None
        return tuple(constants) if 0 < len(constants) <= 16 else None

    def _accepts(self, value: Any) -> bool:
        return any(equal(value, one) is not False for one in self.values)

    def describe(self) -> str:
        shown = [_shown(value) for value in self.values]
        if not shown:
            return "impossible (empty enum)"
        return f"value {shown[0]} (singular enum)" if len(shown) == 1 else "one of " + ", ".join(shown)

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        return Enum(self.values + other.values) if isinstance(other, Enum) else None


def _shown(value: Any) -> str:
    if value.__class__ is Str:
        return f'"{value.shown}"'
    if value is None or value.__class__ is bool:
        return {None: "null", True: "true", False: "false"}[value]
    return str(value) if is_integral(value) else f"<{describe(value).split(' ')[-1]}>"


class NullOr(TypeSpec):
    """`nullOr t`."""

    grammar = "conjunction"

    def __init__(self, element: TypeSpec) -> None:
        self.name = "nullOr"
        self.element = element
        self.simple = element.simple
        self.finite = None if element.finite is None else (None, *element.finite)

    def describe(self) -> str:
        return f"null or {phrase(self.element, 'noun', 'conjunction')}"

    def check(self, value: Any) -> bool:
        return value is None or self.element.check(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        nulls = [d for d in definitions if d.value is None]
        if len(nulls) == len(definitions):
            return None
        if nulls:
            raise conflict(f"the option '{show_path(path)}' is defined both null and not null", definitions)
        return self.element.merge(path, definitions)

    def empty(self) -> Any:
        return None

    def nested(self) -> dict[str, TypeSpec]:
        return {"elemType": self.element}


class Either(TypeSpec):
    """`either a b` (and `oneOf`): the first type that all definitions are of merges them."""

    def __init__(self, left: TypeSpec, right: TypeSpec) -> None:
        self.name = "either"
        self.left = left
        self.right = right
        self.simple = left.simple and right.simple

    grammar = "conjunction"

    def describe(self) -> str:
        if self.left.grammar == "nonRestrictiveClause":
            return f"{self.left.describe()}, or {phrase(self.right, 'noun', 'conjunction')}"
        left = phrase(self.left, "noun", "conjunction")
        return f"{left} or {phrase(self.right, 'noun', 'conjunction', 'composite')}"

    def check(self, value: Any) -> bool:
        return self.left.check(value) or self.right.check(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        for side in (self.left, self.right):
            if all(side.check(d.value) for d in definitions):
                return side.merge(path, definitions)
        return merge_one(path, definitions)

    def nested(self) -> dict[str, TypeSpec]:
        return {"left": self.left, "right": self.right}


class CoercedTo(TypeSpec):
    """`coercedTo from f to`: values of the first type go through the function."""

    grammar = "conjunction"

    def __init__(self, source: TypeSpec, function: Any, target: TypeSpec) -> None:
        self.name = "coercedTo"
        self.source = source
        self.function = function
        self.target = target

    def describe(self) -> str:
        return f"{phrase(self.target, 'noun')} or {phrase(self.source, 'noun')} convertible to it"

    def check(self, value: Any) -> bool:
        if value.__class__ is Unknown or self.target.check(value):
            return True
        return self.source.check(value) and self.target.check(call(force(self.function), value))

    def _coerced(self, definition: Definition) -> Definition:
        value = definition.value
        if value.__class__ is not Unknown and self.source.check(value):
            value = call(force(self.function), value)
        return definition.with_value(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return self.target.merge(path, [self._coerced(d) for d in definitions])

    def empty(self) -> Any:
        return self.target.empty()

    def nested(self) -> dict[str, TypeSpec]:
        return {"coercedType": self.source, "finalType": self.target}


class Unique(TypeSpec):
    """`unique { message } t` and `uniq t`: one definition only."""

    def __init__(self, element: TypeSpec) -> None:
        self.name = "unique"
        self.element = element

    def describe(self) -> str:
        return self.element.describe()

    def check(self, value: Any) -> bool:
        return self.element.check(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        merge_one(path, definitions)
        return self.element.merge(path, definitions)

    def empty(self) -> Any:
        return self.element.empty()


class FunctionTo(TypeSpec):
    """`functionTo t`: the results of all functions are merged."""

    name = "functionTo"
    grammar = "composite"

    def __init__(self, element: TypeSpec) -> None:
        self.element = element

    def describe(self) -> str:
        return f"function that evaluates to a(n) {phrase(self.element, 'noun', 'composite')}"

    def check(self, value: Any) -> bool:
        return is_callable(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        def apply(argument: Any) -> Any:
            results = [d.with_value(call(force(d.value), argument)) for d in definitions]
            return merged((*path, "<function body>"), self.element, results)

        return Builtin("functionTo", 1, apply, formals=_common_formals([d.value for d in definitions]))


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
    "getSubOptions": lambda own: Builtin("getSubOptions", 1, lambda path: own.spec.sub_options(_path(path))),
    "getSubModules": lambda own: None,
    "typeMerge": lambda own: Builtin("typeMerge", 1, lambda functor: _combined(own.spec, functor)),
    "check": lambda own: Builtin("check", 1, lambda value: _checked(own.spec, value)),
    "merge": lambda own: Builtin("merge", 2, lambda path, found: _merge_from_nix(own.spec, path, found)),
    "emptyValue": _empty_value,
    "nestedTypes": lambda own: AttrSet({name: OptionType(spec) for name, spec in own.spec.nested().items()}),
    "functor": lambda own: AttrSet({"name": Str(own.spec.name), "type": own}),
    "deprecationMessage": lambda own: None,
    # Tells a type that Nix code has changed (`types.str // { ... }`) what it was made from.
    "__native": lambda own: own,
}


def _common_formals(functions: list[Any]) -> dict[str, bool]:
    """The formals of several functions that are called with one argument: a default counts if all have it."""
    formals: dict[str, bool] = {}
    for function in functions:
        if function.__class__ is Closure:
            for name, optional in (function.code.formals or {}).items():
                formals[name] = formals.get(name, True) and optional
    return formals


def _path(value: Any) -> Path:
    return tuple(coerce_to_string(force(name)).shown for name in force(value).items)


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


def _merge_from_nix(spec: TypeSpec, path: Any, definitions: Any) -> Any:
    from nixlint_hwc.modules.loading import Module

    names = _path(path)
    found = []
    for record in force(definitions).items:
        attrs = force(record)
        label = attrs.get("file")
        module = Module(label="<unknown>" if label is MISSING else coerce_to_string(force(label)).shown)
        found.append(Definition(force(attrs.get("value")), module))
    return spec.merge(names, found)


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


def is_string(value: Any) -> bool:
    return value.__class__ is Str


def is_callable(value: Any) -> bool:
    """Whether a value can be a function (a functor, or unknown, too)."""
    if value.__class__ in (Closure, Builtin, Unknown):
        return True
    return isinstance(value, AttrSet) and value.get("__functor") is not MISSING


def is_package(value: Any) -> bool:
    """A derivation, or a path in the store."""
    if isinstance(value, AttrSet):
        return derivation_path(value) is not None or value.rest is not None
    return value.__class__ is Str and value.text.startswith((HOLE, "/nix/store/"))


def is_path_like(value: Any) -> bool:
    """What coerces to a text that starts with `/`."""
    if value.__class__ is PathValue:
        return True
    try:
        text = coerce_to_string(value).text if value.__class__ is Str or isinstance(value, AttrSet) else None
    except EvalError:
        return False
    return text is not None and text.startswith(("/", HOLE))


def between(low: int | None, high: int | None) -> Callable[[Any], bool]:
    """A predicate for integers in a range; None leaves a side open."""

    def accepts(value: Any) -> bool:
        return is_integral(value) and (low is None or value >= low) and (high is None or value <= high)

    return accepts


def is_attrs(value: Any) -> bool:
    return isinstance(value, AttrSet)


def _nothing_else(value: Any) -> bool:
    return True


UNSPECIFIED: Final = Scalar("unspecified", _nothing_else, merge=merge_default)

SCALARS: Final[dict[str, TypeSpec]] = {
    "unspecified": UNSPECIFIED,
    "null": Scalar("null", lambda v: v is None, "null", finite=(None,)),
    "raw": Scalar("raw", _nothing_else, "raw value", merge=merge_one),
    "bool": Scalar("bool", lambda v: v.__class__ is bool, "boolean", finite=(True, False)),
    "boolByOr": Scalar(
        "boolByOr", lambda v: v.__class__ is bool, "boolean (merged using or)", finite=(True, False),
        merge=lambda path, ds: any(d.value is True for d in ds),
    ),
    "int": Scalar("int", is_integral, "signed integer"),
    "float": Scalar("float", lambda v: isinstance(v, float), "floating point number"),
    "number": Scalar("number", lambda v: v.__class__ in NUMBERS, "signed integer or floating point number"),
    "port": Scalar("unsignedInt16", between(0, 65535), "16 bit unsigned integer; between 0 and 65535 (both inclusive)"),
    "str": Scalar("str", is_string, "string"),
    "string": Scalar("string", is_string, "string"),
    "nonEmptyStr": Scalar("nonEmptyStr", lambda v: is_string(v) and bool(v.text.strip()), "non-empty string"),
    "singleLineStr": Scalar("singleLineStr", lambda v: is_string(v) and "\n" not in v.text[:-1], "one line"),
    "passwdEntry": Scalar("passwdEntry", lambda v: is_string(v) and ":" not in v.text and "\n" not in v.text, "string"),
    "lines": Separated("\n", "separatedString"),
    "commas": Separated(",", "separatedString"),
    "envVar": Separated(":", "separatedString"),
    "path": Scalar("path", is_path_like, "absolute path"),
    "externalPath": Scalar("path", is_path_like, "absolute path not in the Nix store"),
    "pathInStore": Scalar("path", is_path_like, "path in the Nix store"),
    "pathWith": Scalar("path", is_path_like, "path"),
    "package": Scalar("package", is_package, "package", merge=merge_one),
    "shellPackage": Scalar("package", is_package, "package", merge=merge_one),
    "pkgs": Scalar("pkgs", is_attrs, "nixpkgs package set", merge=merge_one),
    "attrs": Scalar("attrs", is_attrs, "attribute set", merge=merge_shallow),
    "functor": Scalar("function", is_callable, "function", merge=merge_one),
    "optionType": Scalar("optionType", is_attrs, "optionType", merge=merge_one),
    "deferredModuleSimple": Scalar("deferredModule", _nothing_else, "module", merge=merge_one),
}  # fmt: skip
#: `attrs` and the like are sets: their definitions' values are no scalars.
for _name in ("attrs", "pkgs", "unspecified", "raw", "optionType", "functor"):
    SCALARS[_name].simple = False

INTEGERS: Final[dict[str, TypeSpec]] = {
    "unsigned": Scalar("unsignedInt", between(0, None), "unsigned integer, meaning >=0"),
    "positive": Scalar("positiveInt", between(1, None), "positive integer, meaning >0"),
    "u8": Scalar("unsignedInt8", between(0, 255), "8 bit unsigned integer; between 0 and 255 (both inclusive)"),
    "u16": Scalar("unsignedInt16", between(0, 65535), "16 bit unsigned integer; between 0 and 65535 (both inclusive)"),
    "u32": Scalar("unsignedInt32", between(0, 2**32 - 1), "32 bit unsigned integer"),
    "s8": Scalar("signedInt8", between(-128, 127), "8 bit signed integer; between -128 and 127 (both inclusive)"),
    "s16": Scalar("signedInt16", between(-32768, 32767), "16 bit signed integer"),
    "s32": Scalar("signedInt32", between(-(2**31), 2**31 - 1), "32 bit signed integer"),
}
