"""Hosts: `nixosSystem`, and finding the configurations that a flake defines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.evaluation import evaluated, module_arguments, unlisted_arguments
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.prelude_files import Prelude
from nixlint_hwc.modules.secrets import with_secrets


def system_configuration(value: Any) -> Configuration | None:
    """The configuration of what `nixosSystem` returned, also where something was added to it; None of anything else.

    Raises `EvalError` where the attribute `config` of a set cannot be evaluated.
    """
    if not isinstance(value, AttrSet) or isinstance(value, Branch):
        return None
    config = value.get("config")
    root = force(config) if config is not MISSING else None
    if not isinstance(root, Branch) or root.full_path or root.configuration.policy.prelude is None:
        return None
    return root.configuration


def nixos_system(evaluator: Evaluator, argument: Any, library: Any = MISSING) -> Any:
    """`nixpkgs.lib.nixosSystem { modules, specialArgs ? { }, ... }`: a host's configuration.

    `library` is the extended `lib` that it is taken from. Modules get it, unless the argument has a `lib` of its own.
    """
    attrs = force(argument)
    if attrs.__class__ is Unknown:
        return attrs
    roots, special = module_arguments(attrs, "nixosSystem")
    own = attrs.get("lib")
    library = library if own is MISSING else own
    packages = attrs.get("pkgs")
    policy = Policy(
        prelude=prelude_of(evaluator),
        wrap=with_secrets,
        system=attrs.get("system"),
        library=library,
        packages=MISSING if packages is not MISSING and force(packages) is None else packages,
        lists_arguments=_lists_arguments(attrs),
    )
    return system_value(evaluator, [*roots, _own_arguments(attrs)], special, policy)


def _lists_arguments(attrs: AttrSet) -> bool:
    """Whether the project says what all of `specialArgs` are: what a framework passes is modelled as far as needed."""
    places = [attrs.place(name) for name in ("modules", "specialArgs") if attrs.get(name) is not MISSING]
    written = all(place is not None and not place.file.internal for place in places)
    return written and unlisted_arguments(attrs) is None


def nixos_of_configuration(evaluator: Evaluator, argument: Any) -> Any:
    """`import <nixpkgs/nixos> { configuration, system ? ... }`: the host of one module. Raises `TypeMismatch`."""
    attrs = force(argument)
    if not isinstance(attrs, AttrSet):
        if attrs.__class__ is Unknown:
            return attrs
        raise TypeMismatch(f"'nixos' takes a set, but got {describe(attrs)}")
    module: Any = attrs.get("configuration")
    if module is MISSING:
        return Unknown("the configuration that NIX_PATH names")
    given: dict[str, Any] = {name: attrs.get(name) for name in ("system", "specialArgs")}
    given = {name: value for name, value in given.items() if value is not MISSING}
    return nixos_system(evaluator, AttrSet({**given, "modules": ListValue([module])}))


def nixos_of_modules(evaluator: Evaluator, argument: Any) -> Any:
    """`pkgs.nixos`: the host of a module, or of a list of modules."""
    value = force(argument)
    modules = value if value.__class__ is ListValue else ListValue([argument])
    return nixos_system(evaluator, AttrSet({"modules": modules}))


def _own_arguments(attrs: AttrSet) -> Root:
    """What `eval-config.nix` of NixOS adds: the module arguments `modules` and its kin, and `extraArgs`."""
    modules = attrs.get("modules")
    given: dict[str, Any] = {
        "modules": ListValue([]) if modules is MISSING else modules,
        "baseModules": ListValue([]),
        "extraModules": ListValue([]),
    }
    extra = attrs.get("extraArgs")
    further = force(extra) if extra is not MISSING else None
    if isinstance(further, AttrSet):
        given |= further.snapshot().attrs
    return AttrSet({"_module": AttrSet({"args": AttrSet(given)})}), None


def system_value(evaluator: Evaluator, roots: list[Root], special: dict[str, Any], policy: Policy) -> AttrSet:
    """The value of a NixOS system of the given modules."""

    def extended(argument: Any) -> AttrSet:
        given = force(argument)
        more, names = module_arguments(given, "extendModules")
        further = replace(policy, lists_arguments=policy.lists_arguments and unlisted_arguments(given) is None)
        return system_value(evaluator, [*roots, *more], special | names, further)

    configuration = Configuration(evaluator, roots, special, policy=policy)
    attrs = evaluated(evaluator, configuration, roots, special).attrs
    attrs |= {
        "config": configuration.root,
        "pkgs": Thunk(configuration.arguments.packages, None),
        "extendModules": Builtin("extendModules", 1, extended),
    }
    return AttrSet(attrs)


def prelude_of(evaluator: Evaluator) -> Prelude:
    """The evaluator's prelude, made once."""
    found = _PRELUDES.get(evaluator)
    if found is None:
        _PRELUDES.clear()
        found = _PRELUDES[evaluator] = Prelude(evaluator)
    return found


_PRELUDES: dict[Evaluator, Prelude] = {}
