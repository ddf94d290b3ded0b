"""Random module trees must merge to what nixpkgs' `lib.evalModules` gives under real Nix, or fail as it does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nixlint_hwc.modules.library import install
from tests.oracle.comparison import compared
from tests.oracle.module_trees import trees
from tests.support.evaluation import own_json
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib
from tests.support.real_nix import needs_nix, real_json

COUNT = int(os.environ.get("HWC_LINT_MODULE_TREES", "1500"))


@needs_nix
@needs_nixpkgs_lib
def test_generated_module_trees_agree_with_nixpkgs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = trees(1, COUNT)
    real = real_json([f"with {{ lib = import {nixpkgs_lib()}; }}; {text}" for text in found], tmp_path)
    own = own_json([f"with {{ lib = import <nixpkgs/lib>; }}; {text}" for text in found], tmp_path, install)
    comparison = compared(found, real, own, kinds=False)
    with capsys.disabled():
        print(f"\noracle module trees: {comparison.summary}")
    assert not comparison.disagreements, "\n".join(comparison.disagreements[:20])
    assert not comparison.unknown, "\n".join(comparison.unknown[:20])
