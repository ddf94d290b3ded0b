"""One line per finding, for editors and `grep`: `path:line:col: RULE severity message [container]`.

In: a `Result`. Out: lines; problems follow the findings as `path:line: problem[kind]: message`.
"""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.finding import Finding, Problem, Result
from nixlint_hwc.report.escape import one_line, visible
from nixlint_hwc.report.options import DEFAULTS, ReportOptions
from nixlint_hwc.report.places import place


def render(result: Result, options: ReportOptions = DEFAULTS) -> str:
    """The lines, each ended by a newline; nothing for a clean run."""
    lines = [*finding_lines(result, options), *(_problem_line(problem, options) for problem in result.problems)]
    return "".join(f"{line}\n" for line in lines)


def finding_lines(result: Result, options: ReportOptions) -> Iterator[str]:
    """The findings' lines, without line endings."""
    return (_finding_line(finding, options) for finding in result.findings)


def _finding_line(finding: Finding, options: ReportOptions) -> str:
    where = place(finding.span)
    container = f" [{one_line(', '.join(finding.containers))}]" if finding.containers else ""
    position = f"{_path(options.from_here(where.path))}:{where.line}:{where.column}"
    return f"{position}: {visible(finding.rule)} {finding.severity} {one_line(finding.message)}{container}"


def _problem_line(problem: Problem, options: ReportOptions) -> str:
    where = f"{_path(options.from_here(problem.path))}:{problem.line or 1}: " if problem.path is not None else ""
    return f"{where}problem[{visible(problem.kind)}]: {one_line(problem.message)}"


def _path(path: str) -> str:
    """The path to print. GitHub's runner takes a line that begins with `::` for a command, and a path can begin so."""
    shown = visible(path)
    return f"./{shown}" if shown.startswith(":") else shown
