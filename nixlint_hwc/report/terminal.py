"""The report that a person reads in a terminal.

In: a `Result`. Out: blocks of findings with source excerpts, then problems, statistics and a summary. Always holds:
every line fits the width, apart from paths; without colour the text is plain and the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from nixlint_hwc.finding import Problem, Result
from nixlint_hwc.report import concise
from nixlint_hwc.report.escape import one_line, visible
from nixlint_hwc.report.notices import notice_lines
from nixlint_hwc.report.options import DEFAULTS, ReportOptions
from nixlint_hwc.report.redaction import Redactions
from nixlint_hwc.report.tally import by_rule, counted, fixable, nothing_judged, scope, silenced, verdict, worst
from nixlint_hwc.report.terminal_block import SEVERITY_STYLES, BlockWriter

_MIN_WIDTH = 40


def render(result: Result, options: ReportOptions = DEFAULTS) -> str:
    """The report as text, with ANSI colours if `options.color`. `-q` gives one line per finding, `-v` more context."""
    width = max(_MIN_WIDTH, options.width)
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    writer = BlockWriter(console, options, Redactions(result.redacted))
    parts = (_printed(part, console, options) for part in _parts(result, options, writer))
    return "".join(f"{line.rstrip()}\n" for text in parts for line in text.split("\n"))


def _printed(part: RenderableType, console: Console, options: ReportOptions) -> str:
    """The part as it goes to the terminal, without the last line ending."""
    if isinstance(part, Text) and not options.color:
        return part.plain
    with console.capture() as capture:
        console.print(part, soft_wrap=isinstance(part, Text))
    return capture.get().removesuffix("\n")


def _parts(result: Result, options: ReportOptions, writer: BlockWriter) -> Iterator[RenderableType]:
    if options.verbosity < 0:
        yield from map(Text, concise.finding_lines(result, options))
    else:
        yield from _notices(result, options, writer)
        served: set[str] = set()
        for finding in result.findings:
            once = finding.fix.once if finding.fix is not None and finding.fix.edits else None
            yield from writer.lines(finding, is_served=once in served)
            yield Text()
            served |= {once} if once is not None else set()
    for problem in result.problems:
        yield from _problem(problem, writer)
    if options.statistics and result.findings:
        yield _statistics(result)
    yield from _summary(result, options, writer)


def _notices(result: Result, options: ReportOptions, writer: BlockWriter) -> Iterator[Text]:
    for line in notice_lines(result.notices, options):
        yield from writer.wrapped(Text(line), Text("notice: ", style="bold blue"), 4)
    if result.notices:
        yield Text()


def _problem(problem: Problem, writer: BlockWriter) -> Iterator[Text]:
    first = Text.assemble((f"problem[{visible(problem.kind)}]", "bold red"), ": ")
    yield from writer.wrapped(Text(one_line(problem.message), style="bold"), first, 4)
    if problem.path is not None:
        line = f":{problem.line}" if problem.line is not None else ""
        yield Text.assemble("  ", ("--> ", "blue"), visible(writer.options.from_here(problem.path)) + line)
    yield Text()


def _statistics(result: Result) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("count", justify="right")
    for title in ("rule", "name", "severity"):
        table.add_column(title)
    for row in by_rule(result):
        severity = Text(row.severity.value, style=SEVERITY_STYLES[row.severity])
        table.add_row(f"{row.count:,}", Text(visible(row.rule)), Text(visible(row.name)), severity)
    return table


def _summary(result: Result, options: ReportOptions, writer: BlockWriter) -> Iterator[Text]:
    if options.statistics and result.findings:
        yield Text()
    severity = worst(result)
    style = SEVERITY_STYLES[severity] if severity is not None else "bold green"
    hidden = silenced(result.summary)
    rest = f": {scope(result.summary)}" + (f"; {hidden}." if hidden else ".")
    yield from writer.wrapped(Text(rest), Text(verdict(result.summary).capitalize(), style=style), 4)
    if fixable(result):
        yield from writer.wrapped(Text(fixable(result)), Text(), 4)
    if not result.summary.containers and not result.problems:
        yield from writer.wrapped(Text(nothing_judged(result.notices)), Text(), 4)
    if result.problems:
        told = f"The analysis is incomplete: {counted(len(result.problems), 'problem')}."
        yield from writer.wrapped(Text(told, style="bold red"), Text(), 4)
    elif result.findings and options.verbosity >= 0:
        rule = visible(next(row.rule for row in by_rule(result) if row.severity is severity))
        yield from writer.wrapped(Text(f"To read about a rule: hwc-lint explain {rule}"), Text(), 4)
