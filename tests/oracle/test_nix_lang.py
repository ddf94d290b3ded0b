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
from tests.support.real_nix import failures, needs_nix, plain

#: Successful evaluations that are answered otherwise here, with the reason.
DIFFERENT = {
    "derivation-legacy": "asks for a store path",
    "eq-derivations": "whether two derivations differ is not decided",
    "fromTOML": "real Nix prints the float 9224617.445991228 with six digits",
    "getenv": "asks for an environment variable",
    "home-path-warn": "asks for the home folder",
    "inherit-attr-pos": "old versions give the column of `inherit`",
    "merge-dynamic-attrs": "old versions lose the dynamic attributes",
    "path": "asks for a store path",
    "pathexists": "asks whether the store exists",
    "redefine-builtin": "asks for a search path entry",
    "substring-context": "asks for the context of an empty string",
    "tail-call-1": "recursion deeper than the budget",
    "toJSON-peel": "asks for a store path",
    "toString-peel": "asks for a store path",
}
#: Failures that are none here, or others, by the beginnings of their names, with the reason.
ACCEPTED = {
    "abs-path": "copies a file outside the project to the store",
    "addDrvOutputDependencies": "newer than this Nix; asks for the context of a store path",
    "bad-string-interpolation-2": "copies a missing file to the store",
    "derivation-structuredAttrs-stack-overflow": "the depth is within the budget here",
    "derivationStrict-11": "old versions accept an output of that name",
    "derivationStrict-14": "old versions accept an output of that name",
    "dup-dynamic-attrs": "old versions take the last of two equal dynamic attributes",
    "fetch": "asks for the network",
    "filterSource": "asks for a store path",
    "flake-ref": "newer than this Nix",
    "fromJSON-": "old versions cut a string at a zero byte",
    "fromTOML-": "old versions cut a string at a zero byte, and clamp integers",
    "home-path": "asks for the home folder",
    "nonexist-path": "copies a missing file to the store",
    "pipe-operators": "newer than this Nix",
    "readDir-nonexistent-1": "reads outside the project",
    "readFileType-": "newer than this Nix, where the builtin is missing",
    "replaceStrings-3": "meets another of its two failures first",
    "short-path-literal": "copies a missing file to the store",
    "storePath": "asks for a store path",
    "string-nul": "old versions cut a string at a zero byte",
    "toJSON-non-utf-8": "old versions take any bytes",
    "toJSON-stack-overflow": "the depth is within the budget here",
}


def real_answer(file: Path) -> tuple[str, object]:
    """`("ok", data)`, or `("fail", kind)` with the kind of the error."""
    run = subprocess.run(
        ["nix-instantiate", "--eval", "--strict", "--json", str(file)],
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "HOME": "/fake-home", "TEST_VAR": "foo"},
    )
    if run.returncode == 0:
        return "ok", json.loads(run.stdout.decode(errors="replace"))
    kind = next(failures(plain(run.stderr))).kind
    return "fail", "syntax" if kind == "undefined-variable" else kind


def own_answer(file: Path) -> tuple[str, object]:
    evaluator = Evaluator(Project(file.parent))

    def run() -> tuple[str, object]:
        machine.reset()
        tree = evaluator.tree(file.name)
        if tree.diagnostics:
            return "fail", "syntax"
        return "ok", to_json(evaluator.evaluate(tree))

    try:
        return in_large_stack(run)
    except EvalError as error:
        return "fail", "syntax" if error.kind == "undefined-variable" else error.kind
    except BudgetSpent:
        return "fail", "budget"


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
        elif name in DIFFERENT or (kind == "fail" and name.startswith(tuple(ACCEPTED))):
            excused += 1
        else:
            wrong.append(f"{name}: Nix {real}, here {own}")
    with capsys.disabled():
        print(f"\neval-{kind}: {agreed} of {len(files)} agree, {excused} excused, {unavailable} not in this Nix")
    assert not wrong, "\n".join(wrong)
