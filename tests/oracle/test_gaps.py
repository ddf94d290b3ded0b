"""Where a part of an expression is not known, the answer must hold for whatever that part is.

A random subexpression is replaced by an Unknown here and by several values in real Nix: each value that Nix gives must
be one that our answer leaves, and where we say that evaluation fails, it must fail for each of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.project import Project
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.oracle.gaps import filled, gapped
from tests.oracle.partial_values import Anything, Claim, claim, from_json, keeps_to
from tests.support.evaluation import Rejected
from tests.support.real_nix import Failure, needs_nix, real_json

COUNT = int(os.environ.get("HWC_LINT_GAP_COUNT", "1200"))
SEED = int(os.environ.get("HWC_LINT_GAP_SEED", "1"))
Case = tuple[str, tuple[str, ...]]


def own_claims(
    texts: list[str], folder: Path, prepare: Callable[[Evaluator], None] | None = None
) -> list[Claim | Rejected]:
    """What we say of each expression where `gap` is not known; `prepare` adds to the evaluator."""
    evaluator = Evaluator(Project(folder))
    if prepare is not None:
        prepare(evaluator)
    return in_large_stack(lambda: [_own_claim(evaluator, text) for text in texts])


def _own_claim(evaluator: Evaluator, text: str) -> Claim | Rejected:
    machine.reset()
    tree = parse(SourceFile("<expression>", f"gap: {text}".encode()))
    if tree.diagnostics:
        return Rejected("syntax", tree.diagnostics[0].message)
    try:
        return claim(call(evaluator.evaluate(tree), Unknown("the gap")))
    except EvalError as error:
        return Rejected(error.kind, error.message)
    except (BudgetSpent, RecursionError) as spent:
        return Anything(str(spent))


def violations(case: Case, said: Claim | Rejected, answers: list[str | Failure]) -> list[str]:
    """The fillings for which real Nix gives what our answer excludes."""
    text, fillings = case
    if isinstance(said, Rejected) and "tryEval" in text:
        return []  # which of several failures comes first, so that it is caught, may depend on the gap
    found = []
    for filling, answer in zip(fillings, answers, strict=True):
        if isinstance(answer, Failure):
            continue
        if isinstance(said, Rejected) or not keeps_to(from_json(answer), said):
            found.append(f"{text}\n    here: {said}\n    Nix with gap = {filling}: {answer}")
    return found


@needs_nix
def test_answers_hold_for_whatever_the_gap_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    random = Random(SEED)
    cases = list(dict.fromkeys(gapped(random) for _ in range(COUNT)))
    said = own_claims([text for text, _ in cases], tmp_path)
    real = iter(real_json([filled(text, one) for text, fillings in cases for one in fillings], tmp_path))
    wrong = [
        found
        for case, claimed in zip(cases, said, strict=True)
        for found in violations(case, claimed, [next(real) for _ in case[1]])
    ]
    known = sum(not isinstance(one, Anything | Rejected) for one in said)
    failing = sum(isinstance(one, Rejected) for one in said)
    with capsys.disabled():
        print(f"\ngaps: {len(cases)} expressions, {known} known in part or whole, {failing} fail, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:20])
