"""The part of nixpkgs' `lib` that is the module system: options, properties, types, `evalModules`.

`install(evaluator)` puts it into the modelled `lib`. Only what Nix code composes out of these (renamed options and the
like) is written in Nix, in `library.nix`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import resources
from typing import Any

from nixlint_hwc.eval.calls import anonymous, call, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.operators import update
from nixlint_hwc.eval.registry import ATTRS, INTEGER, LAZY, LIST, NUMBER, STRING, VALUE, Registry, function
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, Str, Unknown, join
from nixlint_hwc.modules.evaluation import eval_modules
from nixlint_hwc.modules.submodules import DeferredModule, Submodule
from nixlint_hwc.modules.types.composite import Anything, AttrsOf, AttrTag, ListOf
from nixlint_hwc.modules.types.nix import FromNix, OptionType, spec_of
from nixlint_hwc.modules.types.predicates import between, is_string
from nixlint_hwc.modules.types.scalar import INTEGERS, SCALARS, UNSPECIFIED, Enum, Scalar, Separated
from nixlint_hwc.modules.types.spec import TypeSpec
from nixlint_hwc.modules.types.wrapping import CoercedTo, Either, FunctionTo, NullOr, Unique
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse

FUNCTIONS = Registry()
TYPES = Registry()
_function = FUNCTIONS.native
_type = TYPES.native


def install(evaluator: Evaluator) -> None:
    """Add the module system to an evaluator's modelled `lib`. Call it before `lib` is used."""
    from nixlint_hwc.modules.hosts import nixos_system

    extensions: dict[str, Any] = dict(FUNCTIONS)
    extensions["types"] = _types(evaluator)
    extensions["evalModules"] = Builtin("evalModules", 1, lambda argument: eval_modules(evaluator, argument))
    extensions["nixosSystem"] = Builtin("nixosSystem", 1, lambda argument: nixos_system(evaluator, argument))
    composed = Thunk(lambda _: _composed(evaluator), None)
    for name in COMPOSED:
        extensions[name] = Thunk(lambda key: force(force(composed).attrs[key]), name)
    evaluator.library_extensions.update(extensions)
    _install_systems(evaluator, extensions["nixosSystem"])


def _install_systems(evaluator: Evaluator, system: Builtin) -> None:
    """What makes systems and tests of them in nixpkgs itself, besides `lib`."""
    from nixlint_hwc.modules.hosts import nixos_of_configuration, nixos_of_modules
    from nixlint_hwc.modules.nixos_tests import test_makers

    evaluator.nixpkgs_files["nixos/lib/eval-config.nix"] = system
    evaluator.package_extensions["nixos"] = Builtin("nixos", 1, lambda argument: nixos_of_modules(evaluator, argument))
    evaluator.nixpkgs_files["nixos"] = Builtin("nixos", 1, lambda argument: nixos_of_configuration(evaluator, argument))
    packages, files = test_makers(evaluator)
    evaluator.package_extensions |= packages
    evaluator.nixpkgs_files |= files


#: The functions that `library.nix` defines.
COMPOSED = (
    "mkRenamedOptionModule", "mkRenamedOptionModuleWith", "mkRemovedOptionModule", "mkAliasOptionModule",
    "mkAliasOptionModuleMD", "mkChangedOptionModule", "mkMergedOptionModule", "doRename", "mkAliasDefinitions",
    "mkAliasAndWrapDefinitions", "mkAliasAndWrapDefsWithPriority", "mkAssert", "mkAliasIfDef",
)  # fmt: skip


def _composed(evaluator: Evaluator) -> Any:
    data = (resources.files(__package__) / "library.nix").read_bytes()
    function = evaluator.evaluate(parse(SourceFile("<lib>/modules.nix", data)))
    return call(function, AttrSet({"lib": evaluator.lib}))


# Properties


def _property(kind: str, **attrs: Any) -> AttrSet:
    return AttrSet({"_type": Str(kind), **attrs})


@_function("mkIf", LAZY, LAZY)
def make_if(condition: Any, content: Any) -> AttrSet:
    return _property("if", condition=condition, content=content)


@_function("mkMerge", LAZY)
def make_merge(contents: Any) -> AttrSet:
    return _property("merge", contents=contents)


@_function("mkOverride", LAZY, LAZY)
def make_override(priority: Any, content: Any) -> AttrSet:
    return _property("override", priority=priority, content=content)


@_function("mkOrder", LAZY, LAZY)
def make_order(priority: Any, content: Any) -> AttrSet:
    return _property("order", priority=priority, content=content)


def _ranked(name: str, kind: str, priority: int) -> None:
    FUNCTIONS[name] = Builtin(name, 1, lambda content: _property(kind, priority=priority, content=content))


for _name, _rank in {
    "mkOptionDefault": 1500, "mkDefault": 1000, "mkImageMediaOverride": 60, "mkForce": 50, "mkVMOverride": 10,
}.items():  # fmt: skip
    _ranked(_name, "override", _rank)
for _name, _rank in {"mkBefore": 500, "mkAfter": 1500}.items():
    _ranked(_name, "order", _rank)
FUNCTIONS["mkFixStrictness"] = Builtin("mkFixStrictness", 1, force)
FUNCTIONS["mkDefinition"] = Builtin("mkDefinition", 1, lambda attrs: update(force(attrs), _property("definition")))
for _name, _rank in {"defaultOverridePriority": 100, "defaultPriority": 100, "defaultOrderPriority": 1000}.items():
    FUNCTIONS[_name] = _rank  # type: ignore[assignment]


# Options


@_function("mkOption", ATTRS)
def make_option(attrs: AttrSet) -> AttrSet:
    return AttrSet({**attrs.attrs, "_type": Str("option")}, attrs.places, attrs.rest)


@_function("mkEnableOption", LAZY)
def make_enable_option(name: Any) -> AttrSet:
    return AttrSet({
        "_type": Str("option"),
        "default": False,
        "example": True,
        "description": Thunk(_enable_description, name),
        "type": OptionType(SCALARS["bool"]),
        "__enable": True,
    })  # fmt: skip


def _enable_description(name: Any) -> Str:
    return join([Str("Whether to enable "), coerce_to_string(force(name)), Str(".")])


@_function("mkPackageOption", LAZY, LAZY, ATTRS)
def make_package_option(packages: Any, name: Any, settings: AttrSet) -> AttrSet:
    spec: TypeSpec = SCALARS["package"]
    nullable = settings.get("nullable")
    if nullable is not MISSING and force(nullable) is True:
        spec = NullOr(spec)
    attrs: dict[str, Any] = {"_type": Str("option"), "type": OptionType(spec)}
    path = settings.get("default")
    if path is MISSING:
        path = name
    if force(path) is None:
        if isinstance(spec, NullOr):
            attrs["default"] = None
    else:
        attrs["default"] = Thunk(_package_at, (packages, path))
    return AttrSet(attrs)


FUNCTIONS["mkPackageOptionMD"] = FUNCTIONS["mkPackageOption"]


def _package_at(suspended: tuple[Any, Any]) -> Any:
    from nixlint_hwc.eval.compiler import attribute

    value, path = force(suspended[0]), force(suspended[1])
    names = path.items if path.__class__ is ListValue else [path]
    for name in names:
        text = coerce_to_string(force(name))
        if text.holes:
            return anonymous(text.holes[0])
        value = attribute(value, text.text, None)
    return value


@_function("mkSinkUndeclaredOptions", ATTRS)
def make_sink(attrs: AttrSet) -> AttrSet:
    ignore: dict[str, Any] = {"_type": Str("option"), "internal": True, "default": False, "visible": False,
              "apply": Builtin("const", 1, lambda value: None)}  # fmt: skip
    return AttrSet({**ignore, **attrs.attrs})


@_function("isOption", VALUE)
def is_option(value: Any) -> bool:
    return _is_typed(value, "option")


@_function("isType", STRING, VALUE)
def is_type(name: Str, value: Any) -> bool:
    return _is_typed(value, name.text)


@_function("isOptionType", VALUE)
def is_option_type(value: Any) -> bool:
    return _is_typed(value, "option-type")


def _is_typed(value: Any, name: str) -> bool:
    if not isinstance(value, AttrSet):
        return False
    found = value.get("_type")
    return found is not MISSING and force(found).__class__ is Str and force(found).text == name


@_function("setType", STRING, ATTRS)
def set_type(name: Str, attrs: AttrSet) -> AttrSet:
    return AttrSet({**attrs.attrs, "_type": name}, attrs.places, attrs.rest)


@_function("mkOptionType", ATTRS)
def make_option_type(attrs: AttrSet) -> AttrSet:
    usual = {
        "description": None,
        "descriptionClass": None,
        "getSubOptions": Builtin("getSubOptions", 1, lambda path: AttrSet({})),
        "getSubModules": None,
        "nestedTypes": AttrSet({}),
    }
    return AttrSet({**usual, **attrs.attrs, "_type": Str("option-type")}, attrs.places)


@_function("literalExpression", LAZY)
def literal_expression(text: Any) -> AttrSet:
    return AttrSet({"_type": Str("literalExpression"), "text": text})


for _name in ("literalExample", "literalMD", "literalDocBook"):
    FUNCTIONS[_name] = FUNCTIONS["literalExpression"]


@_function("showOption", LIST)
def show_option(path: ListValue) -> Str:
    from nixlint_hwc.modules.definitions import show_path

    parts = [coerce_to_string(force(part)).shown for part in path.items]
    return Str(".".join(part if _is_placeholder(part) else show_path((part,)) for part in parts))


def _is_placeholder(part: str) -> bool:
    return part == "*" or (part.startswith("<") and part.endswith(">"))


@_function("getValues", LIST)
def get_values(definitions: ListValue) -> ListValue:
    return _of_each("getValues", "value", definitions)


@_function("getFiles", LIST)
def get_files(definitions: ListValue) -> ListValue:
    return _of_each("getFiles", "file", definitions)


def _of_each(name: str, attribute: str, definitions: ListValue) -> ListValue:
    """An attribute of each definition. Raises `TypeMismatch` where one has it not."""
    found: list[Any] = []
    for definition in map(force, definitions.items):
        value = definition.get(attribute) if isinstance(definition, AttrSet) else MISSING
        if definition.__class__ is Unknown:
            value = anonymous(definition)
        elif value is MISSING:
            raise TypeMismatch(f"'{name}' takes sets with '{attribute}', but got {describe(definition)}")
        found.append(value)
    return ListValue(found, rest=definitions.rest)


def _native_merge(spec: TypeSpec) -> Any:
    return OptionType(spec).get("merge")


FUNCTIONS["mergeEqualOption"] = _native_merge(SCALARS["str"])
FUNCTIONS["mergeOneOption"] = _native_merge(SCALARS["raw"])
FUNCTIONS["mergeDefaultOption"] = _native_merge(SCALARS["unspecified"])


# Types


def _types(evaluator: Evaluator) -> AttrSet:
    attrs: dict[str, Any] = {name: OptionType(spec) for name, spec in SCALARS.items()}
    attrs |= dict(TYPES)
    attrs |= {
        "anything": OptionType(Anything()),
        "deferredModule": OptionType(DeferredModule()),
        "ints": AttrSet({
            **{name: OptionType(spec) for name, spec in INTEGERS.items()},
            "between": function("between", (INTEGER, INTEGER), partial(_between, "intBetween", "integer")),
        }),
        "numbers": AttrSet({
            "nonnegative": OptionType(_number("numberNonnegative", lambda v: v >= 0)),
            "positive": OptionType(_number("numberPositive", lambda v: v > 0)),
            "between": function("between", (NUMBER, NUMBER), partial(_between, "numberBetween", "number")),
        }),
        "submodule": Builtin("submodule", 1, lambda argument: _submodule(evaluator, argument)),
        "submoduleWith": function("submoduleWith", (ATTRS,), lambda argument: _submodule_with(evaluator, argument)),
        "mkOptionType": FUNCTIONS["mkOptionType"],
        "isOptionType": FUNCTIONS["isOptionType"],
        "isType": FUNCTIONS["isType"],
        "setType": FUNCTIONS["setType"],
        "deferredModuleWith": Builtin("deferredModuleWith", 1, lambda _: OptionType(DeferredModule())),
        "luaInline": OptionType(SCALARS["attrs"]),
        "fileset": OptionType(SCALARS["raw"]),
    }  # fmt: skip
    attrs["types"] = AttrSet(attrs)
    return AttrSet(attrs, None, None)


def _number(name: str, accepts: Callable[[Any], bool]) -> Scalar:
    return Scalar(name, lambda v: _is_number(v) and accepts(v), "number")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _between(name: str, noun: str, low: Any, high: Any) -> OptionType:
    label = f"{noun} between {low} and {high} (both inclusive)"
    if noun == "integer":
        return OptionType(Scalar(name, between(low, high), label))
    return OptionType(Scalar(name, lambda v: _is_number(v) and low <= v <= high, label))


def _submodule(evaluator: Evaluator, argument: Any) -> OptionType:
    value = force(argument)
    roots = [(item, None) for item in value.items] if value.__class__ is ListValue else [(argument, None)]
    return OptionType(Submodule(evaluator, list(roots), {}))


def _submodule_with(evaluator: Evaluator, attrs: AttrSet) -> OptionType:
    modules = force(attrs.get("modules"))
    special = force(attrs.get("specialArgs"))
    names = dict(special.snapshot().attrs) if isinstance(special, AttrSet) else {}
    shorthand = attrs.get("shorthandOnlyDefinesConfig")
    only_config = shorthand is not MISSING and force(shorthand) is True
    roots = [(item, None) for item in modules.items] if modules.__class__ is ListValue else []
    return OptionType(Submodule(evaluator, list(roots), names, only_config))


def _wrapping(name: str, make: Callable[[TypeSpec], TypeSpec]) -> None:
    TYPES[name] = Builtin(name, 1, lambda element: OptionType(make(spec_of(element))))


_wrapping("listOf", ListOf)
_wrapping("nonEmptyListOf", lambda element: ListOf(element, non_empty=True))
_wrapping("attrsOf", AttrsOf)
_wrapping("lazyAttrsOf", lambda element: AttrsOf(element, lazy=True))
_wrapping("loaOf", AttrsOf)
_wrapping("nullOr", NullOr)
_wrapping("functionTo", FunctionTo)
_wrapping("uniq", Unique)


@_type("attrsWith", ATTRS)
def attrs_with(settings: AttrSet) -> OptionType:
    lazy = settings.get("lazy")
    name = settings.get("placeholder")
    placeholder = "name" if name is MISSING else coerce_to_string(force(name)).shown
    is_lazy = lazy is not MISSING and force(lazy) is True
    return OptionType(AttrsOf(spec_of(settings.get("elemType")), is_lazy, placeholder))


@_type("mergeTypes", LAZY, LAZY)
def merge_types(first: Any, second: Any) -> AttrSet:
    merged = spec_of(first).combined(spec_of(second))
    if merged is not None:
        return OptionType(merged)
    return AttrSet({"_type": Str("merge-error"), "error": Str("cannot merge the types")})


@_type("either", LAZY, LAZY)
def either(left: Any, right: Any) -> OptionType:
    return OptionType(Either(spec_of(left), spec_of(right)))


@_type("oneOf", LIST)
def one_of(types: ListValue) -> Any:
    specs = [spec_of(item) for item in types.items]
    found = specs[0]
    for spec in specs[1:]:
        found = Either(found, spec)
    return OptionType(found)


@_type("enum", LIST)
def enum(values: ListValue) -> OptionType:
    if values.rest is not None:
        return OptionType(SCALARS["raw"])
    return OptionType(Enum([force(item) for item in values.items]))


@_type("unique", LAZY, LAZY)
def unique(message: Any, element: Any) -> OptionType:
    return OptionType(Unique(spec_of(element)))


@_type("coercedTo", LAZY, LAZY, LAZY)
def coerced_to(source: Any, function: Any, target: Any) -> OptionType:
    return OptionType(CoercedTo(spec_of(source), function, spec_of(target)))


@_type("separatedString", STRING)
def separated_string(separator: Str) -> OptionType:
    return OptionType(Separated(separator.text))


@_type("strMatching", STRING)
def string_matching(pattern: Str) -> OptionType:
    from nixlint_hwc.eval.builtins.regex import match

    def accepts(value: Any) -> bool:
        return is_string(value) and match(pattern, value) is not None

    return OptionType(Scalar("strMatching", accepts, f"string matching the pattern {pattern.shown}"))


@_type("attrTag", ATTRS)
def attr_tag(tags: AttrSet) -> OptionType:
    return OptionType(AttrTag({name: spec_of(_type_of_tag(force(tag))) for name, tag in tags.attrs.items()}))


def _type_of_tag(tag: Any) -> Any:
    """The type of a tag, which is an option. Raises `TypeMismatch`."""
    found = tag.get("type") if isinstance(tag, AttrSet) else tag
    return OptionType(UNSPECIFIED) if found is MISSING else found


@_type("addCheck", LAZY, LAZY)
def add_check(element: Any, check: Any) -> AttrSet | Unknown:
    value = force(element)
    spec = spec_of(value)
    if value.__class__ is Unknown:
        return anonymous(value)
    original = value.get("check")

    def both(candidate: Any) -> Any:
        first = call(force(original), candidate)
        return call(force(check), candidate) if first is True else first

    attrs = dict(value.snapshot().attrs)
    attrs["check"] = Builtin("check", 1, both)
    found = AttrSet(attrs)
    return found if not isinstance(spec, FromNix) or spec.native is not None else AttrSet(attrs)
