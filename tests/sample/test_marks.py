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
DEMO = FOLDER / "nixos-hwc"
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


def test_the_demo_holds_a_finding_of_every_rule_that_is_on_by_default() -> None:
    rules, _ = load_rules(DEFAULT_SETTINGS, FOLDER)
    marked = {rule for rule, _, _ in marks(DEMO)}
    assert {rule.id for rule in rules.infos if not rule.pedantic} - marked == set()


def test_as_many_modules_of_the_demo_are_clean_as_not() -> None:
    folder = DEMO / "domains/server/containers"
    modules = {path.parent.name for path in folder.glob("[!_]*/index.nix")}
    flawed = {
        Path(path).relative_to("domains/server/containers").parts[0]
        for _, path, _ in marks(DEMO)
        if "containers/" in path
    }
    assert len(modules) > 70
    assert len(modules - flawed) >= len(modules & flawed)


def test_a_mistake_of_the_demo_often_comes_from_elsewhere() -> None:
    """Helpers, options and hosts bring mistakes in, as they do in real repositories: that is what evaluation is for."""
    result = lint(Project(DEMO), load_settings(DEMO), Request())
    assert sum(bool(finding.related) for finding in result.findings) > len(result.findings) / 4
    assert {finding.hosts for finding in result.findings} >= {(), ("server",), ("homebase",), ("homebase", "server")}
