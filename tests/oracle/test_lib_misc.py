"""nixpkgs' own tests of `lib` (`lib/tests/misc.nix`), with the modelled `lib` in place of nixpkgs'.

The file is read where nixpkgs' `lib` lies; see `tests/support/nixpkgs.py`. `misc-not-yet` names the tests that do not
pass, with the reason of each group.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from nixlint_hwc.eval.comparison import equal
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.modules.library import install
from nixlint_hwc.project import Project
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib

NOT_YET = Path(__file__).parent / "lib" / "misc-not-yet"
STEPS = 3_000_000


def expected_failures() -> set[str]:
    lines = NOT_YET.read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


@cache
def outcomes() -> dict[str, str]:
    """What became of each test: "passed", or what went wrong."""
    return in_large_stack(_outcomes)


def _outcomes() -> dict[str, str]:
    evaluator = Evaluator(Project(nixpkgs_lib()))
    install(evaluator)
    text = (nixpkgs_lib() / "tests" / "misc.nix").read_text("utf-8")
    text = text.replace("lib = import ../default.nix;", "").replace("runTests {", "{", 1)
    tests = evaluator.evaluate(parse(SourceFile("tests/misc.nix", text.encode())), {"lib": evaluator.lib})
    return {name: _outcome(tests, name) for name in sorted(tests.names()) if re.match("test", name)}


def _outcome(tests: AttrSet, name: str) -> str:
    machine.reset(STEPS)
    try:
        test = force(tests.get(name))
        verdict = equal(force(test.get("expr")), force(test.get("expected")))
    except (EvalError, BudgetSpent) as error:
        return str(error)
    return "passed" if verdict is True else f"the comparison is {verdict}"


@needs_nixpkgs_lib
def test_nixpkgs_own_tests_pass() -> None:
    failed = {name: outcome for name, outcome in outcomes().items() if outcome != "passed"}
    new = {name: outcome for name, outcome in failed.items() if name not in expected_failures()}
    assert new == {}


@needs_nixpkgs_lib
def test_what_passes_is_not_listed_as_failing(capsys: pytest.CaptureFixture[str]) -> None:
    passing = sorted(name for name in expected_failures() if outcomes().get(name) == "passed")
    assert passing == [], f"take these out of {NOT_YET.name}"
    with capsys.disabled():
        print(f"\n{sum(map('passed'.__eq__, outcomes().values()))} of {len(outcomes())} of nixpkgs' tests of lib pass")
