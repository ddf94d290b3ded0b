"""Telling a run's result: the report on standard output, those in files, and what standard error says besides.

In: a result, and how it is to be presented. Out: nothing but what is written.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from nixlint_hwc.commands.output import (
    UsageFailure,
    complain,
    complain_of,
    put,
    put_exact,
    put_file,
    seen_in,
    tell_notices,
)
from nixlint_hwc.commands.workspace import folder_in_repository
from nixlint_hwc.finding import Result
from nixlint_hwc.report import TELLS_NOTICES, render
from nixlint_hwc.report.options import ColorMode, ReportOptions, wants_color
from nixlint_hwc.report.tally import nothing_judged


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a result is reported: in `format` on standard output, and in the `outputs`, by format and file.

    `verbosity` is -1 with `--quiet`, else how often `--verbose` is given. `category` tells several SARIF uploads of
    one commit apart.
    """

    format: str
    outputs: tuple[tuple[str, str], ...]
    statistics: bool
    verbosity: int
    color: ColorMode
    category: str
    sarif_suppressed: bool


def tell(result: Result, presentation: Presentation, root: Path, *, only_files: bool) -> None:
    """Write the reports of the project at `root`; `only_files`: standard output holds something else already.

    Raises `UsageFailure` for files that cannot be written, after everything else has been reported.
    """
    plain = replace(
        seen_in(root),
        statistics=presentation.statistics,
        folder=folder_in_repository(root),
        category=presentation.category,
        sarif_suppressed=presentation.sarif_suppressed,
    )
    failures = _written(result, presentation.outputs, plain)
    is_terminal = sys.stdout.isatty()
    options = replace(
        plain,
        width=shutil.get_terminal_size((100, 24)).columns,
        color=wants_color(presentation.color, is_terminal, os.environ),
        verbosity=presentation.verbosity,
        links=is_terminal,
    )
    # Whoever sees both streams reads of problems in the report.
    if only_files or presentation.format != "terminal" or not (is_terminal and sys.stderr.isatty()):
        complain_of(result.problems, root)
    if only_files or presentation.format not in TELLS_NOTICES or presentation.verbosity < 0:
        tell_notices(result.notices, root, presentation.verbosity)
    if (only_files or presentation.format != "terminal") and not result.summary.containers and not result.problems:
        complain(nothing_judged(result.notices))
    if not only_files:
        write = put_exact if presentation.format == "github" else put
        write(_document(presentation.format, result, options))
    if failures:
        raise UsageFailure("; ".join(failures))


def _written(result: Result, outputs: tuple[tuple[str, str], ...], options: ReportOptions) -> list[str]:
    """Write the reports that go to files; why some could not be."""
    failures = []
    for name, path in outputs:
        try:
            put_file(path, _document(name, result, options))
        except UsageFailure as failure:
            failures.append(failure.message)
    return failures


def _document(name: str, result: Result, options: ReportOptions) -> str:
    """The report in a format. Standard error says what GitHub would cut off or refuse.

    JSON lists each container separately; other formats group containers that share a mistake.
    """
    from nixlint_hwc.policy.gather import gathered

    told = result if name == "json" else gathered(result)
    document = render(name, told, options)
    if name == "sarif":
        from nixlint_hwc.report.github_limits import limit_notices

        for notice in limit_notices(told.findings, document):
            complain(notice.message)
    return document
