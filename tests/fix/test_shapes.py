"""In every shape that real modules take: each fix resolves its finding or says why not, and Nix takes the result."""

from __future__ import annotations

import pytest

from nixlint_hwc.fix.engine import Engine
from nixlint_hwc.fix.write import write_files
from nixlint_hwc.pipeline import Request, examine, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS, Settings
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.fix.accounts import assert_findings_are_accounted_for, fixable, offered
from tests.matrix.projects import CAUSES, CLEAN, shapes
from tests.rules.test_examples import RULES, examples

SHAPES = shapes()
#: What is wrong with the container of each project: all that the matrix knows.
WRONG = {name: text for texts in CAUSES.values() for name, text in texts.items()}


@pytest.fixture(scope="module")
def loaded():
    return load_rules(DEFAULT_SETTINGS, RULES)


def fix(root, loaded):
    wanted = Settings(select=fixable(loaded[0]), pedantic=True)
    look = lambda project: examine(project, wanted, Request(), loaded, lambda result: result)[0]  # noqa: E731
    outcome = Engine(Project(root), look, unsafe=True).run()
    write_files(root, outcome.before, outcome.after)
    return outcome


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_fixes_resolve_or_withhold_themselves(shape, loaded, tmp_path):
    root = shape.fill(tmp_path / "project", {**CLEAN, **WRONG})
    outcome = fix(root, loaded)
    assert shape.silent or offered(outcome.first)
    assert_findings_are_accounted_for(outcome)
    assert outcome.last.problems == outcome.first.problems
    assert [path for path, data in outcome.after.items() if parse(SourceFile(path, data)).diagnostics] == []
    assert fix(root, loaded).after == {}


def test_every_rule_with_a_fix_has_an_example_of_it(loaded):
    names = {info.id: info.name for info in loaded[0].infos}
    assert {names[rule] for rule in fixable(loaded[0])} == set(examples("fixed"))
