"""What a selector covers: ids, names, categories, and prefixes of ids, the ids of one's own rules included."""

from __future__ import annotations

import pytest

from nixlint_hwc.finding import Confidence, RuleInfo, Severity
from nixlint_hwc.policy.selection import selects


def info(rule_id: str) -> RuleInfo:
    summary, explanation = "Image from elsewhere", "It is not ours."
    return RuleInfo(
        rule_id, "image-foreign", summary, Severity.WARNING, Confidence.HIGH, "images", "image", explanation
    )


@pytest.mark.parametrize(
    ("selector", "covered", "left"),
    [
        ("HWC2", ["HWC201", "HWC216"], ["HWC101", "ACME201"]),
        ("hwc2xx", ["HWC201"], ["HWC101"]),
        ("HWC20x", ["HWC201"], ["HWC216"]),
        ("HWC", ["HWC201", "HWC001"], ["ACME001"]),
        ("HWCxxx", ["HWC201"], ["ACME001"]),
        ("X", ["X001"], ["HWC201"]),
        ("xx", ["XX1"], ["HWC201", "X001"]),
        ("MATRIX", ["MATRIX001"], ["MATRIC001", "MAT001"]),
        ("MATRIX0xx", ["MATRIX001"], ["MATRIX101"]),
        ("images", ["HWC201"], []),
        ("image-foreign", ["HWC201"], []),
        ("image", [], ["HWC201"]),
        ("all", ["HWC201", "X001"], []),
    ],
)
def test_a_selector_covers_what_it_says(selector: str, covered: list[str], left: list[str]) -> None:
    assert [rule for rule in (*covered, *left) if selects(selector, info(rule))] == covered
