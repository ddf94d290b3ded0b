"""The language tests of Nix's own repository: what real Nix evaluates to JSON must be the same here.

Files whose answer needs a store, the network or the machine are named with the reason.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.project import Project
from tests.support.checkouts import checkout
from tests.support.real_nix import needs_nix

#: Successful evaluations that are answered otherwise here, with the reason.
DIFFERENT = {
    "context": "asks for a store path",
    "derivation-legacy": "asks for a store path",
    "eq-derivations": "compares store paths",
    "fromTOML": "real Nix prints the float 9224617.445991228 with six digits",
    "getenv": "asks for an environment variable",
    "home-path-warn": "asks for the home folder",
    "inherit-attr-pos": "old versions give the column of `inherit`",
    "merge-dynamic-attrs": "old versions lose the dynamic attributes",
    "path": "asks for a store path",
    "pathexists": "asks whether the store exists",
    "redefine-builtin": "asks for a search path entry",
    "tail-call-1": "recursion deeper than the budget",
    "toJSON-peel": "asks for a store path",
    "toString-peel": "asks for a store path",
}
#: Failures that are none here: what only a build, the network or a newer version rejects.
ACCEPTED = (
    "abs-path", "addDrvOutputDependencies", "bad-string-interpolation-2", "derivation", "dup-dynamic-attrs", "fetch",
    "filterSource", "flake-ref", "fromJSON-", "fromTOML-", "home-path", "nonexist", "path-literal",
    "readDir-nonexistent", "storePath", "string-nul", "toJSON-",
)  # fmt: skip


def real_answer(file: Path) -> tuple[str, object]:
    """`("ok", data)` or `("fail", None)`."""
    run = subprocess.run(
        ["nix-instantiate", "--eval", "--strict", "--json", str(file)],
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "HOME": "/fake-home", "TEST_VAR": "foo"},
    )
    return ("ok", json.loads(run.stdout.decode(errors="replace"))) if run.returncode == 0 else ("fail", None)


def own_answer(file: Path) -> tuple[str, object]:
    evaluator = Evaluator(Project(file.parent))

    def run() -> tuple[str, object]:
        machine.reset()
        tree = evaluator.tree(file.name)
        if tree.diagnostics:
            return "fail", None
        return "ok", to_json(evaluator.evaluate(tree))

    try:
        return in_large_stack(run)
    except (EvalError, BudgetSpent):
        return "fail", None


@needs_nix
@pytest.mark.parametrize("kind", ["okay", "fail"])
def test_language_tests_of_nix(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = checkout("HWC_LINT_NIX_SOURCE", "nix") / "tests/functional/lang"
    files = sorted(folder.glob(f"eval-{kind}-*.nix"))
    wrong, agreed, excused, unavailable = [], 0, 0, 0
    for file in files:
        name = file.stem.removeprefix(f"eval-{kind}-")
        real, own = real_answer(file), own_answer(file)
        if kind == "okay" and real[0] == "fail":
            unavailable += 1
        elif real == own:
            agreed += 1
        elif name in DIFFERENT or (kind == "fail" and any(part in name for part in ACCEPTED)):
            excused += 1
        else:
            wrong.append(f"{name}: Nix {real}, here {own}")
    with capsys.disabled():
        print(f"\neval-{kind}: {agreed} of {len(files)} agree, {excused} excused, {unavailable} not in this Nix")
    assert not wrong, "\n".join(wrong)
