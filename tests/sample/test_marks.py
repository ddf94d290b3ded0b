"""Sample repositories linted whole: the run finds exactly what the `# expect:` comments in their files mark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nixlint_hwc.config import load_settings
from nixlint_hwc.pipeline import Request, lint, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS

FOLDER = Path(__file__).parents[2] / "fixtures"
SAMPLES = sorted(path.parent for path in FOLDER.glob("*/flake.nix"))
MARK = re.compile(r"# expect: ([A-Z0-9, ]+)")

Place = tuple[str, str, int]


def marks(sample: Path) -> set[Place]:
    """Rule, path and line of every mark."""
    found = set()
    for path in sample.rglob("*.nix"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            match = MARK.search(line)
            if match:
                found |= {(rule.strip(), path.relative_to(sample).as_posix(), number) for rule in match[1].split(",")}
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_findings_are_those_that_are_marked(sample: Path) -> None:
    result = lint(Project(sample), load_settings(sample), Request())
    found = {(f.rule, f.span.file.path, f.span.file.line_of(f.span.start)) for f in result.findings}
    assert result.problems == ()
    assert found == marks(sample)
    assert len(found) > 15


def test_the_samples_hold_a_finding_of_every_rule_that_is_on_by_default() -> None:
    rules, _ = load_rules(DEFAULT_SETTINGS, FOLDER)
    marked = {rule for sample in SAMPLES for rule, _, _ in marks(sample)}
    assert {rule.id for rule in rules.infos if not rule.pedantic} - marked == set()
