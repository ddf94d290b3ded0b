"""Small projects on one subject each, in the ways that people write it: what is marked is reported, each once, and
nothing else.

`projects/NAME/hwc-lint.toml` says which rules run. A line that is to be reported, also one of a Caddyfile, ends in
`# expect: HWC101`; two names, or one name twice, are two findings. `# expect: HWC101 (note)` tells the severity as
well, and `# says: HWC101 ...` on the line above it a part of the message. `# problem: KIND` is a problem that the run
is to have, wherever it stands.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from nixlint_hwc.config import load_settings
from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.policy import baseline
from nixlint_hwc.project import Project

PROJECTS = sorted(path.parent for path in (Path(__file__).parent / "projects").glob("*/hwc-lint.toml"))
MARK = re.compile(r"# expect: ([A-Z0-9, ]+)(?:\((note|warning|error)\))?")

SAYS = re.compile(r"# says: ([A-Z0-9]+) (.+)")
PROBLEM = re.compile(r"# problem: ([a-z-]+)")

Place = tuple[str, str, int]


def marks(project: Path) -> Counter[Place]:
    """Rule, path and line of every mark."""
    return Counter(place for place, _ in severity_marks(project))


def severity_marks(project: Path) -> list[tuple[Place, str | None]]:
    """The same, each with the severity that it names."""
    return [
        ((rule.strip(), path.relative_to(project).as_posix(), number), match[2])
        for path in project.rglob("*")
        if path.is_file() and path.suffix != ".toml"
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        for match in MARK.finditer(line)
        for rule in match[1].split(",")
    ]


GRADED = [project for project in PROJECTS if any(severity for _, severity in severity_marks(project))]


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_findings_are_those_that_are_marked(project: Path) -> None:
    result = lint(Project(project), load_settings(project), Request())
    found = Counter((f.rule, f.span.file.path, f.span.file.line_of(f.span.start)) for f in result.findings)
    texts = [path.read_text("utf-8", "replace") for path in project.rglob("*.nix")]
    assert Counter(one.kind for one in result.problems) == Counter(kind for t in texts for kind in PROBLEM.findall(t))
    assert found == marks(project)
    assert found


@pytest.mark.parametrize("project", GRADED, ids=lambda project: project.name)
def test_severities_are_those_that_are_marked(project: Path) -> None:
    result = lint(Project(project), load_settings(project), Request())
    found = {(f.rule, f.span.file.path, f.span.file.line_of(f.span.start)): f.severity.value for f in result.findings}
    marked = {place: severity for place, severity in severity_marks(project) if severity is not None}
    assert {place: found[place] for place in marked} == marked


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_fingerprints_and_keys_survive_moved_lines(project: Path, tmp_path: Path) -> None:
    """One line more above each file's text: nothing that tells findings apart is another."""
    moved = Path(shutil.copytree(project, tmp_path / "moved"))
    for path in moved.rglob("*.nix"):
        path.write_bytes(b"# a line\n" + path.read_bytes())
    results = [lint(Project(root), load_settings(root), Request()) for root in (project, moved)]
    before, after = (sorted(finding.fingerprint for finding in result.findings) for result in results)
    assert before == after
    assert len({baseline.write(result) for result in results}) == 1


TOLD = [project for project in PROJECTS if any("# says:" in path.read_text() for path in project.rglob("*.nix"))]


@pytest.mark.parametrize("project", TOLD, ids=lambda project: project.name)
def test_messages_say_what_is_marked(project: Path) -> None:
    result = lint(Project(project), load_settings(project), Request())
    found = {(f.rule, f.span.file.path, f.span.file.line_of(f.span.start)): f.message for f in result.findings}
    for path in project.rglob("*.nix"):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for rule, text in SAYS.findall(line):
                assert text in found[rule, path.relative_to(project).as_posix(), number + 1]
