"""Which fixes can be made together, and the bytes that result.

In: findings with edits. Out: those of which no two touch the same bytes, and the changed files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nixlint_hwc.finding import Edit, Finding
from nixlint_hwc.policy.edit_vacant import tidied
from nixlint_hwc.policy.taken import Taken
from nixlint_hwc.source import SourceFile, Span


def compatible(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose fixes do not get in each other's way, the earlier ones first; the rest waits."""
    chosen: list[Finding] = []
    taken, served = Taken(), set[str]()
    for finding in findings:
        fix = finding.fix
        if fix is None or (fix.once is not None and fix.once in served):
            continue
        if any(map(taken.collides, fix.edits)):
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
    removed = [edit.span for edit in edits if not edit.text]
    kept = [_before_removed(edit, removed) for edit in edits]
    for edit in sorted(kept, key=lambda edit: (edit.span.start, edit.span.end)):
        pieces += [data[at : edit.span.start], edit.text.encode("utf-8", "surrogateescape")]
        at = edit.span.end
    return b"".join([*pieces, data[at:]])


def _before_removed(edit: Edit, removed: Sequence[Span]) -> Edit:
    """An insertion at the end of a line that is removed goes to the end of the line before."""
    at = edit.span.start
    around = next((span for span in removed if at == edit.span.end and span.start < at < span.end), None)
    if around is None:
        return edit
    file = around.file
    _, at = file.line_span(max(file.line_of(around.start) - 1, 1))
    return edit._replace(span=Span(file, at, at))
