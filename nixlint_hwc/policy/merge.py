"""One finding for what several hosts and worlds have in common; order; fingerprints.

In: raised findings. Out: distinct ones in their final order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from nixlint_hwc.finding import Edit, Finding, Fix, without_variants
from nixlint_hwc.policy.fingerprint import fingerprints
from nixlint_hwc.policy.judge import Raised
from nixlint_hwc.policy.taken import Taken

_Key: TypeAlias = tuple[object, ...]


def merged(raised: Iterable[Raised]) -> list[Raised]:
    """The distinct findings, sorted by place.

    What holds in the base world holds whatever the others say. Of several worlds the simplest condition stays. What a
    module that no host reaches says otherwise about a container that hosts share with it is left out: they know more.
    """
    groups: dict[_Key, list[Raised]] = {}
    for one in raised:
        groups.setdefault(_identity(one.finding), []).append(one)
    joined = [_joined(group) for group in groups.values()]
    told = {_matter(one.finding) for one in joined if one.finding.hosts}
    kept = [one for one in joined if one.finding.hosts or _matter(one.finding) not in told]
    return sorted(kept, key=lambda one: sort_key(one.finding))


def without_consequences(raised: Iterable[Raised]) -> list[Raised]:
    """Without the findings on cases that only follow from others on which there is a finding."""
    found = list(raised)
    told = {id(case) for one in found for case in one.cases}
    return [one for one in found if not any(id(case.cause) in told for case in one.cases)]


def _identity(finding: Finding) -> _Key:
    return (*_matter(finding), finding.message, finding.severity)


def _matter(finding: Finding) -> _Key:
    """What a finding is about, whatever it says of it."""
    # By line: two modules that read one definition may point at it with or without its quotes.
    span = finding.span
    line = (span.file.path, span.file.line_of(span.start))
    return (finding.rule, finding.container, finding.subject, line)


def _joined(group: list[Raised]) -> Raised:
    always = [one for one in group if one.finding.when is None]
    kept = always or group
    first = min(kept, key=_precedence)
    hosts = without_variants(host for one in kept for host in one.finding.hosts)
    cases = tuple([case for one in kept for case in one.cases])
    fix = _whole_fix([first, *(one for one in kept if bool(one.finding.hosts) == bool(first.finding.hosts))])
    return Raised(replace(first.finding, hosts=hosts, fix=fix), first.owner, cases)


def _whole_fix(group: Sequence[Raised]) -> Fix | None:
    """The fix after which none of the findings is left: the edits of all, or none where one of them has none."""
    fix = group[0].finding.fix
    if fix is None or not fix.edits:
        return fix
    edits: dict[Edit, None] = dict.fromkeys(fix.edits)
    taken = Taken()
    for edit in edits:
        taken.add(edit)
    for other in [one.finding.fix for one in group if one.finding.fix != fix]:
        if other is None:
            return None
        if not other.edits:
            return replace(fix, edits=(), withheld=other.withheld)
        if any(map(taken.collides, other.edits)):
            return replace(fix, edits=(), withheld="several values are written there; change them by hand")
        for edit in other.edits:
            edits[edit] = None
            taken.add(edit)
    return replace(fix, edits=tuple(edits))


def _precedence(one: Raised) -> _Key:
    """Which of several equal findings is kept: a host's, the one with the simplest condition, the first."""
    finding = one.finding
    when = finding.when or ""
    return (not finding.hosts, len(when), when, finding.span.start, finding.span.end)


def sort_key(finding: Finding) -> _Key:
    """By path and position, then by rule."""
    span = finding.span
    return (
        span.file.path,
        span.start,
        span.end,
        finding.rule,
        finding.container or "",
        finding.subject,
        finding.message,
        -finding.severity.rank,
    )


def with_fingerprints(raised: Iterable[Raised]) -> Iterator[Finding]:
    """The findings in their order, each with a fingerprint that no line number enters."""
    findings = [one.finding for one in raised]
    parts = [(one.rule, one.container or "", one.subject, one.span.file.path) for one in findings]
    for finding, fingerprint in zip(findings, fingerprints(parts), strict=True):
        yield replace(finding, fingerprint=fingerprint)
