"""`lib.evalModules`, as Nix code calls it, and the value of a NixOS system."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.errors import OptionError, TypeMismatch
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, Str, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.definitions import Definition, place_of
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.module_lists import module_list
from nixlint_hwc.modules.option_names import show_path
from nixlint_hwc.modules.options import Option
from nixlint_hwc.modules.types.nix import names_of


def eval_modules(evaluator: Evaluator, argument: Any, library: Any = MISSING) -> Any:
    """`lib.evalModules { modules, specialArgs ? { }, prefix ? [ ], class ? null, ... }`. Raises like nixpkgs' own.

    `library` is the extended `lib` that it is taken from.
    """
    attrs = force(argument)
    if attrs.__class__ is Unknown:
        return attrs
    roots, special = module_arguments(attrs, "evalModules")
    prefix, kind = attrs.get("prefix"), attrs.get("class")
    configuration = Configuration(
        evaluator,
        [*roots, *_legacy_modules(attrs)],
        special,
        policy=Policy(strict=True, library=library, unlisted=unlisted_arguments(attrs)),
        prefix=() if prefix is MISSING else names_of(prefix),
        kind=None if kind is MISSING or force(kind).__class__ is not Str else force(kind).shown,
    )
    return evaluated(evaluator, configuration, roots, special)


def _legacy_modules(attrs: AttrSet) -> list[Root]:
    """What the arguments `args` and `check` of old stand for."""
    found: dict[str, Any] = {}
    if attrs.get("args") is not MISSING:
        found["args"] = attrs.get("args")
    if attrs.get("check") is not MISSING:
        check: dict[str, Any] = {"_type": Str("override"), "priority": 1000, "content": attrs.get("check")}
        found["check"] = AttrSet(check)
    return [(AttrSet({"_module": AttrSet(found)}), None)] if found else []


def module_arguments(attrs: Any, function: str) -> tuple[list[Root], dict[str, Any]]:
    """The `modules` and `specialArgs` of an argument set. Raises `TypeMismatch`."""
    if not isinstance(attrs, AttrSet):
        raise TypeMismatch(f"'{function}' takes a set, but got {describe(attrs)}")
    found = attrs.get("modules")
    found = (attrs.gap("modules") or ListValue([])) if found is MISSING else found
    roots: list[Root] = [*module_list(found)]
    special = attrs.get("specialArgs")
    names: dict[str, Any] = {}
    if special is not MISSING:
        value = force(special)
        if isinstance(value, AttrSet):
            names = dict(value.snapshot().attrs)
    return roots, names


def unlisted_arguments(attrs: AttrSet) -> Unknown | None:
    """The Unknown that may hold further `specialArgs`; None where all of them are known by name."""
    special = attrs.get("specialArgs")
    if special is MISSING:
        return attrs.gap("specialArgs")
    value = force(special)
    return value if value.__class__ is Unknown else getattr(value, "rest", None)


def evaluated(
    evaluator: Evaluator, configuration: Configuration, roots: list[Root], special: dict[str, Any]
) -> AttrSet:
    """The result set of `evalModules`."""

    def extended(argument: Any) -> AttrSet:
        given = force(argument)
        more, names = module_arguments(given, "extendModules")
        prefix = given.get("prefix")
        together = [*roots, *more]
        combined = special | names
        other = Configuration(
            evaluator,
            together,
            combined,
            policy=replace(configuration.policy, unlisted=configuration.policy.unlisted or unlisted_arguments(given)),
            prefix=configuration.prefix if prefix is MISSING else names_of(prefix),
            kind=configuration.kind,
        )
        return evaluated(evaluator, other, together, combined)

    def config(_: Any) -> Branch:
        check_declared(configuration)
        return configuration.root

    return AttrSet({
        "_type": Str("configuration"),
        "config": Thunk(config, None),
        "options": configuration.options,
        "_module": Thunk(lambda _: force(configuration.root.get("_module")), None),
        "class": None if configuration.kind is None else Str(configuration.kind),
        "extendModules": Builtin("extendModules", 1, extended),
        "type": Thunk(lambda _: _type(evaluator, roots, special, configuration.kind), None),
    })  # fmt: skip


def _type(evaluator: Evaluator, roots: list[Root], special: dict[str, Any], kind: str | None) -> Any:
    from nixlint_hwc.modules.submodules import Frame, Submodule
    from nixlint_hwc.modules.types.nix import OptionType

    return OptionType(Submodule(evaluator, Frame(roots, special, shorthand=False, kind=kind)))


def check_declared(configuration: Configuration) -> None:
    """Raise `OptionError` for the first definition of an option that nobody declares, unless that is allowed."""
    configuration.loaded()  # after which it is no longer strict where a module is not known
    if not configuration.policy.strict:
        return
    check = force(force(configuration.root.get("_module")).get("check"))
    if check is True and configuration.freeform is None:
        _check_branch(configuration.root)


def _check_branch(branch: Branch) -> None:
    for name, definitions in sorted(branch.definitions().items()):
        if not definitions:
            continue
        declared = branch.declaration(name)
        if declared is None:
            raise _undeclared(branch, name, definitions)
        if not isinstance(declared, Option):
            child = branch.child_branch(name)
            if child is not None:
                _check_branch(child)


def _undeclared(branch: Branch, name: str, definitions: list[Definition]) -> OptionError:
    """The error for a definition that has no option, with the options that may have been meant."""
    path = branch.full_path
    cause, hint = f"the option '{show_path((*path, name))}' does not exist", ""
    declared = [one for one in branch.declared_names() if one != "_module"]
    near = nearest_names(name, declared)
    if near:
        shown = [f"'{show_path((*path, one))}'" for one in near]
        hint = f"; did you mean {' or '.join([', '.join(shown[:-1]), shown[-1]] if shown[1:] else shown)}?"
    elif not branch.path:
        hint = _nothing_declared(branch.configuration)
    message = f"{cause} (defined at {place_of(definitions[0])}){hint}"
    return OptionError(f"{cause}{hint}", definitions[0].way, message=message)


def _nothing_declared(configuration: Configuration) -> str:
    if not configuration.prefix:
        return "; no option is declared at all: declarations belong in 'options', not in 'config'"
    shown = show_path(configuration.prefix)
    return f"; '{shown}' has no options: those of a 'types.submodule' belong in its 'options', not in 'config'"


def nearest_names(name: str, names: list[str]) -> list[str]:
    """The up to three names that are nearest; among very many, only those at most two letters away."""
    ranked = sorted((edit_distance(name, one), one) for one in names)
    return [one for distance, one in ranked if len(names) < 100 or distance <= 2][:3]


def edit_distance(one: str, other: str) -> int:
    """The number of letters to insert, remove or replace to get from one text to the other (Levenshtein's)."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (left != right))
    return row[-1]
