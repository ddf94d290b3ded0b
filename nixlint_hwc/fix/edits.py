"""Which fixes can be made together, and the bytes that result.

In: findings with edits. Out: those of which no two touch the same bytes, and the changed files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from nixlint_hwc.finding import Edit, Finding
from nixlint_hwc.policy.edits.vacant import tidied
from nixlint_hwc.policy.taken import Taken
from nixlint_hwc.source import SourceFile, Span


def compatible(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose fixes do not get in each other's way, the earlier ones first; the rest waits.

    A fix comes after those that change what it reads.
    """
    chosen: list[Finding] = []
    taken, served = Taken(), set[str]()
    for finding in sorted(findings, key=lambda finding: finding.fix is not None and bool(finding.fix.reads)):
        fix = finding.fix
        if fix is None or (fix.once is not None and fix.once in served):
            continue
        if any(map(taken.collides, fix.edits)) or any(map(taken.changes, fix.reads)):
            continue
        chosen.append(finding)
        served |= {fix.once} if fix.once is not None else set()
        for edit in fix.edits:
            taken.add(edit)
    return chosen


def applied(findings: Sequence[Finding]) -> dict[str, bytes]:
    """The files that the fixes change, by path, with all edits made. The fixes are compatible."""
    edits: dict[SourceFile, dict[tuple[Span, str], Edit]] = {}
    for finding in findings:
        for edit in finding.fix.edits if finding.fix else ():
            edits.setdefault(edit.span.file, {}).setdefault(edit[:2], edit)
    return {file.path: _spliced(file.data, tidied([*own.values()])) for file, own in edits.items()}


def _spliced(data: bytes, edits: list[Edit]) -> bytes:
    pieces = []
    at = 0
    removed = sorted((edit.span for edit in edits if not edit.text), key=_start)
    kept = [_before_removed(edit, removed) for edit in edits]
    for edit in sorted(kept, key=lambda edit: (edit.span.start, edit.span.end)):
        pieces += [data[at : edit.span.start], edit.text.encode("utf-8", "surrogateescape")]
        at = edit.span.end
    return b"".join([*pieces, data[at:]])


def _start(span: Span) -> int:
    return span.start


def _before_removed(edit: Edit, removed: Sequence[Span]) -> Edit:
    """An insertion at the end of a line that is removed goes to the end of the line before.

    The removed bytes are sorted and do not overlap: only the last that begins before the insertion can be around it.
    """
    at = edit.span.start
    index = bisect_left(removed, at, key=_start)
    around = removed[index - 1] if index else None
    if around is None or not at == edit.span.end < around.end:
        return edit
    file = around.file
    _, at = file.line_span(max(file.line_of(around.start) - 1, 1))
    return edit._replace(span=Span(file, at, at))
