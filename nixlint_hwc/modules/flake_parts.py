"""flake-parts: `mkFlake`, evaluated by the module system of this package."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, Unknown
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.source import SourceFile


def flake_parts_input(evaluator: Evaluator, name: str) -> AttrSet:
    """The flake `flake-parts` as an input."""
    extra = Unknown(f'the flake input "{name}"', None, f"inputs.{name}")
    modules = AttrSet({"modules": AttrSet({})}, None, extra)
    return AttrSet({"lib": _library(evaluator), "flakeModules": modules}, None, extra)


def _model(evaluator: Evaluator, part: str) -> Any:
    """The `library` or the `module` of `flake_parts.nix`."""
    given: dict[str, Any] = {
        "lib": evaluator.lib,
        "mkFlake": Builtin("mkFlake", 2, lambda given, module: make_flake(evaluator, given, module)),
        "systemArguments": Builtin("systemArguments", 2, lambda s, m: _system_arguments(evaluator, s, m)),
    }
    return force(call(evaluator.evaluate(evaluator.source.parse(_file())), AttrSet(given)).attrs[part])


def _library(evaluator: Evaluator) -> AttrSet:
    """`flake-parts.lib`, which modules get as `flake-parts-lib`."""
    known: AttrSet = _model(evaluator, "library").snapshot()
    return AttrSet(known.attrs, None, Unknown("a part of flake-parts that is not modelled"))


def make_flake(evaluator: Evaluator, arguments: Any, module: Any) -> Any:
    """`flake-parts.lib.mkFlake { inherit inputs; } module`: the flake's outputs."""
    given = force(arguments)
    inputs = given.get("inputs") if isinstance(given, AttrSet) else MISSING
    names: dict[str, Any] = {"flake-parts-lib": _library(evaluator)}
    if inputs is not MISSING:
        names["inputs"] = inputs
        value = force(inputs)
        own = value.get("self") if isinstance(value, AttrSet) else MISSING
        if own is not MISSING:
            names["self"] = own
    special = given.get("specialArgs") if isinstance(given, AttrSet) else MISSING
    if special is not MISSING and isinstance(force(special), AttrSet):
        names |= force(special).snapshot().attrs
    roots: list[Root] = [(_model(evaluator, "module"), None), (module, None)]
    configuration = Configuration(evaluator, roots, names, policy=Policy())
    return force(configuration.root.get("flake"))


@cache
def _file() -> SourceFile:
    """The model, which is read, and parsed, once for all evaluators."""
    return SourceFile("<flake-parts>/options.nix", (resources.files(__package__) / "flake_parts.nix").read_bytes())


def _system_arguments(evaluator: Evaluator, system: Any, module: Any) -> AttrSet:
    """The arguments of a module of `perSystem`, which `withSystem` passes on. What nobody supplies is Unknown."""
    configuration = Configuration(evaluator, [(module, None)], {"system": system}, policy=Policy())
    supplied = force(force(configuration.root.get("_module")).get("args"))
    usual = configuration.arguments.of(None)
    own = supplied.snapshot().attrs if isinstance(supplied, AttrSet) else {}
    return AttrSet({**usual.attrs, **own}, None, usual.rest)
