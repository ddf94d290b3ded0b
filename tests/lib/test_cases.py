"""Functions of the modelled `lib` on values that are only partly known: `cases/*.nix` with the answer beside it.

A case sees `lib`, `unknown` (a value of which nothing is known), `named` (one that can be decided) and `built` (a store
path). In an answer `<?>` is an unknown part of a string, `{"?": null}` an unknown value; a list or set with an unknown
remainder is `{"known": ..., "rest": true}`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet, ListValue, PathValue, Str, Unknown
from nixlint_hwc.modules.library import install
from nixlint_hwc.project import Project
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse

CASES = sorted((Path(__file__).parent / "cases").glob("*.nix"))


def shown(value: Any) -> Any:
    """A value as the answers write it."""
    value = force(value)
    if isinstance(value, Unknown):
        return {"?": value.name}
    if isinstance(value, Str):
        return value.shown
    if isinstance(value, PathValue):
        return value.path
    if isinstance(value, ListValue):
        known: Any = [shown(item) for item in value.items]
        return known if value.rest is None else {"known": known, "rest": True}
    if isinstance(value, AttrSet):
        whole = value.snapshot()
        known = {name: shown(whole.attrs[name]) for name in sorted(whole.attrs)}
        return known if whole.rest is None else {"known": known, "rest": True}
    return value


def answer(text: str, folder: Path) -> Any:
    """What a case evaluates to."""
    evaluator = Evaluator(Project(folder))
    install(evaluator)
    names = {
        "lib": evaluator.lib,
        "unknown": Unknown("a test"),
        "named": Unknown("a test", name="named"),
        "built": Unknown("the store path of a test", built=True),
    }
    machine.reset()
    return in_large_stack(lambda: shown(evaluator.evaluate(parse(SourceFile("case.nix", text.encode())), names)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_partly_known(case: Path, tmp_path: Path) -> None:
    found = answer(case.read_text("utf-8"), tmp_path)
    expected = json.loads(case.with_suffix(".json").read_text("utf-8"))
    assert found == expected
