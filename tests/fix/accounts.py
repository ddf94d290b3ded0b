"""What becomes of findings that have a fix."""

from __future__ import annotations

from collections import Counter

from nixlint_hwc.fix.verify import key_of


def fixable(rules):
    """The rules that have a fix, going by their files."""
    return tuple(info.id for info in rules.infos if info.fixable)


def offered(seen):
    """The findings for which a fix is offered, or withheld with a reason."""
    return [found for found in seen.findings if found.fix is not None and (found.fix.edits or found.fix.withheld)]


def assert_findings_are_accounted_for(outcome):
    """Every finding whose rule offers a fix is gone, or told with a reason."""
    first, left = (Counter(map(key_of, offered(seen))) for seen in (outcome.first, outcome.last))
    told = Counter(key_of(held.finding) for held in outcome.held)
    assert all(held.reason for held in outcome.held)
    assert [(key, count) for key, count in left.items() if count > told[key]] == []
    assert first or not outcome.after
