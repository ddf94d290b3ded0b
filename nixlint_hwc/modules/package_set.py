"""The package set of a configuration: the one that it is given, else nixpkgs' of its platform, with its overlays.

In: a configuration. Out: `pkgs`. Source: `nixos/modules/misc/nixpkgs.nix` of NixOS.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.operators import concat_lists
from nixlint_hwc.eval.overlays import overlaid
from nixlint_hwc.eval.packages import make_pkgs
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str

if TYPE_CHECKING:
    from nixlint_hwc.modules.configuration import Configuration

#: Where a configuration's platform is named, the first that is known counts.
_PLATFORMS = (
    ("nixpkgs", "pkgs", "stdenv", "hostPlatform", "system"), ("nixpkgs", "hostPlatform", "system"),
    ("nixpkgs", "system"), ("nixpkgs", "localSystem", "system"),
)  # fmt: skip

#: Where overlays stand: those of the package set that is given, then those that are added.
_OVERLAYS = (("nixpkgs", "pkgs", "overlays"), ("nixpkgs", "overlays"))


def package_set(configuration: Configuration) -> Any:
    """The package set; that of the evaluator for a submodule or `evalModules`, which have no platform of their own."""
    evaluator, policy = configuration.evaluator, configuration.policy
    if policy.prelude is None:
        return evaluator.pkgs
    given = policy.packages
    pkgs = make_pkgs(evaluator, Thunk(_system, configuration)) if given is MISSING else force(given)
    listed = Thunk(_overlays, configuration)

    def overlays() -> Any:
        # While the modules are looked for, the options are not there that add overlays.
        return None if configuration.is_loading else force(listed)

    return overlaid(evaluator, pkgs, overlays) if isinstance(pkgs, AttrSet) else pkgs


def _overlays(configuration: Configuration) -> Any:
    found = [configuration.lookup(path) for path in _OVERLAYS]
    return reduce(concat_lists, (overlays for overlays in found if overlays is not MISSING), ListValue([]))


def _system(configuration: Configuration) -> Any:
    """The platform's name as `nixpkgs.nix` of NixOS finds it, else that of the evaluator."""
    for path in _PLATFORMS:
        value = configuration.lookup(path)
        if value.__class__ is Str and value.known:
            return value
    own, given = configuration.evaluator.system, configuration.policy.system
    found = Str(own) if given is MISSING else force(given)
    return Str(own) if found is None else found
