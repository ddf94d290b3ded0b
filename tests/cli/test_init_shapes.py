"""`hwc-lint init` on repositories of many shapes: `shapes/NAME/`, with the settings that fit it in `expected.toml`.

What it writes has to load, to say just that, and to leave the next run with no more findings than before.
"""

from __future__ import annotations

import shutil
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.config import load_settings
from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS

SHAPES = sorted(path.parent for path in (Path(__file__).parent / "shapes").glob("*/expected.toml"))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_settings_fit_and_add_no_finding(shape: Path, tmp_path: Path) -> None:
    project = shutil.copytree(shape, tmp_path / shape.name, ignore=shutil.ignore_patterns("expected.toml"))
    before = lint(Project(project), DEFAULT_SETTINGS, Request())
    assert run(["init", "--project", str(project)]) == 0
    assert tomllib.loads((project / "hwc-lint.toml").read_text("utf-8")) == tomllib.loads(
        (shape / "expected.toml").read_text("utf-8")
    )
    after = lint(Project(project), load_settings(project), Request())
    added = Counter(finding.rule for finding in after.findings) - Counter(finding.rule for finding in before.findings)
    assert added == Counter()
