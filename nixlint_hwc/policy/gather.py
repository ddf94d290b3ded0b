"""One finding for a mistake at one place that several containers share: a literal, a list, a helper.

In: a `Result`, the baseline applied. Out: the same with one finding for those of a rule that point at the same place
and say the same of several containers. Suppressions, the baseline and fixes are each container's own, so this comes
last: it changes what is told, not what is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace

from nixlint_hwc.finding import Finding, Result
from nixlint_hwc.policy.narrow import counted


def gathered(result: Result) -> Result:
    """The result with one finding for what several containers share; the counts fit."""
    at_place = Counter((finding.rule, finding.span) for finding in result.findings)
    groups: dict[Hashable, list[Finding]] = {}
    for finding in result.findings:
        is_shared = at_place[finding.rule, finding.span] > 1
        groups.setdefault(_mistake(finding) if is_shared else finding.fingerprint, []).append(finding)
    if len(groups) == len(result.findings):
        return result
    return counted(replace(result, findings=tuple(map(_together, groups.values()))))


def _mistake(finding: Finding) -> Hashable:
    """What several containers' findings have in common where they are one mistake."""
    if finding.container is None:
        return finding.fingerprint
    said = re.sub(rf"(?<!\w){re.escape(finding.container)}(?!\w)", "\0", finding.message)
    return finding.rule, finding.span, finding.severity, finding.confidence, finding.when, said


def _together(findings: Sequence[Finding]) -> Finding:
    """The first finding, for the containers and hosts of all."""
    first = findings[0]
    names = dict.fromkeys(finding.container for finding in findings if finding.container is not None)
    others = tuple(name for name in names if name != first.container)
    if not others:
        return first
    hosts = tuple(sorted({host for finding in findings for host in finding.hosts}))
    message = f"{first.message}; the same holds for {_listed(others)}"
    return replace(first, message=message, others=others, hosts=hosts)


def _listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
