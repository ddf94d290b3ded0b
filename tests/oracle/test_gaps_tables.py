"""Every builtin and function of `lib` with a part of an argument that is not known: the answer holds whatever it is.

The calls are those of the tables that are compared with real Nix (`cases/*.txt`, `lib/*.txt`), so our own answer to a
call in which the gap is filled stands for real Nix's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TypeGuard

import pytest

from nixlint_hwc.modules.library import install
from tests.oracle.gaps import FILLINGS, filled
from tests.oracle.partial_values import Anything
from tests.oracle.test_cases import CASES, expressions
from tests.oracle.test_gaps import SEED, own_claims, violations
from tests.oracle.test_gaps_lib import kind_of, literals
from tests.oracle.test_lib import TABLES
from tests.oracle.test_lib import expressions as expressions_of_lib
from tests.support.evaluation import Rejected, own_json

#: How many gaps each call gets.
COUNT = int(os.environ.get("HWC_LINT_GAPS_OF_CALL", "1"))
#: What is not known is quoted; a function is no value that is compared with itself; half a character beside a gap is no
#: text; and modules with gaps have their own comparison (`test_gaps_modules.py`).
NOT_COMPARED = (
    "escapeShellArg",
    "toShellVar",
    "tryEval",
    "getContext",
    "hasContext",
    "unsafeGetAttrPos",
    "toCommandLineShell",
    "evalModules",
    "substring 0 1",
    "f = x: x",
)


def gapped(text: str, random: Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The call with gaps at the places of its literals, inside or beside them; and values for each."""
    places = [place for place in _literals(text) if text[slice(*place)][0] in '"[{(']
    for _ in range(COUNT if places else 0):
        start, end = random.choice(places)
        literal = text[start:end]
        kind = kind_of(literal)
        forms = ["gap"]
        if kind == "string" and "\\" not in literal and "$" not in literal:
            cut = random.randint(1, len(literal) - 1)
            forms += [f"{literal[:cut]}${{gap}}{literal[cut:]}"] * 3
        elif kind in ("ints", "strings"):
            forms += [f"({literal} ++ gap)", f"(gap ++ {literal})"]
        elif kind == "set":
            forms += [f"({literal} // gap)", f"(gap // {literal})"]
        # A set that may have more may be written as its path, and a function is no value that is compared.
        fillings = tuple(filling for filling in FILLINGS[kind] if "outPath" not in filling)
        yield f"{text[:start]}{random.choice(forms)}{text[end:]}", fillings


def _literals(text: str) -> list[tuple[int, int]]:
    try:
        return list(literals(text))
    except IndexError:
        return []  # a string with an escaped quote


def _is_json(answer: object) -> TypeGuard[str]:
    """Whether an answer is a value that JSON can write: no infinite number is."""
    return isinstance(answer, str) and not re.search(r"\b(inf|nan)\b", answer)


def calls(tables: list[Path]) -> list[str]:
    of_lib = [one for table in TABLES for one in expressions_of_lib(table)]
    lines = [one for table in tables for one in expressions(table)] + of_lib
    return [line for line in lines if not any(word in line for word in NOT_COMPARED)]


def test_answers_to_the_tables_hold_for_whatever_the_gap_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    random = Random(SEED)
    cases = list(dict.fromkeys(case for line in calls(CASES) for case in gapped(line, random)))
    texts = [filled(text, one) for text, fillings in cases for one in fillings]
    answers = own_json(texts, tmp_path, install)
    said = own_claims([text for text, _ in cases], tmp_path, install)
    wrong, at = [], 0
    for case, claimed in zip(cases, said, strict=True):
        known = [answer if _is_json(answer) else None for answer in answers[at : at + len(case[1])]]
        at += len(case[1])
        if isinstance(claimed, Rejected) and claimed.kind == "syntax":
            continue
        fillings = tuple(filling for filling, answer in zip(case[1], known, strict=True) if answer is not None)
        wrong += violations((case[0], fillings), claimed, [answer for answer in known if answer is not None])
    partly = sum(not isinstance(one, Anything | Rejected) for one in said)
    with capsys.disabled():
        print(f"\ngaps in the tables: {len(cases)}, {partly} known in part or whole, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:40])
