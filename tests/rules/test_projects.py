"""Small projects on one subject each, in the ways that people write it: what is marked is reported, and nothing else.

`projects/NAME/hwc-lint.toml` says which rules run. A line that is to be reported ends in `# expect: HWC101`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nixlint_hwc.config import load_settings
from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.project import Project

PROJECTS = sorted(path.parent for path in (Path(__file__).parent / "projects").glob("*/hwc-lint.toml"))
MARK = re.compile(r"# expect: ([A-Z0-9, ]+)")


def marks(project: Path) -> set[tuple[str, str, int]]:
    """Rule, path and line of every mark."""
    return {
        (rule.strip(), path.relative_to(project).as_posix(), number)
        for path in project.rglob("*.nix")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in MARK.finditer(line)
        for rule in match[1].split(",")
    }


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_findings_are_those_that_are_marked(project: Path) -> None:
    result = lint(Project(project), load_settings(project), Request())
    found = {(f.rule, f.span.file.path, f.span.file.line_of(f.span.start)) for f in result.findings}
    assert result.problems == ()
    assert found == marks(project)
    assert found
