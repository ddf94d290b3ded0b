"""Markdown for a job's summary page (`$GITHUB_STEP_SUMMARY`) or a comment.

In: a `Result`. Out: a heading, counts by rule, and a table of findings. Always holds: text from the project is
literal text, in tables and in HTML; the document stays below the megabyte that GitHub allows, and says what it left
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nixlint_hwc.finding import Finding, Problem, Result, by_hosts
from nixlint_hwc.report.escape import markdown, markdown_code, shorten
from nixlint_hwc.report.notices import notice_lines
from nixlint_hwc.report.options import DEFAULTS, ReportOptions
from nixlint_hwc.report.places import place
from nixlint_hwc.report.tally import by_rule, counted, fixable, scope, silenced, verdict

# GitHub: "Job summaries are isolated between steps and each step is restricted to a maximum size of 1MiB."
SIZE_LIMIT = 1024 * 1024
_RESERVE = 1024
_CELL_LIMIT = 1_000


def render(result: Result, options: ReportOptions = DEFAULTS) -> str:
    """The document, ended by a newline."""
    head = [*_summary(result), *_problems(result), *_notices(result, options), *_statistics(result)]
    room = SIZE_LIMIT - _RESERVE - sum(map(_size, head))
    return "".join(f"{line}\n" for line in (*head, *_table(result.findings, room)))


def _summary(result: Result) -> Iterator[str]:
    yield f"## hwc-lint: {verdict(result.summary)}"
    yield ""
    hidden = silenced(result.summary)
    yield f"{scope(result.summary)}{f'; {hidden}' if hidden else ''}. {fixable(result)}".rstrip()


def _problems(result: Result) -> Iterator[str]:
    if not result.problems:
        return
    yield ""
    yield f"**The analysis is incomplete: {counted(len(result.problems), 'problem')}.**"
    yield ""
    yield from map(_problem, result.problems)


def _notices(result: Result, options: ReportOptions) -> Iterator[str]:
    if result.notices:
        yield ""
        # The project's own paths, whatever the current folder: the summary is read elsewhere.
        yield from (f"- notice: {_cell(line)}" for line in notice_lines(result.notices, replace(options, here=None)))


def _problem(problem: Problem) -> str:
    line = f":{problem.line}" if problem.line is not None else ""
    where = f" {markdown_code(problem.path + line)}:" if problem.path is not None else ""
    return f"- {markdown(problem.kind)}:{where} {_cell(problem.message)}"


def _statistics(result: Result) -> Iterator[str]:
    if not result.findings:
        return
    yield from ("", "| rule | name | severity | count |", "|---|---|---|--:|")
    for row in by_rule(result):
        yield f"| {markdown(row.rule)} | {markdown(row.name)} | {row.severity} | {row.count:,} |"


def _table(findings: Iterable[Finding], room: int) -> Iterator[str]:
    """The findings' table as far as it fits into `room` bytes, worst first, and how many rows did not fit."""
    rows = [_row(finding) for finding in sorted(findings, key=lambda finding: -finding.severity.rank)]
    if not rows:
        return
    yield from ("", "| severity | rule | where | container | message |", "|---|---|---|---|---|")
    for at, row in enumerate(rows):
        room -= _size(row)
        if room < 0:
            yield from ("", f"{counted(len(rows) - at, 'more finding')} did not fit into this summary.")
            return
        yield row


def _row(finding: Finding) -> str:
    where = place(finding.span)
    cells = (
        finding.severity.value,
        markdown(finding.rule),
        markdown_code(f"{where.path}:{where.line}"),
        _container(finding),
        _message(finding),
    )
    return f"| {' | '.join(cells)} |"


def _container(finding: Finding) -> str:
    return "; ".join(
        markdown_code(", ".join(names)) + (f" ({_cell(', '.join(hosts))})" if hosts else "")
        for names, hosts in by_hosts(finding.placed)
    )


def _message(finding: Finding) -> str:
    parts = [_cell(finding.message)]
    if finding.when is not None:
        parts.append(f"when {markdown_code(shorten(finding.when, _CELL_LIMIT))}")
    if finding.fix is not None:
        parts.append(f"<em>{_cell(finding.fix.advice)}</em>")
    return "<br>".join(parts)


def _cell(text: str) -> str:
    return markdown(shorten(text, _CELL_LIMIT))


def _size(line: str) -> int:
    return len(line.encode("utf-8", "replace")) + 1
