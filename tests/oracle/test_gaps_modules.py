"""What a host says of its options must hold for whatever value a module gives that is not known.

The value of one definition is Unknown to a host here, and one of several values for `evalModules` in real Nix. An
option that fails there tells nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.values import AttrSet, Closure, Unknown
from nixlint_hwc.modules.library import install
from tests.oracle.module_trees import gapped
from tests.oracle.partial_values import Anything, Claim, claim, from_json, keeps_to
from tests.support.evaluation import Rejected, evaluate
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib
from tests.support.real_nix import Failure, needs_nix, real_json

COUNT = int(os.environ.get("HWC_LINT_GAP_TREES", "150"))
SEED = int(os.environ.get("HWC_LINT_GAP_SEED", "1"))


def claims(function: Closure) -> dict[str, Claim | Rejected]:
    """What a host says of each option; `function` makes it of the gap."""
    options: AttrSet = call(function, Unknown("the gap"))
    return {name: _claim(options, name) for name in options.names()}


def _claim(options: AttrSet, name: str) -> Claim | Rejected:
    try:
        return claim(options.get(name))
    except EvalError as error:
        return Rejected(error.kind, error.message)
    except (BudgetSpent, RecursionError) as spent:
        return Anything(str(spent))


def own_claims(tree: str, folder: Path) -> dict[str, Claim | Rejected]:
    host = tree.replace("lib.evalModules", "lib.nixosSystem").replace('else "fails"', 'else throw "fails"')
    said = evaluate(f"gap: with {{ lib = import <nixpkgs/lib>; }}; {host}", folder, claims, prepare=install)
    assert isinstance(said, dict), said
    return said


def excluded(said: dict[str, Claim | Rejected], answer: str | Failure) -> Iterator[str]:
    """The options that have a value in real Nix which the host's answer excludes."""
    values = {} if isinstance(answer, Failure) else from_json(answer)
    assert isinstance(values, dict)
    for name, value in values.items():
        one = said[name]
        if value != "fails" and (isinstance(one, Rejected) or not keeps_to(value, one)):
            yield f"{name} is {value}, and here {one}"


@needs_nix
@needs_nixpkgs_lib
def test_hosts_say_what_holds_for_whatever_the_gap_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trees = gapped(SEED, COUNT)
    lib = f"with {{ lib = import {nixpkgs_lib()}; }};"
    texts = [f"{lib} let gap = {one}; in {tree}" for tree, fillings in trees for one in fillings]
    answers = iter(real_json(texts, tmp_path))
    known, wrong = 0, []
    for tree, fillings in trees:
        said = own_claims(tree, tmp_path)
        known += sum(not isinstance(one, Anything | Rejected) for one in said.values())
        for filling in fillings:
            wrong += [f"{tree}\n    gap = {filling}: {one}" for one in excluded(said, next(answers))]
    with capsys.disabled():
        print(f"\ngaps in modules: {len(texts)} trees, {known} options known in part or whole, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:20])
