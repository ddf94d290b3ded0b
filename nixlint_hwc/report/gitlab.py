"""GitLab's code quality report.

In: a `Result`. Out: a JSON list in the subset of the Code Climate format that GitLab reads. Problems that lie in a
file are listed as blockers; one without a file has no place here and is told by the exit code and on standard error
only.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TypedDict

from nixlint_hwc.finding import Finding, Problem, Result, Severity
from nixlint_hwc.report.escape import encodable, harmless_json, one_line
from nixlint_hwc.report.options import DEFAULTS, ReportOptions
from nixlint_hwc.report.places import place

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


class Lines(TypedDict):
    begin: int
    end: int


class Location(TypedDict):
    path: str
    lines: Lines


class Issue(TypedDict):
    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: Location


def render(result: Result, options: ReportOptions = DEFAULTS) -> str:
    """The list, indented, ended by a newline."""
    issues = [_finding(finding, options) for finding in result.findings]
    issues += [issue for problem in result.problems if (issue := _problem(problem, options)) is not None]
    _make_distinct(issues)
    return harmless_json(json.dumps(issues, indent=2)) + "\n"


def _finding(finding: Finding, options: ReportOptions) -> Issue:
    where = place(finding.span)
    path = encodable(options.in_repository(where.path))
    container = f" [{', '.join(finding.containers)}]" if finding.containers else ""
    return {
        "description": one_line(f"{finding.rule}: {finding.message}{container}"),
        "check_name": encodable(finding.name),
        "fingerprint": _digest(finding.rule, finding.fingerprint, where.path),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": where.line, "end": where.end_line}},
    }


def _problem(problem: Problem, options: ReportOptions) -> Issue | None:
    if problem.path is None:
        return None
    line = problem.line or 1
    path = encodable(options.in_repository(problem.path))
    return {
        "description": one_line(f"The analysis is incomplete: {problem.message}"),
        "check_name": encodable(problem.kind),
        "fingerprint": _digest(problem.kind, problem.message, problem.path),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": line, "end": line}},
    }


def _digest(*parts: str) -> str:
    return sha256("\0".join(map(encodable, parts)).encode()).hexdigest()


def _make_distinct(issues: list[Issue]) -> None:
    """Numbers equal fingerprints: GitLab keeps only the first issue of each."""
    seen: dict[str, int] = {}
    for issue in issues:
        fingerprint = issue["fingerprint"]
        seen[fingerprint] = seen.get(fingerprint, 0) + 1
        if seen[fingerprint] > 1:
            issue["fingerprint"] = _digest(fingerprint, str(seen[fingerprint]))
