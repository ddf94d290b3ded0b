"""Values that travel, by files: each attribute of `origins/*.nix` comes from the literals that bear its name.

A mark is the comment ` /* NAME */` behind a literal; a value's origin must be the marked literals, no more and no less.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet, Str, origin_of
from nixlint_hwc.modules.library import install
from nixlint_hwc.project import Project

FOLDER = Path(__file__).parent / "origins"
FILES = sorted(FOLDER.glob("*.nix"))


def marked(text: str) -> dict[str, set[int]]:
    """Where the marked literals end, by name of the mark."""
    found: dict[str, set[int]] = {}
    for mark in re.finditer(r'"? /\* ([\w-]+) \*/', text):
        found.setdefault(mark[1], set()).add(mark.start())
    return found


def origins(file: Path) -> dict[str, set[int]]:
    """Where the literals end that each value comes from."""
    evaluator = Evaluator(Project(FOLDER))
    install(evaluator)

    def ends(value: Any) -> set[int]:
        spans = list(value.spans()) if isinstance(value, Str) else [origin_of(value)]
        assert all(span is not None and span.file.path == file.name for span in spans)
        return {span.end for span in spans if span is not None}

    def run() -> dict[str, set[int]]:
        machine.reset()
        values = call(evaluator.import_path(str(file), None), AttrSet({"lib": evaluator.lib}))
        return {name: ends(force(values.get(name))) for name in values.names()}

    return in_large_stack(run)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_values_come_from_the_marked_literals(file: Path) -> None:
    assert origins(file) == marked(file.read_text("utf-8"))


def test_there_are_enough_of_them() -> None:
    assert sum(len(marked(file.read_text("utf-8"))) for file in FILES) >= 75
