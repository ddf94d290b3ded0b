"""`lib.types`, and the functions of nixpkgs' `lib` that make, narrow and merge types."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from nixlint_hwc.eval.calls import anonymous, call, call2
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import AssertionFailed, OptionError, Thrown
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.registry import ATTRS, INTEGER, LAZY, LIST, NUMBER, STRING, Registry, function
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, Str, Unknown
from nixlint_hwc.modules.definitions import Definition, highest_priority, settled
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.module_lists import module_list
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.properties import winning
from nixlint_hwc.modules.submodules import DeferredModule, Frame, Submodule
from nixlint_hwc.modules.types.composite import Anything, AttrsOf, ListOf
from nixlint_hwc.modules.types.nix import (
    DEFAULT_TYPE_MERGE,
    MergedType,
    NativeMerge,
    OptionType,
    definitions_of,
    names_of,
    spec_of,
)
from nixlint_hwc.modules.types.paths import PathType
from nixlint_hwc.modules.types.predicates import is_string
from nixlint_hwc.modules.types.scalar import INTEGERS, SCALARS, Enum, Matching, Separated, ranged
from nixlint_hwc.modules.types.spec import Part, TypeSpec, checked_merge, phrase, resolved, together
from nixlint_hwc.modules.types.tagged import AttrTag, declared
from nixlint_hwc.modules.types.wrapping import CoercedTo, Either, FunctionTo, Narrowed, NullOr, Unique

#: Of `lib.types` alone.
TYPES = Registry()
#: Of `lib`.
FUNCTIONS = Registry()
_type = TYPES.native


def make_types(evaluator: Evaluator) -> AttrSet:
    """`lib.types` of an evaluator."""
    attrs: dict[str, Any] = {name: OptionType.of(spec) for name, spec in SCALARS.items()}
    attrs |= dict(TYPES)
    attrs |= {
        "number": OptionType(_NUMBER),
        "path": OptionType(PathType(absolute=True)),
        "pathInStore": OptionType(PathType(in_store=True)),
        "externalPath": OptionType(PathType(in_store=False, absolute=True)),
        "anything": OptionType(Anything()),
        "optionType": OptionType(MergedType()),
        "json": OptionType(_serializable("JSON", True)),
        "toml": OptionType(_serializable("TOML", False)),
        "deferredModule": OptionType(DeferredModule(evaluator)),
        "deferredModuleWith": function("deferredModuleWith", (ATTRS,), partial(_deferred, evaluator)),
        "ints": AttrSet({
            **{name: OptionType.of(spec) for name, spec in INTEGERS.items()},
            "between": function("between", (INTEGER, INTEGER), _integers),
        }),
        "numbers": AttrSet({
            "nonnegative": OptionType(_numbers("numberNonnegative", "nonnegative", ">=0", lambda v: v >= 0)),
            "positive": OptionType(_numbers("numberPositive", "positive", ">0", lambda v: v > 0)),
            "between": function("between", (NUMBER, NUMBER), _numbers_between),
        }),
        "attrTag": function("attrTag", (ATTRS,), lambda tags: OptionType(AttrTag(declared(evaluator, tags)))),
        "submodule": Builtin("submodule", 1, lambda argument: _submodule(evaluator, argument)),
        "submoduleWith": function("submoduleWith", (ATTRS,), partial(_submodule_with, evaluator)),
        "mkOptionType": FUNCTIONS["mkOptionType"],
    }  # fmt: skip
    attrs["types"] = Thunk(lambda _: force(evaluator.lib.get("types")), None)
    return AttrSet(attrs, None, None)


_NUMBER = Either(SCALARS["int"], SCALARS["float"])


def _check_bounds(function: str, low: float, high: float) -> None:
    if low > high:
        raise AssertionFailed(f"{function}: lowest must be smaller than highest")


def _integers(low: int, high: int) -> OptionType:
    _check_bounds("ints.between", low, high)
    label = f"integer between {low} and {high} (both inclusive)"
    return OptionType(ranged("intBetween", label, low, high))


def _numbers(name: str, which: str, meaning: str, accepts: Callable[[Any], bool]) -> TypeSpec:
    label = f"{which} integer or floating point number, meaning {meaning}"
    return Narrowed(name, label, "nonRestrictiveClause", accepts).of(_NUMBER)


def _numbers_between(low: float, high: float) -> OptionType:
    _check_bounds("numbers.between", low, high)
    shown = " and ".join(json.dumps(bound) for bound in (low, high))
    label = f"integer or floating point number between {shown} (both inclusive)"
    narrowed = Narrowed("numberBetween", label, "conjunction", lambda v: low <= v <= high)
    return OptionType(narrowed.of(_NUMBER))


def _serializable(name: str, nullable: bool) -> TypeSpec:
    value = Narrowed("nullOr" if nullable else "either", f"{name} value", "conjunction")
    scalars = [SCALARS["bool"], SCALARS["int"], SCALARS["float"], SCALARS["str"], PathType(absolute=True)]
    base = _one_of([*scalars, AttrsOf(value), ListOf(value)])
    return value.of(NullOr(base) if nullable else base)


@_type("serializableValueWith", ATTRS)
def serializable_value_with(settings: AttrSet) -> OptionType:
    name, nullable = settings.get("typeName"), settings.get("nullable")
    allowed = nullable is MISSING or force(nullable) is not False
    return OptionType(_serializable(coerce_to_string(force(name)).shown, allowed))


def _deferred(evaluator: Evaluator, settings: AttrSet) -> OptionType:
    return OptionType(DeferredModule(evaluator, _roots(settings, "staticModules")))


def _roots(settings: AttrSet, name: str) -> list[Root]:
    """The modules of a list in the settings of a type."""
    modules = settings.get(name)
    return [] if modules is MISSING else [*module_list(modules, f"'{name}'")]


def _submodule(evaluator: Evaluator, argument: Any) -> OptionType:
    is_list = force(argument).__class__ is ListValue
    roots: list[Root] = [*module_list(argument)] if is_list else [(argument, None)]
    return OptionType(Submodule(evaluator, Frame(roots)))


def _submodule_with(evaluator: Evaluator, settings: AttrSet) -> OptionType:
    special = settings.get("specialArgs")
    given = AttrSet({}) if special is MISSING else force(special)
    frame = Frame(
        _roots(settings, "modules"),
        dict(given.snapshot().attrs) if isinstance(given, AttrSet) else {},
        False if settings.get("shorthandOnlyDefinesConfig") is MISSING
        else _given(settings, "shorthandOnlyDefinesConfig", bool),
        _given_text(settings, "class"),
        _given_text(settings, "description"),
    )  # fmt: skip
    return OptionType(Submodule(evaluator, frame))


def _given(attrs: AttrSet, name: str, kind: type) -> Any:
    found = attrs.get(name)
    value = None if found is MISSING else force(found)
    return value if isinstance(value, kind) else None


def _given_text(attrs: AttrSet, name: str) -> str | None:
    text = _given(attrs, name, Str)
    return None if text is None else text.shown


def _part(lazy: Any) -> Part:
    """A type that another is made of, looked at when it is needed."""
    return partial(spec_of, lazy) if lazy.__class__ is Thunk else spec_of(lazy)


def _wrapping(name: str, make: Callable[[Part], TypeSpec]) -> None:
    TYPES[name] = Builtin(name, 1, lambda element: OptionType(make(_part(element))))


_wrapping("listOf", ListOf)
_wrapping("nonEmptyListOf", lambda element: ListOf(element, non_empty=True))
_wrapping("attrsOf", AttrsOf)
_wrapping("lazyAttrsOf", lambda element: AttrsOf(element, lazy=True))
_wrapping("loaOf", AttrsOf)
_wrapping("nullOr", NullOr)
_wrapping("functionTo", FunctionTo)
_wrapping("uniq", Unique)


def _passwd_entry(element: TypeSpec) -> TypeSpec:
    label = f"{phrase(element, 'noun')}, not containing newlines or colons"
    narrowed = Narrowed(f"passwdEntry {element.name}", label, "nonRestrictiveClause", _is_passwd_entry)
    return narrowed.of(element)


def _is_passwd_entry(value: Any) -> bool:
    return not is_string(value) or not {":", "\n"} & set(value.text)


TYPES["passwdEntry"] = Builtin("passwdEntry", 1, lambda element: OptionType(_passwd_entry(spec_of(element))))


@_type("attrsWith", ATTRS)
def attrs_with(settings: AttrSet) -> OptionType:
    lazy = settings.get("lazy")
    name = settings.get("placeholder")
    placeholder = "name" if name is MISSING else coerce_to_string(force(name)).shown
    is_lazy = lazy is not MISSING and force(lazy) is True
    return OptionType(AttrsOf(_part(settings.get("elemType")), is_lazy, placeholder))


@_type("pathWith", ATTRS)
def path_with(settings: AttrSet) -> OptionType:
    in_store, absolute = (_given(settings, name, bool) for name in ("inStore", "absolute"))
    if in_store and absolute is False:
        raise Thrown("In pathWith, inStore means the path must be absolute")
    return OptionType(PathType(in_store, absolute))


@_type("mergeTypes", LAZY, LAZY)
def merge_types(first: Any, second: Any) -> AttrSet:
    merged = together(spec_of(first), spec_of(second))
    if merged is not None:
        return OptionType.of(merged)
    return AttrSet({"_type": Str("merge-error"), "error": Str("Cannot merge types")})


@_type("either", LAZY, LAZY)
def either(left: Any, right: Any) -> OptionType:
    return OptionType(Either(_part(left), _part(right)))


@_type("oneOf", LIST)
def one_of(types: ListValue) -> Any:
    if not types.items:
        raise Thrown("types.oneOf needs to get at least one type in its argument")
    return OptionType.of(_one_of([_part(item) for item in types.items]))


def _one_of(parts: Sequence[Part]) -> TypeSpec:
    found = parts[0]
    for part in parts[1:]:
        found = Either(found, part)
    return resolved(found)


@_type("enum", LIST)
def enum(values: ListValue) -> OptionType:
    if values.rest is not None:
        return OptionType(SCALARS["raw"])
    return OptionType(Enum([force(item) for item in values.items]))


@_type("unique", ATTRS, LAZY)
def unique(settings: AttrSet, element: Any) -> OptionType:
    return OptionType(Unique(_part(element), _given_text(settings, "message") or ""))


@_type("coercedTo", LAZY, LAZY, LAZY)
def coerced_to(source: Any, function: Any, target: Any) -> OptionType:
    return OptionType(CoercedTo(_part(source), function, _part(target)))


@_type("separatedString", STRING)
def separated_string(separator: Str) -> OptionType:
    return OptionType(Separated(separator.text))


@_type("strMatching", STRING)
def string_matching(pattern: Str) -> OptionType:
    return OptionType(Matching(pattern))


@_type("addCheck", LAZY, LAZY)
def add_check(element: Any, check: Any) -> AttrSet | Unknown:
    value = force(element)
    spec_of(value)
    if value.__class__ is Unknown:
        return anonymous(value)
    original = value.get("check")

    def both(candidate: Any) -> Any:
        first = call(force(original), candidate)
        return call(force(check), candidate) if first is True else first

    return AttrSet({**value.snapshot().attrs, "check": Builtin("check", 1, both)})


TYPES["defaultTypeMerge"] = DEFAULT_TYPE_MERGE


@_type("defaultFunctor", STRING)
def default_functor(name: Str) -> AttrSet:
    known = SCALARS.get(name.text)
    return AttrSet({
        "name": name,
        "type": None if known is None else OptionType.of(known),
        "payload": None,
        "binOp": Builtin("binOp", 2, lambda first, second: None),
    })  # fmt: skip


@FUNCTIONS.native("mkOptionType", ATTRS)
def make_option_type(attrs: AttrSet) -> AttrSet:
    name = attrs.get("name")
    label = attrs.get("description")
    usual: dict[str, Any] = {
        "description": name,
        "descriptionClass": None,
        "check": Builtin("check", 1, lambda value: True),
        "merge": Builtin("merge", 2, NativeMerge(SCALARS["unspecified"])),
        "emptyValue": AttrSet({}),
        "getSubOptions": Builtin("getSubOptions", 1, lambda path: AttrSet({})),
        "getSubModules": None,
        "substSubModules": Builtin("substSubModules", 1, lambda modules: None),
        "deprecationMessage": None,
        "nestedTypes": AttrSet({}),
        "functor": Thunk(lambda _: call(TYPES["defaultFunctor"], name), None),
    }
    found: dict[str, Any] = {**usual, **attrs.attrs, "_type": Str("option-type")}
    if label is not MISSING and force(label) is None:
        found["description"] = name
    if "typeMerge" not in attrs.attrs:
        functor = found["functor"]
        found["typeMerge"] = Builtin("typeMerge", 1, lambda other: call2(DEFAULT_TYPE_MERGE, functor, other))
    return AttrSet(found, attrs.places)


def _native_merge(spec: TypeSpec) -> Any:
    return Builtin("merge", 2, NativeMerge(spec))


FUNCTIONS["mergeEqualOption"] = _native_merge(SCALARS["str"])
FUNCTIONS["mergeOneOption"] = _native_merge(SCALARS["raw"])
FUNCTIONS["mergeDefaultOption"] = _native_merge(SCALARS["unspecified"])


@FUNCTIONS.native("mergeDefinitions", LIST, LAZY, LIST)
def merge_definitions(path: ListValue, kind: Any, definitions: ListValue) -> AttrSet:
    """nixpkgs' function of the name: what the definitions of an option, with their properties, come to."""
    place = names_of(path)
    given = definitions_of(definitions)
    found = Thunk(lambda _: winning(given), None)
    value = Thunk(lambda _: _merged_or_empty(place, spec_of(kind), force(found)), None)

    def values(_: None) -> ListValue:
        return ListValue([AttrSet({"file": Str(d.module.label), "value": d.value}) for d in force(found)])

    final = Thunk(values, None)
    priority = Thunk(lambda _: highest_priority(force(found)), None)
    return AttrSet({
        "defsFinal": final,
        "defsFinal'": AttrSet({"values": final, "highestPrio": priority}),
        "isDefined": Thunk(lambda _: bool(force(found)), None),
        "mergedValue": value,
        "optionalValue": Thunk(lambda _: AttrSet({"value": value} if force(found) else {}), None),
    })  # fmt: skip


def _merged_or_empty(path: Path, spec: TypeSpec, definitions: list[Definition]) -> Any:
    value = checked_merge(path, spec, [settled(d) for d in definitions]) if definitions else spec.empty()
    if value is MISSING:
        raise OptionError(f"the option '{show_path(path)}' was accessed but has no value defined")
    return value
