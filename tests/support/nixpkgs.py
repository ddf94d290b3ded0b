"""Where nixpkgs' own `lib` lies, for comparisons with it. Its files are never part of this project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def nixpkgs_lib() -> Path:
    """The folder that holds nixpkgs' `lib/default.nix`; it need not exist."""
    given = os.environ.get("HWC_LINT_NIXPKGS_LIB")
    folder = Path(given) if given else ROOT / ".cache" / "nixpkgs.lib"
    return folder if (folder / "default.nix").exists() else folder / "lib"


needs_nixpkgs_lib = pytest.mark.skipif(
    not (nixpkgs_lib() / "default.nix").exists(),
    reason="nixpkgs' lib is not there (HWC_LINT_NIXPKGS_LIB): the modelled lib is not compared with it",
)
