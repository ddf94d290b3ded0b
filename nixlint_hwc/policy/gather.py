"""One finding for a mistake at one place that several containers share: a literal, a list, a helper.

In: a `Result`, the baseline applied. Out: the same with one finding for those of a rule that point at the same place
and say the same of several containers, with the fixes of all. Suppressions and the baseline are each container's own,
so this comes last: it changes what is told, not what is known.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from nixlint_hwc.finding import Edit, Finding, Fix, Placed, Result
from nixlint_hwc.policy.fingerprint import fingerprints
from nixlint_hwc.policy.narrow import counted
from nixlint_hwc.policy.taken import Taken


def gathered(result: Result) -> Result:
    """The result with one finding for what several containers share; the counts fit."""
    groups: dict[Hashable, list[Finding]] = {}
    for finding in result.findings:
        groups.setdefault(_mistake(finding), []).append(finding)
    if len(groups) == len(result.findings):
        return result
    return counted(replace(result, findings=tuple(_with_fingerprints(map(_together, groups.values())))))


def _mistake(finding: Finding) -> Hashable:
    """What several containers' findings have in common where they are one mistake.

    Containers that some host runs and those that none runs are kept apart: one is a fact, the other a possibility.
    """
    if finding.container is None:
        return finding.fingerprint
    runs = bool(finding.hosts)
    return finding.rule, finding.span, finding.severity, finding.confidence, finding.when, finding.statement, runs


def _together(findings: Sequence[Finding]) -> Finding:
    """The first finding, for the containers and hosts of all."""
    first = findings[0]
    hosts: dict[str, set[str]] = {}
    for finding in findings:
        hosts.setdefault(finding.container or "", set()).update(finding.hosts)
    where = tuple(sorted(set[str]().union(*hosts.values())))
    if len(hosts) == 1:
        return first if len(findings) == 1 else replace(first, hosts=where, fix=_fix_of_all(findings))
    return replace(
        first,
        message=f"{first.message}; the same holds for {_listed([name for name in hosts if name != first.container])}",
        shared=tuple(Placed(name, tuple(sorted(own))) for name, own in hosts.items()),
        hosts=where,
        fix=_fix_of_all(findings),
    )


def _with_fingerprints(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those for several containers with a fingerprint that does not depend on which ones share it."""
    told = list(findings)
    shared = [one for one in told if one.shared]
    marks = iter(fingerprints((one.rule, "", one.statement, one.span.file.path) for one in shared))
    for finding in told:
        yield replace(finding, fingerprint=next(marks)) if finding.shared else finding


def _names(findings: Sequence[Finding], but: Finding | None = None) -> tuple[str, ...]:
    """The containers of findings, each once; without that of a further finding."""
    names = dict.fromkeys(finding.container for finding in findings if finding.container is not None)
    return tuple(name for name in names if but is None or name != but.container)


def _fix_of_all(findings: Sequence[Finding]) -> Fix | None:
    """The fixes that can be made together as one. Where none can be made, the first one's advice."""
    made: list[tuple[Finding, Fix]] = []
    edits: dict[Edit, None] = {}
    taken, served = Taken(), set[str]()
    for finding, fix in ((one, one.fix) for one in findings if one.fix is not None and one.fix.edits):
        is_served = fix.once is not None and fix.once in served
        if is_served or not any(map(taken.collides, fix.edits)):
            made.append((finding, fix))
            served |= {fix.once} if fix.once is not None else set()
            for edit in () if is_served else fix.edits:
                edits[edit] = None
                taken.add(edit)
    if not made:
        return findings[0].fix
    _, fix = made[0]
    title = _title_of_all([one for one, _ in made], fix.title, is_whole=len(made) == len(findings))
    reads = tuple(dict.fromkeys(span for _, one in made for span in one.reads))
    return replace(fix, title=title, safe=all(one.safe for _, one in made), edits=tuple(edits), reads=reads)


def _title_of_all(findings: Sequence[Finding], title: str, *, is_whole: bool) -> str:
    """What the fixes do, by the first one's title: for which containers, where that is not all, or not the same."""
    others = _names(findings, findings[0])
    if all(one.fix is not None and one.fix.title == title for one in findings):
        return title if is_whole else f"{title}, for {_listed(_names(findings))}"
    return f"{title}; likewise for {_listed(others)}"


def _listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
