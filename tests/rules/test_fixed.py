"""Every rule's `fixed.nix` (or folder `fixed/`) is what `--fix --unsafe-fixes` makes of its `bad.nix`, byte for byte.

Fixing it again changes nothing. Comments that expect findings stay where they were, so both files have them.
"""

from __future__ import annotations

import pytest

from nixlint_hwc.fix.engine import Engine
from nixlint_hwc.fix.write import write_files
from nixlint_hwc.pipeline import Request, examine, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS, Settings
from tests.rules.test_examples import RULES, examples, project_of


@pytest.fixture(scope="module")
def loaded():
    return load_rules(DEFAULT_SETTINGS, RULES)


def fix(project, rule, loaded):
    """What all fixes of one rule come to."""
    settings = Settings(select=(rule,), pedantic=True)
    look = lambda changed: examine(changed, settings, Request(), loaded, lambda result: result)[0]  # noqa: E731
    return Engine(project, look, unsafe=True).run()


def contents(project):
    return {path: project.read(project.absolute(path)).data.decode() for path in project.nix_files}


@pytest.mark.parametrize("rule", examples("fixed"))
def test_fixes_give_the_fixed_example(rule, loaded, tmp_path):
    project = project_of(rule, "bad", tmp_path / "bad")
    outcome = fix(project, rule, loaded)
    write_files(project.root, outcome.before, outcome.after)
    fixed = Project(project.root)
    assert contents(fixed) == contents(project_of(rule, "fixed", tmp_path / "fixed"))
    assert fix(fixed, rule, loaded).after == {}
