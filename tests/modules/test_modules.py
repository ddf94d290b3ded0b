"""The module system, case by case: `cases/NAME.nix`, a function of `lib`, gives `NAME.json` or fails as `.error` says.

The expected values are those of nixpkgs' `lib.evalModules`; where it and Nix are at hand, they are compared again.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.modules.library import install
from nixlint_hwc.project import Project
from tests.support.checkouts import checkout
from tests.support.real_nix import needs_nix

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(FOLDER.glob("*.nix"))


def outcome(case: Path) -> tuple[Any, str | None]:
    """The case's value as plain data and no error, or None and the error's kind."""
    evaluator = Evaluator(Project(FOLDER))
    install(evaluator)

    def run() -> tuple[Any, str | None]:
        machine.reset()
        decisions.reset()
        try:
            function = evaluator.import_path(str(case), None)
            return to_json(call(function, AttrSet({"lib": evaluator.lib}))), None
        except EvalError as error:
            return None, error.kind

    return in_large_stack(run)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    expected, error = case.with_suffix(".json"), case.with_suffix(".error")
    if error.exists():
        assert outcome(case) == (None, error.read_text("utf-8").strip())
    else:
        assert outcome(case) == (json.loads(expected.read_text("utf-8")), None)


@needs_nix
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_expected_is_what_nixpkgs_gives(case: Path) -> None:
    library = checkout("HWC_LINT_NIXPKGS_LIB", "nixpkgs.lib")
    folder = library if (library / "default.nix").exists() else library / "lib"
    text = f"import {case} {{ lib = import {folder}; }}"
    run = subprocess.run(
        ["nix-instantiate", "--eval", "--strict", "--json", "-E", text],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    if case.with_suffix(".error").exists():
        assert run.returncode != 0
    else:
        assert json.loads(run.stdout) == json.loads(case.with_suffix(".json").read_text("utf-8"))
