"""Popular stacks in the styles that people write them in: the findings are those that their owner would accept.

`stacks/` is a project of seven hosts. A line that is to be reported by a rule on images, networks or privileges ends in
`# expect: HWC101`; every other line is one that the rule must be silent about.
"""

from __future__ import annotations

import re
from pathlib import Path

from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.project import Project
from nixlint_hwc.settings import Settings

STACKS = Path(__file__).parent / "stacks"
MARK = re.compile(r"# expect: ([A-Z0-9, ]+)")


def marks() -> set[tuple[str, str, int]]:
    """Rule, path and line of every mark."""
    return {
        (rule.strip(), path.relative_to(STACKS).as_posix(), number)
        for path in STACKS.rglob("*.nix")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in MARK.finditer(line)
        for rule in match[1].split(",")
    }


def test_findings_on_stacks_are_those_that_are_marked():
    result = lint(Project(STACKS), Settings(select=("HWC1", "HWC2", "HWC5")), Request())
    found = {(f.rule, f.span.file.path, f.span.file.line_of(f.span.start)) for f in result.findings}
    assert result.problems == ()
    assert result.summary.containers > 150
    assert found == marks()
