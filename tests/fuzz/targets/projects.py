"""Projects to facts, findings and reports: a whole check, in the process."""

from __future__ import annotations

from nixlint_hwc.finding import Finding, Result
from nixlint_hwc.source import Span
from tests.fuzz import repositories
from tests.fuzz.linting import analysed, judged, told
from tests.fuzz.reports import pictured, reported
from tests.fuzz.target import Target


def facts_of(data: bytes) -> object:
    analysis = analysed(data)
    subjects = {case.subject for case in analysis.cases}
    return frozenset((*subjects, *(problem.kind for problem in analysis.problems)))


def checked(data: bytes) -> object:
    """The whole check, and ways to tell of it."""
    analysis = analysed(data)
    result = judged(analysis)
    are_sound(result)
    reported(result, data)
    if data and data[-2:-1] in b"abcde}":
        pictured(analysis, result)
    return told(result)


def are_sound(result: Result) -> None:
    """Findings are sorted by place, distinct, and lie in their files; the counts are theirs."""
    for finding in (*result.findings, *result.suppressed):
        for span in (finding.span, *(one.span for one in finding.related)):
            _is_place(span)
        assert finding.message
        assert finding.fix is None or finding.fix.edits or finding.fix.withheld, finding
        for edit in finding.fix.edits if finding.fix else ():
            _is_place(edit.span)
    places = [_place(finding) for finding in result.findings]
    assert places == sorted(places)
    prints = [finding.fingerprint for finding in result.findings]
    assert len(prints) == len(set(prints)), "fingerprints are not distinct"
    summary = result.summary
    assert summary.errors + summary.warnings + summary.notes == len(result.findings)
    assert summary.suppressed == len(result.suppressed)
    rules = {rule.id for rule in result.rules}
    assert all(finding.rule in rules for finding in result.findings)


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.span.file.path, finding.span.start, finding.span.end, finding.rule


def _is_place(span: Span) -> None:
    """Whether a span lies in its file, and cuts no character in two where the file is text."""
    data = span.file.data
    assert 0 <= span.start <= span.end <= len(data), span
    if _is_text(data):
        assert not any(b"\x80" <= data[at : at + 1] < b"\xc0" for at in (span.start, span.end)), span


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


TARGETS = (
    Target("facts", facts_of, repositories.projects, share=3, changed=repositories.changed),
    Target("check", checked, repositories.projects, share=4, changed=repositories.changed),
)
