"""The types of `pkgs.formats`, as they merge here and as real Nix merges them with nixpkgs' `lib`.

`formats/*.txt` holds one expression a line. `formats` is here that of the modelled `pkgs`, there the set that
`formats.nix` makes of nixpkgs' `lib`; `merged type definitions` is what the module system makes of an option.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from nixlint_hwc.modules.library import install
from tests.oracle.comparison import compared
from tests.support.evaluation import own_json
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib
from tests.support.real_nix import needs_nix, real_json

TABLES = sorted((Path(__file__).parent / "formats").glob("*.txt"))
SCOPE = """
  merged = type: definitions: (lib.evalModules {
    modules = [ { options.it = lib.mkOption { inherit type; }; } ] ++ map (it: { inherit it; }) definitions;
  }).config.it;
"""


@needs_nix
@needs_nixpkgs_lib
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_formats_agree_with_nixpkgs(table: Path, tmp_path: Path) -> None:
    lines = table.read_text("utf-8").splitlines()
    types = files("nixlint_hwc.eval") / "formats.nix"
    there = f"let lib = import {nixpkgs_lib()}; formats = import {types} lib; {SCOPE} in with lib;"
    here = f"let lib = import <nixpkgs/lib>; inherit (import <nixpkgs> {{ }}) formats; {SCOPE} in with lib;"
    real = real_json([f"{there} {line}" for line in lines], tmp_path)
    own = own_json([f"{here} {line}" for line in lines], tmp_path, install)
    comparison = compared(lines, real, own, kinds=False)
    assert not comparison.disagreements, "\n".join([comparison.summary, *comparison.disagreements])
    assert not comparison.unknown, "\n".join(comparison.unknown)
