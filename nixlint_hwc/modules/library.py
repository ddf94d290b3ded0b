"""The part of nixpkgs' `lib` that is the module system: options, properties, types, `evalModules`.

`install(evaluator)` puts it into the modelled `lib`. Only what Nix code composes out of these (renamed options and the
like) is written in Nix, in `library.nix`.
"""

from __future__ import annotations

from importlib import resources
from typing import Any

from nixlint_hwc.eval.calls import anonymous, call, describe
from nixlint_hwc.eval.coerce import coerce_to_string, join_around
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.library import LibraryFile, evaluate_internal
from nixlint_hwc.eval.operators import update
from nixlint_hwc.eval.registry import ATTRS, LAZY, LIST, STRING, VALUE, Registry
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, Str, Unknown, hole, join
from nixlint_hwc.modules.definitions import tag
from nixlint_hwc.modules.evaluation import eval_modules
from nixlint_hwc.modules.library_types import FUNCTIONS as TYPE_FUNCTIONS
from nixlint_hwc.modules.library_types import make_types
from nixlint_hwc.modules.option_names import show_option
from nixlint_hwc.modules.types.nix import OptionType
from nixlint_hwc.modules.types.scalar import SCALARS

FUNCTIONS = Registry()
_function = FUNCTIONS.native


def install(evaluator: Evaluator) -> None:
    """Add the module system to an evaluator's modelled `lib`. Call it before `lib` is used."""
    from nixlint_hwc.modules.hosts import nixos_system

    extensions: dict[str, Any] = {**FUNCTIONS, **TYPE_FUNCTIONS}
    types = extensions["types"] = make_types(evaluator)
    for name in ("isOptionType", "isType", "setType"):
        types.attrs[name] = extensions[name]

    def evaluates(library: Any) -> Builtin:
        return Builtin("evalModules", 1, lambda argument: eval_modules(evaluator, argument, library))

    def systems(library: Any) -> Builtin:
        return Builtin("nixosSystem", 1, lambda argument: nixos_system(evaluator, argument, library))

    evaluator.library_bound |= {"evalModules": evaluates, "nixosSystem": systems}
    extensions |= {name: make(MISSING) for name, make in evaluator.library_bound.items()}
    composed = Thunk(lambda _: _composed(evaluator), None)
    for name in COMPOSED:
        extensions[name] = Thunk(lambda key: force(force(composed).attrs[key]), name)
    evaluator.library_extensions.update(extensions)
    _install_systems(evaluator, extensions["nixosSystem"])


def _install_systems(evaluator: Evaluator, system: Builtin) -> None:
    """What makes systems and tests of them in nixpkgs itself, besides `lib`."""
    from nixlint_hwc.modules.flake import nixpkgs_input
    from nixlint_hwc.modules.hosts import nixos_of_configuration, nixos_of_modules
    from nixlint_hwc.modules.nixos_tests import test_makers

    evaluator.nixpkgs_files["nixos/lib/eval-config.nix"] = system
    evaluator.package_extensions["nixos"] = Builtin("nixos", 1, lambda argument: nixos_of_modules(evaluator, argument))
    evaluator.nixpkgs_files["nixos"] = Builtin("nixos", 1, lambda argument: nixos_of_configuration(evaluator, argument))
    outputs = Builtin("outputs", 1, lambda _: nixpkgs_input(evaluator, "nixpkgs"))
    evaluator.nixpkgs_files["flake.nix"] = AttrSet({"outputs": outputs})
    packages, files = test_makers(evaluator)
    evaluator.package_extensions |= packages
    evaluator.nixpkgs_files |= files


#: The functions that `library.nix` defines.
COMPOSED = (
    "doRename", "evalOptionValue", "mergeAttrDefinitionsWithPrio", "mergeUniqueOption", "mkAliasAndWrapDefinitions",
    "mkAliasAndWrapDefsWithPriority", "mkAliasDefinitions", "mkAliasIfDef", "mkAliasOptionModule",
    "mkAliasOptionModuleMD", "mkAssert", "mkChangedOptionModule", "mkDerivedConfig", "mkMergedOptionModule",
    "mkPackageOption", "mkPackageOptionMD", "mkRemovedOptionModule", "mkRenamedOptionModule",
    "mkRenamedOptionModuleWith", "mkSinkUndeclaredOptions",
)  # fmt: skip


def _composed(evaluator: Evaluator) -> Any:
    data = (resources.files(__package__) / "library.nix").read_bytes()
    function = evaluate_internal(evaluator, evaluator.source.parse(LibraryFile("<lib>/modules.nix", data)))
    return call(function, AttrSet({"lib": evaluator.lib}))


# Properties


def _property(kind: str, **attrs: Any) -> AttrSet:
    return AttrSet({"_type": tag(kind), **attrs})


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


# Options


@_function("mkOption", ATTRS)
def make_option(attrs: AttrSet) -> AttrSet:
    return AttrSet({**attrs.attrs, "_type": tag("option")}, attrs.places, attrs.rest)


@_function("mkEnableOption", LAZY)
def make_enable_option(name: Any) -> AttrSet:
    return AttrSet({
        "_type": tag("option"),
        "default": False,
        "example": True,
        "description": Thunk(_enable_description, name),
        "type": OptionType.of(SCALARS["bool"]),
        "__enable": True,
    })  # fmt: skip


def _enable_description(name: Any) -> Str:
    return join([Str("Whether to enable "), coerce_to_string(force(name)), Str(".")])


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


@_function("literalExpression", LAZY)
def literal_expression(text: Any) -> AttrSet:
    return AttrSet({"_type": Str("literalExpression"), "text": text})


@_function("showOption", LIST)
def show(path: ListValue) -> Str:
    """A name that is not known as a whole may have quotes around it."""
    names = [coerce_to_string(force(part)) for part in path.items]
    shown = [hole(anonymous(name.holes[0])) if name.holes else Str(show_option((name.text,))) for name in names]
    if path.rest is not None:
        return join_around(shown, anonymous(path.rest))
    return join(shown, ".") if shown else Str("")


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
