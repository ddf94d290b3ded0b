"""A world of something unknown has the containers that real Nix gives where the unknown is what the world says.

The modules of one case hang on `vars`, which nothing tells: by conditions, names, lists and imports. Real Nix is told.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

from nixlint_hwc.analysis.collect import evaluate
from nixlint_hwc.analysis.sightings import container_set
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, Str
from nixlint_hwc.eval.worlds import in_world
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.project import Project
from tests.facts.test_worlds import FOLDER
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib
from tests.support.real_nix import Failure, needs_nix, real_json

CASE = FOLDER / "structure-hangs-on-an-unknown"
VALUES = list(itertools.product(["server", "nas", "laptop", "phone"], [True, False], [True, False]))


def in_nix(kind: str, is_desktop: bool, is_server: bool) -> str:
    """An expression for the images of the containers, with what the case leaves open told."""
    told = f"kind = {json.dumps(kind)}; isDesktop = {json.dumps(is_desktop)}; isServer = {json.dumps(is_server)};"
    return f"""
      let
        lib = import {nixpkgs_lib()};
        any = {{ freeformType = lib.types.lazyAttrsOf lib.types.anything; }};
        nixpkgs.lib = lib // {{
          nixosSystem = {{ modules, specialArgs, ... }}: lib.evalModules {{
            modules = modules ++ [ any ];
            inherit specialArgs;
          }};
        }};
        outputs = (import {CASE}/flake.nix).outputs {{ inherit nixpkgs; private.vars = {{ {told} }}; }};
      in
        builtins.mapAttrs (name: one: one.image) (
          outputs.nixosConfigurations.box.config.virtualisation.oci-containers.containers
        )
    """


def world_of(kind: str, is_desktop: bool, is_server: bool) -> int:
    """The world in which the unknowns have these values."""
    told = {"kind": kind, "isDesktop": is_desktop, "isServer": is_server}
    world = 0
    for decision in decisions.in_mask(decisions.open_bits):
        value = told[decision.expression.removeprefix("inputs.private.vars.")]
        world |= next((bit for bit, alternative in decision.bits.items() if alternative == value), 0)
    return world


def here() -> list[dict[str, str]]:
    """The images of the containers in each world."""
    configuration = next(one.configuration for one in evaluate(Project(CASE)).readings if one.host == "box")
    containers = container_set(configuration)
    assert containers is not None
    return [in_world(world_of(*values), lambda: _images(containers))[0] for values in VALUES]


def _images(containers: MergedAttrs) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in containers.names():
        element: Any = force(containers.element(name))
        assert isinstance(element, AttrSet)
        image = force(element.get("image"))
        assert isinstance(image, Str)
        found[name] = image.shown
    return found


@needs_nix
@needs_nixpkgs_lib
def test_each_world_has_the_containers_that_nix_gives(tmp_path: Path) -> None:
    real = real_json([in_nix(*values) for values in VALUES], tmp_path)
    for values, answer, own in zip(VALUES, real, in_large_stack(here), strict=True):
        assert not isinstance(answer, Failure), (values, answer)
        assert own == json.loads(answer), values
