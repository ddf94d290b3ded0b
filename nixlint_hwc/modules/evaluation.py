"""`lib.evalModules`, as Nix code calls it, and the value of a NixOS system."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.errors import OptionError, TypeMismatch
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.definitions import place_of, show_path
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.options import Option


def eval_modules(evaluator: Evaluator, argument: Any) -> Any:
    """`lib.evalModules { modules, specialArgs ? { }, prefix ? [ ], ... }`. Raises like nixpkgs' own."""
    attrs = force(argument)
    if attrs.__class__ is Unknown:
        return attrs
    roots, special = module_arguments(attrs, "evalModules")
    configuration = Configuration(evaluator, roots, special, policy=Policy(strict=True))
    return evaluated(evaluator, configuration, roots, special)


def module_arguments(attrs: Any, function: str) -> tuple[list[Root], dict[str, Any]]:
    """The `modules` and `specialArgs` of an argument set. Raises `TypeMismatch`."""
    if not isinstance(attrs, AttrSet):
        raise TypeMismatch(f"'{function}' takes a set, but got {describe(attrs)}")
    found = attrs.get("modules")
    roots: list[Root] = []
    if found is not MISSING:
        modules = force(found)
        if modules.__class__ is ListValue:
            roots = [(item, modules.place(index)) for index, item in enumerate(modules.items)]
            if modules.rest is not None:
                roots.append((modules.rest, None))
        elif modules.__class__ is Unknown:
            roots = [(modules, None)]
        else:
            raise TypeMismatch(f"'modules' is {describe(modules)} while a list was expected")
    special = attrs.get("specialArgs")
    names: dict[str, Any] = {}
    if special is not MISSING:
        value = force(special)
        if isinstance(value, AttrSet):
            names = dict(value.snapshot().attrs)
    return roots, names


def evaluated(
    evaluator: Evaluator, configuration: Configuration, roots: list[Root], special: dict[str, Any]
) -> AttrSet:
    """The result set of `evalModules`."""

    def extended(argument: Any) -> AttrSet:
        more, names = module_arguments(force(argument), "extendModules")
        together = [*roots, *more]
        combined = special | names
        other = Configuration(evaluator, together, combined, policy=configuration.policy)
        return evaluated(evaluator, other, together, combined)

    def config(_: Any) -> Branch:
        check_declared(configuration)
        return configuration.root

    return AttrSet({
        "config": Thunk(config, None),
        "options": configuration.options,
        "_module": Thunk(lambda _: force(configuration.root.get("_module")), None),
        "extendModules": Builtin("extendModules", 1, extended),
        "type": Thunk(lambda _: _type(evaluator, roots, special), None),
    })  # fmt: skip


def _type(evaluator: Evaluator, roots: list[Root], special: dict[str, Any]) -> Any:
    from nixlint_hwc.modules.submodules import Submodule
    from nixlint_hwc.modules.types.nix import OptionType

    return OptionType(Submodule(evaluator, roots, special, shorthand=False))


def check_declared(configuration: Configuration) -> None:
    """Raise `OptionError` for the first definition of an option that nobody declares, unless that is allowed."""
    check = force(force(configuration.root.get("_module")).get("check"))
    if configuration.freeform() is None and check is True:
        _check_branch(configuration.root)


def _check_branch(branch: Branch) -> None:
    for name, definitions in branch.definitions().items():
        if not definitions:
            continue
        declared = branch.declaration(name)
        if declared is None:
            shown = show_path((*branch.full_path, name))
            raise OptionError(
                f"the option '{shown}' does not exist (defined at {place_of(definitions[0])})", definitions[0].way
            )
        if not isinstance(declared, Option):
            child = branch.child_branch(name)
            if child is not None:
                _check_branch(child)
