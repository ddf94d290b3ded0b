"""Annotations through GitHub's workflow commands, for runs that may not upload SARIF (pull requests from forks).

In: a `Result`. Out: one command per line (`::error file=...::message`), escaped as actions/toolkit does it, and plain
lines that tell when GitHub will not show all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from nixlint_hwc.finding import Finding, Problem, Result, Severity
from nixlint_hwc.report.escape import encodable, workflow_data, workflow_property
from nixlint_hwc.report.options import DEFAULTS, ReportOptions
from nixlint_hwc.report.places import first_line
from nixlint_hwc.report.tally import counted

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# Per step; beyond it GitHub drops annotations without a word.
SHOWN_PER_LEVEL = 10


def render(result: Result, options: ReportOptions = DEFAULTS) -> str:
    """The commands, problems first because GitHub shows the first ten of each level."""
    commands = [_problem(problem, options) for problem in result.problems]
    commands += [_finding(finding, options) for finding in result.findings]
    return "".join(f"{line}\n" for line in (*commands, *_beyond_the_limit(result)))


def _finding(finding: Finding, options: ReportOptions) -> str:
    where = first_line(finding.span)
    properties = {
        "file": options.in_repository(where.path),
        "line": str(where.line),
        "endLine": str(where.end_line),
        "col": str(where.column),
        "endColumn": str(where.end_column),
        "title": f"{finding.rule} {finding.name}",
    }
    return _command(COMMANDS[finding.severity], properties, _message(finding))


def _message(finding: Finding) -> str:
    lines = [finding.message]
    if finding.hosts:
        lines.append(f"On {', '.join(finding.hosts)}.")
    if finding.when is not None:
        lines.append(f"When {finding.when}")
    if finding.fix is not None:
        lines.append(f"Suggestion: {finding.fix.advice}")
    return "\n".join(lines)


def _problem(problem: Problem, options: ReportOptions) -> str:
    properties = {"file": options.in_repository(problem.path)} if problem.path else {}
    if problem.path and problem.line:
        properties["line"] = str(problem.line)
    return _command("error", {**properties, "title": f"hwc-lint: {problem.kind}"}, problem.message)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={workflow_property(encodable(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{workflow_data(encodable(message))}"


def _beyond_the_limit(result: Result) -> Iterator[str]:
    counts = Counter(COMMANDS[finding.severity] for finding in result.findings)
    counts["error"] += len(result.problems)
    for level in COMMANDS.values():
        if counts[level] > SHOWN_PER_LEVEL:
            told = counted(counts[level], f"{level} annotation")
            yield f"hwc-lint: {told}; GitHub shows the first {SHOWN_PER_LEVEL} of a step. The log has them all."
