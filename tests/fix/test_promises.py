"""What a report shows as a fix can be made: each of `promises/NAME/` is a project in which that is not plain."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nixlint_hwc.fix.engine import Engine
from nixlint_hwc.pipeline import Request, examine, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import Settings

PROJECTS = sorted(path.parent for path in (Path(__file__).parent / "promises").glob("*/flake.nix"))


@pytest.mark.parametrize("source", PROJECTS, ids=lambda project: project.name)
def test_a_fix_that_is_shown_is_made(source, tmp_path):
    project = Project(shutil.copytree(source, tmp_path / source.name))
    settings = Settings()
    loaded = load_rules(settings, project.root)
    outcome = Engine(
        project, lambda seen: examine(seen, settings, Request(), loaded, lambda one: one)[0], unsafe=True
    ).run()
    shown = [finding for finding in outcome.first.result.findings if finding.fix is not None and finding.fix.edits]
    assert shown
    assert outcome.held == ()
    rules = {finding.rule for finding in shown}
    assert not [finding for finding in outcome.last.result.findings if finding.rule in rules]
