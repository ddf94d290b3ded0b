"""Which fixes can be made together, and the bytes that result.

In: findings with edits. Out: those of which no two touch the same bytes, and the changed files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nixlint_hwc.finding import Edit, Finding
from nixlint_hwc.source import SourceFile


def compatible(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose fixes do not get in each other's way, the earlier ones first; the rest waits."""
    chosen: list[Finding] = []
    taken: dict[str, list[Edit]] = {}
    served: set[str] = set()
    for finding in findings:
        fix = finding.fix
        if fix is None or (fix.once is not None and fix.once in served):
            continue
        if any(_collide(edit, other) for edit in fix.edits for other in taken.get(edit.span.file.path, ())):
            continue
        chosen.append(finding)
        served |= {fix.once} if fix.once is not None else set()
        for edit in fix.edits:
            taken.setdefault(edit.span.file.path, []).append(edit)
    return chosen


def _collide(one: Edit, two: Edit) -> bool:
    first, second = one.span, two.span
    if (first.start, first.end) == (second.start, second.end):
        return one.text != two.text and not (one.adds and two.adds and one.adds != two.adds)
    if first.start == first.end or second.start == second.end:
        return first.start <= second.end and second.start <= first.end
    return first.start < second.end and second.start < first.end


def applied(findings: Sequence[Finding]) -> dict[str, bytes]:
    """The files that the fixes change, by path, with all edits made. The fixes are compatible."""
    edits: dict[SourceFile, list[Edit]] = {}
    for finding in findings:
        for edit in finding.fix.edits if finding.fix else ():
            own = edits.setdefault(edit.span.file, [])
            if all(edit[:2] != other[:2] for other in own):
                own.append(edit)
    return {file.path: _spliced(file.data, own) for file, own in edits.items()}


def _spliced(data: bytes, edits: list[Edit]) -> bytes:
    pieces = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        pieces += [data[at : edit.span.start], edit.text.encode("utf-8", "surrogateescape")]
        at = edit.span.end
    return b"".join([*pieces, data[at:]])
