"""What a run comes to, in words and numbers, for the formats that people read.

In: a `Result`. Out: plain sentences and counted rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from nixlint_hwc.finding import Notice, Result, Severity, Summary

_NO_CONTAINERS: Final = (
    "No containers are defined here. hwc-lint checks virtualisation.oci-containers; --project DIR names another folder."
)
_NO_NAMES: Final = "No container is judged here: there may be some, but their names are not known."


def nothing_judged(notices: Iterable[Notice]) -> str:
    """What a report says of a project of which no container is judged."""
    return _NO_NAMES if any(notice.kind == "names-not-known" for notice in notices) else _NO_CONTAINERS


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule fired, and the worst severity it had."""

    rule: str
    name: str
    severity: Severity
    count: int


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def verdict(summary: Summary) -> str:
    """How many findings of each severity, as half a sentence: `3 errors, 1 warning`, or `no findings`."""
    counts = ((summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note"))
    return ", ".join(counted(number, noun) for number, noun in counts if number) or "no findings"


def scope(summary: Summary) -> str:
    """What was looked at: `24 containers in 61 modules of 120 files`."""
    containers = counted(summary.containers, "container")
    return f"{containers} in {counted(summary.modules, 'module')} of {counted(summary.files, 'file')}"


def worst(result: Result) -> Severity | None:
    """The highest severity among the findings, None where there are none."""
    return max((finding.severity for finding in result.findings), key=lambda severity: severity.rank, default=None)


def silenced(summary: Summary) -> str:
    """What was found but is not reported: `2 suppressed, 1 in the baseline`, or nothing."""
    parts = []
    if summary.suppressed:
        parts.append(f"{summary.suppressed:,} suppressed")
    if summary.baselined:
        parts.append(f"{summary.baselined:,} in the baseline")
    return ", ".join(parts)


def fixable(result: Result) -> str:
    """What `--fix` could do, as a sentence, or nothing."""
    fixes = [finding.fix for finding in result.findings if finding.fix is not None and finding.fix.edits]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if safe and unsafe:
        return f"{safe:,} fixable with --fix, {unsafe:,} more with --fix --unsafe-fixes."
    if safe:
        return f"{safe:,} fixable with --fix."
    return f"{unsafe:,} fixable with --fix --unsafe-fixes." if unsafe else ""


def by_rule(result: Result) -> list[RuleCount]:
    """The rules that fired, most frequent first."""
    counts = Counter((finding.rule, finding.name) for finding in result.findings)
    worst = {
        finding.rule: finding.severity for finding in sorted(result.findings, key=lambda finding: finding.severity.rank)
    }
    rows = [RuleCount(rule, name, worst[rule], count) for (rule, name), count in counts.items()]
    return sorted(rows, key=lambda row: (-row.count, row.rule))
