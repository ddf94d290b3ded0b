"""Functions of the modelled `lib` with an argument that is not known, or partly: the answer holds for whatever it is.

The calls are those that are compared with nixpkgs' own `lib`; a gap stands in place of an argument or inside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.oracle.gaps import FILLINGS, filled
from tests.oracle.partial_values import Anything
from tests.oracle.test_gaps import SEED, own_claims, violations
from tests.oracle.test_lib_generated import generated
from tests.support.evaluation import Rejected
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib
from tests.support.real_nix import needs_nix, real_json

COUNT = int(os.environ.get("HWC_LINT_GAP_COUNT", "1200"))
#: What is not known is quoted, which means the same to a shell.
QUOTING = ("escapeShellArg",)
HEAD = "let lib = import <nixpkgs/lib>; in with lib; "


def gapped(random: Random, call: str) -> tuple[str, tuple[str, ...]]:
    """The call with a gap at the place of one of its literals, or beside it; and values for the gap."""
    start, end = random.choice(list(literals(call)))
    literal = call[start:end]
    kind = kind_of(literal)
    forms = ["gap"]
    if kind == "string":
        cut = random.randint(1, len(literal) - 1)
        forms += [f"{literal[:cut]}${{gap}}{literal[cut:]}"] * 3
    elif kind in ("ints", "strings"):
        forms += [f"({literal} ++ gap)"]
    elif kind == "set":
        forms += [f"({literal} // gap)", f"(gap // {literal})"]
    return f"{call[:start]}{random.choice(forms)}{call[end:]}", FILLINGS[kind]


def literals(call: str) -> Iterator[tuple[int, int]]:
    """Where the literals of a call's arguments stand: strings, numbers in parentheses, lists, sets."""
    starts: list[int] = []
    in_string = False
    for at, character in enumerate(call):
        if character == '"':
            if in_string:
                yield starts.pop(), at + 1
            else:
                starts.append(at)
            in_string = not in_string
        elif not in_string and character in "[{(":
            starts.append(at)
        elif not in_string and character in "]})":
            start = starts.pop()
            if call[start] != "(" or call[start + 1 : at].lstrip("-").isdigit():
                yield start, at + 1


def kind_of(literal: str) -> str:
    """The type of a literal as `FILLINGS` names it."""
    if literal.startswith("["):
        return "ints" if '"' not in literal else "strings"
    return {'"': "string", "{": "set", "(": "int"}[literal[0]]


@needs_nix
@needs_nixpkgs_lib
def test_lib_answers_hold_for_whatever_the_gap_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIX_PATH", f"nixpkgs={nixpkgs_lib().parent}")
    random = Random(SEED)
    calls = [call for call in generated(COUNT) if list(literals(call)) and not call.startswith(QUOTING)]
    cases = list(dict.fromkeys(gapped(random, HEAD + call) for call in calls))
    said = own_claims([text for text, _ in cases], tmp_path)
    real = iter(real_json([filled(text, one) for text, fillings in cases for one in fillings], tmp_path))
    wrong = [
        found
        for case, claimed in zip(cases, said, strict=True)
        for found in violations(case, claimed, [next(real) for _ in case[1]])
    ]
    known = sum(not isinstance(one, Anything | Rejected) for one in said)
    with capsys.disabled():
        print(f"\ngaps in calls of lib: {len(cases)}, {known} known in part or whole, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:20])
