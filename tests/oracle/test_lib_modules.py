"""nixpkgs' own tests of its module system (`lib/tests/modules.sh`), with the modelled `lib` in place of nixpkgs'.

The script and its modules are read where nixpkgs' `lib` lies; see `tests/support/nixpkgs.py`. `modules-not-yet` names
the checks that come out differently, with the reason of each group; `modules-in-own-words` those that fail as they
should, but whose message says it in other words.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.modules.library import install
from nixlint_hwc.project import Project
from tests.support.module_checks import Check, module_checks
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib

LISTS = Path(__file__).parent / "lib"
STEPS = 3_000_000
AGREES, OWN_WORDS = "agrees", "own words"

#: Messages that list definitions do so at their end; ours name the places in their own way.
_UNCOMPARED: Final = re.compile(
    r"(\.{0,2} ?(TypeError: )?Definition values|\.? ?Try setting the option|\\n).*", re.DOTALL
)
_MISSING: Final = re.compile(r" in selection path .*|( \.\*)? not found")


def listed(name: str) -> set[str]:
    lines = (LISTS / name).read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


@cache
def outcomes() -> dict[str, str]:
    """What became of each check, the worst where several look at the same."""
    return in_large_stack(_outcomes)


def _outcomes() -> dict[str, str]:
    evaluator = Evaluator(Project(nixpkgs_lib()))
    install(evaluator)
    found: dict[str, str] = {}
    for check in module_checks(nixpkgs_lib()):
        outcome = _judged(check, *_answer(evaluator, check))
        if found.get(check.name, AGREES) == AGREES or outcome not in (AGREES, OWN_WORDS):
            found[check.name] = outcome
    return found


def _answer(evaluator: Evaluator, check: Check) -> tuple[str, str]:
    """ "value" and its JSON, or "error" and the message."""
    machine.reset(STEPS)
    decisions.reset()
    try:
        value = evaluator.expression(check.expression, {"lib": evaluator.lib}, "tests/modules/check.nix")
        return "value", json.dumps(to_json(value), separators=(",", ":"))
    except (EvalError, BudgetSpent) as error:
        return "error", str(error)


def _judged(check: Check, kind: str, text: str) -> str:
    if check.kind == "expression":
        return AGREES if kind == "value" else text
    if (check.kind == "error") != (kind == "error"):
        return f"{kind}: {text}"
    if kind == "error":
        return AGREES if _says(check.pattern, text) else OWN_WORDS
    pattern = check.pattern.replace("{}", r"\{\}")
    return AGREES if re.search(pattern, text, re.MULTILINE) else text


def _says(pattern: str, message: str) -> bool:
    """Whether a message says what the pattern of nixpkgs' message asks for, up to the places that follow."""
    pattern = _MISSING.sub(" missing", _UNCOMPARED.sub("", pattern)).replace("`", "'")
    return re.search(re.sub(r"(\\?\.)+$", "", pattern), message, re.IGNORECASE | re.DOTALL) is not None


@needs_nixpkgs_lib
def test_nixpkgs_own_checks_agree() -> None:
    excused = listed("modules-not-yet") | listed("modules-in-own-words")
    assert {name: outcome for name, outcome in outcomes().items() if outcome != AGREES and name not in excused} == {}


@needs_nixpkgs_lib
def test_what_fails_in_own_words_does_fail() -> None:
    found = {name: outcomes()[name] for name in listed("modules-in-own-words") if name in outcomes()}
    assert {name: outcome for name, outcome in found.items() if outcome not in (AGREES, OWN_WORDS)} == {}


@needs_nixpkgs_lib
@pytest.mark.parametrize("name", ["modules-not-yet", "modules-in-own-words"])
def test_what_agrees_is_not_listed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    agreeing = sorted(one for one in listed(name) if outcomes().get(one) == AGREES)
    assert agreeing == [], f"take these out of {name}"
    with capsys.disabled():
        counts = Counter(one if one in (AGREES, OWN_WORDS) else "differs" for one in outcomes().values())
        print(f"\nnixpkgs' checks of the module system: {', '.join(f'{n} {word}' for word, n in counts.items())}")
