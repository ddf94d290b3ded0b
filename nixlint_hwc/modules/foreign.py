"""Modules from elsewhere, of which nothing is known: what they may add to a configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from nixlint_hwc.eval.values import Unknown

#: Flake inputs, folders of nixpkgs and generated files whose modules add no secrets and no containers to a project's.
_OF_OTHER_THINGS: Final = re.compile(
    r"agenix|sops|home-manager|disko|nixos-hardware|impermanence|stylix|wsl|lanzaboote|quadlet|nix-index|flatpak|comin"
    r"|/nixpkgs/nixos/modules/|hardware-configuration\.nix"
)
#: Containers that a module of nixpkgs defines (`services/web-apps/changedetection-io.nix`); a project may add to them.
CONTAINERS_OF_NIXPKGS: Final = frozenset({"changedetection-io-playwright", "changedetection-io-webdriver"})


def may_add(foreign: Iterable[Unknown]) -> bool:
    """Whether one of the modules from elsewhere may declare secrets, or define containers."""
    return any(_OF_OTHER_THINGS.search(module.name or module.reason) is None for module in foreign)
