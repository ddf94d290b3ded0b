"""What `fixtures/conventions` holds beyond its marks: what only pedantic rules say of the conventions' own patterns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS

SAMPLE = Path(__file__).parents[2] / "fixtures" / "conventions"


def test_ports_behind_a_route_are_open_to_all_networks():
    result = lint(Project(SAMPLE), replace(DEFAULT_SETTINGS, select=("HWC211",)), Request())
    assert result.problems == ()
    assert sorted(str(finding.container) for finding in result.findings) == ["metube", "n8n", "sonarr"]


def test_what_the_patterns_are_right_about_is_not_reported():
    result = lint(Project(SAMPLE), replace(DEFAULT_SETTINGS, pedantic=True), Request())
    assert {finding.rule for finding in result.findings} & {"HWC201", "HWC303", "HWC405", "HWC504", "HWC601"} == set()
    structure = {finding.rule for finding in result.findings if finding.rule.startswith("HWC7")}
    assert structure == set()
