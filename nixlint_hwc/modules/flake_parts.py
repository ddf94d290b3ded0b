"""flake-parts: `mkFlake`, evaluated by the module system of this package."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, Unknown
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse

#: The options that flake-parts itself declares, as far as hosts depend on them.
OPTIONS = b"""
{ lib, ... }:
let
  inherit (lib) mkOption types;
  outputs = mkOption { type = types.lazyAttrsOf types.raw; default = { }; };
in
{
  options = {
    systems = mkOption { type = types.listOf types.str; default = [ ]; };
    perSystem = mkOption { type = types.raw; default = { }; };
    debug = mkOption { type = types.bool; default = false; };
    flake = mkOption {
      default = { };
      type = types.submodule {
        freeformType = types.lazyAttrsOf types.anything;
        options = {
          nixosConfigurations = outputs;
          nixosModules = mkOption { type = types.lazyAttrsOf types.deferredModule; default = { }; };
          modules = mkOption { type = types.lazyAttrsOf (types.lazyAttrsOf types.deferredModule); default = { }; };
        };
      };
    };
  };
}
"""


def flake_parts_input(evaluator: Evaluator, name: str) -> AttrSet:
    """The flake `flake-parts` as an input."""
    library = AttrSet({"mkFlake": Builtin("mkFlake", 2, lambda a, m: make_flake(evaluator, a, m))}, None,
                      Unknown("a part of flake-parts that is not modelled"))  # fmt: skip
    extra = Unknown(f'the flake input "{name}"', None, f"inputs.{name}")
    return AttrSet({"lib": library, "flakeModules": AttrSet({"modules": AttrSet({})}, None, extra)}, None, extra)


def make_flake(evaluator: Evaluator, arguments: Any, module: Any) -> Any:
    """`flake-parts.lib.mkFlake { inherit inputs; } module`: the flake's outputs."""
    given = force(arguments)
    inputs = given.get("inputs") if isinstance(given, AttrSet) else MISSING
    names: dict[str, Any] = {}
    if inputs is not MISSING:
        names = {"inputs": inputs}
        value = force(inputs)
        own = value.get("self") if isinstance(value, AttrSet) else MISSING
        if own is not MISSING:
            names["self"] = own
    special = given.get("specialArgs") if isinstance(given, AttrSet) else MISSING
    if special is not MISSING and isinstance(force(special), AttrSet):
        names |= force(special).snapshot().attrs
    tree = parse(SourceFile("<flake-parts>/options.nix", OPTIONS))
    roots: list[Root] = [(evaluator.evaluate(tree), None), (module, None)]
    configuration = Configuration(evaluator, roots, names, policy=Policy())
    return force(configuration.root.get("flake"))
