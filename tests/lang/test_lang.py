"""The language, case by case: `cases/NAME.nix` gives the JSON of `NAME.json` or fails with the kind in `NAME.error`.

A case that is a function gets `pkgs` and `lib`. To accept what a new case gives, write its `.json` by hand or run
`python -m tests.lang.test_lang NAME`, and read the difference before it is committed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.eval.calls import call, is_function
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.project import Project

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(FOLDER.glob("*.nix"))


def outcome(case: Path) -> tuple[Any, str | None]:
    """The case's value as plain data and no error, or None and the error's kind."""
    evaluator = Evaluator(Project(FOLDER))

    def run() -> tuple[Any, str | None]:
        machine.reset()
        if evaluator.tree(case.name).diagnostics:
            return None, "syntax"
        try:
            value = evaluator.import_path(str(case), None)
            if is_function(value):
                value = call(value, AttrSet({"pkgs": evaluator.pkgs, "lib": evaluator.lib}))
            return to_json(value), None
        except EvalError as error:
            return None, error.kind

    return in_large_stack(run)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    expected, error = case.with_suffix(".json"), case.with_suffix(".error")
    if error.exists():
        assert outcome(case)[1] == error.read_text("utf-8").strip()
    else:
        assert outcome(case) == (json.loads(expected.read_text("utf-8")), None)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        value, kind = outcome(FOLDER / f"{name}.nix")
        assert kind is None, kind
        (FOLDER / f"{name}.json").write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")
