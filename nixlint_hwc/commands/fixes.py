"""Applying fixes for a command: the diff or the written files, and the summary on standard error."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nixlint_hwc.commands.output import UsageFailure, complain, is_watched, put_exact, seen_in
from nixlint_hwc.commands.workspace import Workspace, folder_in_repository
from nixlint_hwc.finding import Finding, Problem, Result
from nixlint_hwc.fix.engine import Engine, Examine, Held, Outcome
from nixlint_hwc.fix.examination import Examination
from nixlint_hwc.fix.write import WriteError, write_files
from nixlint_hwc.pipeline import Request, examine
from nixlint_hwc.project import Project
from nixlint_hwc.report.diff import unified
from nixlint_hwc.report.options import ColorMode, ReportOptions, wants_color

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
    shown = seen_in(workspace.project.root)
    if options.diff:
        secrets = (outcome.first.result.redacted, outcome.last.result.redacted)
        color = wants_color(options.color, sys.stdout.isatty(), os.environ)
        watched = is_watched(sys.stdout)
        named = ReportOptions(folder=folder_in_repository(workspace.project.root)).in_repository
        put_exact(unified(outcome.before, outcome.after, secrets, named=named, color=color, for_eyes=watched))
    else:
        _write(workspace, outcome)
    _tell(outcome, options, shown)
    return _with_untried(outcome.first.result if options.diff else outcome.last.result, outcome.held)


def _with_untried(result: Result, held: Sequence[Held]) -> Result:
    """The result with the problem that fixes were not tried, where that is so."""
    count = sum(not one.tried for one in held)
    if not count:
        return result
    told = f"{_counted(count, 'fix', 'fixes')} not tried, since too many others fail: name files to try theirs"
    return replace(result, problems=(*result.problems, Problem("budget-spent", told)))


def _write(workspace: Workspace, outcome: Outcome) -> None:
    try:
        write_files(workspace.project.root, outcome.before, outcome.after)
    except WriteError as error:
        raise UsageFailure(f"{error}; the files that are not yet written are unchanged") from None


def _tell(outcome: Outcome, options: FixOptions, shown: ReportOptions) -> None:
    done = "would fix" if options.diff else "fixed"
    if outcome.fixed:
        count, files = len(outcome.fixed), len(outcome.after)
        complain(f"{done} {_counted(count, 'finding')} in {_counted(files, 'file')}: {_by_rule(outcome.fixed)}")
    else:
        complain("nothing was fixed" if not options.diff else "there is nothing to fix")
    _tell_held(outcome.held, shown)
    if outcome.unsafe:
        more = _counted(len(outcome.unsafe), "more finding")
        complain(f"{more} can be fixed with --unsafe-fixes: {_by_rule(outcome.unsafe)}")


def _tell_held(held: Sequence[Held], options: ReportOptions) -> None:
    """One line for each rule and place, with the containers that it holds for."""
    groups: dict[tuple[str, str], list[Held]] = {}
    for one in held:
        groups.setdefault((one.finding.rule, _line(one.finding, options)), []).append(one)
    shown = list(groups.items())
    for (rule, line), group in shown[:LISTED]:
        reasons = list(dict.fromkeys(one.reason for one in group))
        more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
        complain(f"held back {rule} at {line}: {reasons[0]}{more}")
    if len(shown) > LISTED:
        complain(f"fixes at {len(shown) - LISTED} more places were held back")


def _line(finding: Finding, options: ReportOptions) -> str:
    return f"{options.from_here(finding.span.file.path)}:{finding.span.file.line_of(finding.span.start)}"


def _by_rule(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.rule for finding in findings)
    return ", ".join(f"{rule} x{count}" if count > 1 else rule for rule, count in sorted(counts.items()))


def _counted(count: int, noun: str, nouns: str | None = None) -> str:
    return f"{count} {noun if count == 1 else nouns or noun + 's'}"
