"""Applying fixes for a command: the diff or the written files, and the summary on standard error."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nixlint_hwc.commands.output import UsageFailure, complain, is_watched, put_exact
from nixlint_hwc.commands.workspace import Workspace
from nixlint_hwc.finding import Finding, Result
from nixlint_hwc.fix.engine import Engine, Examine, Held, Outcome
from nixlint_hwc.fix.examination import Examination
from nixlint_hwc.fix.write import WriteError, write_files
from nixlint_hwc.pipeline import Request, examine
from nixlint_hwc.project import Project
from nixlint_hwc.report.diff import unified
from nixlint_hwc.report.options import ColorMode, wants_color

if TYPE_CHECKING:
    from nixlint_hwc.policy.rules import RuleLoader, RuleSet

#: Fixes that were not made are listed up to this number.
LISTED = 50


@dataclass(frozen=True, slots=True)
class FixOptions:
    """What the command line asks for. `diff`: show, write nothing."""

    unsafe: bool
    diff: bool
    color: ColorMode


def examiner(
    workspace: Workspace,
    request: Request,
    loaded: tuple[RuleSet, RuleLoader],
    reported: Callable[[Result], Result],
) -> Examine:
    """How the engine looks at a project."""

    def look(project: Project) -> Examination:
        return examine(project, workspace.settings, request, loaded, reported)[0]

    return look


def apply_fixes(workspace: Workspace, look: Examine, options: FixOptions) -> Result:
    """Fix, tell what was done, and give the result that is to be reported. Raises `UsageFailure`."""
    outcome = Engine(workspace.project, look, unsafe=options.unsafe).run()
    if options.diff:
        secrets = (outcome.first.result.redacted, outcome.last.result.redacted)
        color = wants_color(options.color, sys.stdout.isatty(), os.environ)
        put_exact(unified(outcome.before, outcome.after, secrets, color=color, for_eyes=is_watched(sys.stdout)))
    else:
        _write(workspace, outcome)
    _tell(outcome, options)
    return outcome.first.result if options.diff else outcome.last.result


def _write(workspace: Workspace, outcome: Outcome) -> None:
    try:
        write_files(workspace.project.root, outcome.before, outcome.after)
    except WriteError as error:
        raise UsageFailure(f"{error}; the files that are not written yet stay as they were") from None


def _tell(outcome: Outcome, options: FixOptions) -> None:
    done = "would fix" if options.diff else "fixed"
    if outcome.fixed:
        count, files = len(outcome.fixed), len(outcome.after)
        complain(f"{done} {_counted(count, 'finding')} in {_counted(files, 'file')}: {_by_rule(outcome.fixed)}")
    else:
        complain("nothing was fixed" if not options.diff else "there is nothing to fix")
    _tell_held(outcome.held)
    if outcome.unsafe:
        more = _counted(len(outcome.unsafe), "more finding")
        complain(f"{more} can be fixed with --unsafe-fixes: {_by_rule(outcome.unsafe)}")


def _tell_held(held: Sequence[Held]) -> None:
    lines = list(dict.fromkeys(map(_held_line, held)))
    for line in lines[:LISTED]:
        complain(line)
    if len(lines) > LISTED:
        complain(f"{len(lines) - LISTED} more fixes were held back")


def _held_line(held: Held) -> str:
    finding = held.finding
    line = finding.span.file.line_of(finding.span.start)
    return f"held back {finding.rule} at {finding.span.file.path}:{line}: {held.reason}"


def _by_rule(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.rule for finding in findings)
    return ", ".join(f"{rule} x{count}" if count > 1 else rule for rule, count in sorted(counts.items()))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
