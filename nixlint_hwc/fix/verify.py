"""Whether a changed project is what its fixes promised.

In: the examinations before and after, and the findings that were fixed. Out: None, or what is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nixlint_hwc.eval.errors import cause_of
from nixlint_hwc.finding import Finding, Severity
from nixlint_hwc.fix.examination import ContainerKey, Examination
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import tree_of

#: A rule, a container and the file that the finding points into. What the finding says may change with a fix beside it.
Key = tuple[str, str | None, str]


def key_of(finding: Finding) -> Key:
    """What identifies a finding before and after a fix."""
    return finding.rule, finding.container, finding.span.file.path


def syntax_objection(before: SourceFile, after: SourceFile) -> str | None:
    """What Nix would say about the changed file that it did not say before."""
    old = Counter(diagnostic.rule for diagnostic in tree_of(before).diagnostics)
    for diagnostic in tree_of(after).diagnostics:
        old[diagnostic.rule] -= 1
        if old[diagnostic.rule] < 0:
            return f"Nix would not take the result: {diagnostic.message}"
    return None


@dataclass(frozen=True, slots=True)
class Objection:
    """Why fixes must not be made together. `suspects` are those that are likely to be at fault, empty for any."""

    reason: str
    suspects: tuple[Finding, ...] = ()


def objection(before: Examination, after: Examination, fixed: Sequence[Finding]) -> Objection | None:
    """What speaks against the fixes, None where nothing does."""
    reason = _problem(before, after)
    if reason is not None:
        return Objection(reason)
    return _finding(before, after, fixed) or _container(before, after, fixed)


def _problem(before: Examination, after: Examination) -> str | None:
    known = Counter((problem.kind, problem.path) for problem in before.problems)
    for problem in after.problems:
        known[problem.kind, problem.path] -= 1
        if known[problem.kind, problem.path] < 0:
            return f"the result could not be analysed: {problem.message}"
    return None


def _finding(before: Examination, after: Examination, fixed: Sequence[Finding]) -> Objection | None:
    """A finding that did not go, or one that came."""
    allowed = Counter(map(key_of, before.findings))
    promised = Counter(map(key_of, fixed))
    allowed.subtract(promised)
    excess = []
    for finding in after.findings:
        key = key_of(finding)
        allowed[key] -= 1
        if allowed[key] < 0 and (key in promised or not _was_hidden(finding, fixed)):
            excess.append(finding)
    if not excess:
        return None
    left = {key_of(finding) for finding in excess}
    places = {(finding.container, finding.span.file.path) for finding in excess}
    suspects = [f for f in fixed if key_of(f) in left]
    near = [f for f in fixed if (f.container, f.span.file.path) in places]
    return Objection(_told(excess[0], still=key_of(excess[0]) in promised), tuple(suspects or near))


def _was_hidden(finding: Finding, fixed: Sequence[Finding]) -> bool:
    """Whether a note says what is left to do about a container once its worse finding is fixed."""
    return finding.severity is Severity.NOTE and any(
        other.container == finding.container and other.severity.rank > finding.severity.rank for other in fixed
    )


def _told(finding: Finding, *, still: bool) -> str:
    if still:
        return f"{finding.rule} would still be found"
    line = finding.span.file.line_of(finding.span.start)
    return f"{finding.rule} would then be found at {finding.span.file.path}:{line}: {finding.message}"


def _container(before: Examination, after: Examination, fixed: Sequence[Finding]) -> Objection | None:
    meant = {finding.container for finding in fixed}
    told: list[str] = []
    spoilt: set[str] = set()
    old, new = before.options, _as_before(before.options, after.options)
    for key in sorted({*old, *new}, key=str):
        is_lost = key in old and key not in new
        changed = None if key.name in meant else _changed(key, old, new)
        if is_lost or changed:
            return Objection(f"it would also change {changed or _existence(key)}")
        lost = _newly_unknown(old.get(key, {}), new.get(key, {}))
        if lost is not None:
            told.append(f"{lost} of {key.name} could no longer be determined")
            spoilt.add(key.name)
    return Objection(told[0], tuple(f for f in fixed if f.container in spoilt)) if told else None


def _newly_unknown(before: Mapping[str, object], after: Mapping[str, object]) -> str | None:
    """The first option with a gap in its value that had none."""
    return next((name for name in sorted(after) if _has_gap(after[name]) and not _has_gap(before.get(name))), None)


def _has_gap(value: object) -> bool:
    if isinstance(value, Mapping):
        return "?" in value or any(map(_has_gap, value.values()))
    return isinstance(value, list) and any(map(_has_gap, value))


_Options = Mapping[ContainerKey, Mapping[str, object]]


def _as_before(before: _Options, after: _Options) -> _Options:
    """The options afterwards, those of a container that another of its modules defines now under its key of before."""
    moved = {}
    for key in (key for key in after if key not in before):
        lost = [one for one in before if one not in after and (one.host, one.name) == (key.host, key.name)]
        come = [one for one in after if one not in before and (one.host, one.name) == (key.host, key.name)]
        if len(lost) == len(come) == 1:
            moved[key] = lost[0]
    return {moved.get(key, key): options for key, options in after.items()}


def _changed(key: ContainerKey, before: _Options, after: _Options) -> str | None:
    """What is another about a container, None where nothing is."""
    old, new = before.get(key), after.get(key)
    if old is None or new is None:
        return _existence(key)
    old, new = _steady(old), _steady(new)
    names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    return f"{', '.join(names)} of {key.name}" if names else None


def _existence(key: ContainerKey) -> str:
    return f"whether there is a container {key.name}"


def _steady(values: Mapping[str, object]) -> dict[str, object]:
    """Values without the places in the reasons of their gaps: a fix moves the lines below it."""
    return {name: _steady_part(value, is_reason=name == "?") for name, value in values.items()}


def _steady_part(value: object, *, is_reason: bool = False) -> object:
    if isinstance(value, Mapping):
        return _steady(value)
    if isinstance(value, list):
        return [_steady_part(item) for item in value]
    return cause_of(value) if is_reason and isinstance(value, str) else value


def identity(finding: Finding) -> tuple[object, ...]:
    """What a finding has in common with the same finding in a changed project."""
    return (*key_of(finding), finding.subject, finding.message)
