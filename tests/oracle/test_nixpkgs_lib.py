"""nixpkgs' own tests of its `lib`, with its `lib` interpreted here (not the modelled one)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.eval.comparison import equal
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.project import Project
from tests.support.checkouts import checkout

#: Tests whose answer is Unknown here: they ask for a file outside the project.
UNKNOWN = 2


def verdicts(folder: Path) -> dict[str, str]:
    """Of each test of `lib/tests/misc.nix`: `ok`, or what went wrong."""
    source = (folder / "lib/tests/misc.nix").read_text("utf-8")
    head, separator, tests = source.rpartition("\nrunTests {")
    assert separator, "the file does not end in a call of runTests"
    project = Project(folder)
    project.add("lib/tests/misc.nix", f"{head}\n{{{tests}".encode())
    evaluator = Evaluator(project)

    def run() -> dict[str, str]:
        machine.reset(steps=10**10)
        cases: AttrSet = evaluator.import_path(project.absolute("lib/tests/misc.nix"), None)
        return {name: verdict(cases.get(name)) for name in sorted(cases.names()) if name.startswith("test")}

    return in_large_stack(run)


def verdict(case: Any) -> str:
    try:
        test = force(case)
        same = equal(force(test.get("expr")), force(test.get("expected")))
    except (EvalError, BudgetSpent) as error:
        return f"{type(error).__name__}: {error} {getattr(error, 'span', None)} {getattr(error, 'trace', [])[:6]}"
    if same is True:
        return "ok"
    return "differs" if same is False else f"not known: {same.reason}"


def test_nixpkgs_lib_passes_its_own_tests(capsys: pytest.CaptureFixture[str]) -> None:
    found = verdicts(checkout("HWC_LINT_NIXPKGS_LIB", "nixpkgs.lib"))
    failed = {name: text for name, text in found.items() if text != "ok"}
    with capsys.disabled():
        print(f"\nnixpkgs lib: {len(found) - len(failed)} of {len(found)} tests pass")
        for name, text in failed.items():
            print(f"  {name}: {text}")
    assert not [name for name, text in failed.items() if not text.startswith("not known")]
    assert len(failed) <= UNKNOWN
