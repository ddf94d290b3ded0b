"""Random expressions must give what real Nix gives: the same JSON, or a failure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from nixlint_hwc.eval.releases import COMPARED_FIRST, NOT_REPLACED, SORTED_BY_NO_ORDER
from tests.oracle import regexes
from tests.oracle.comparison import compare, hangs_on_unknown
from tests.oracle.generator import expressions
from tests.support.real_nix import needs_nix

COUNT = int(os.environ.get("HWC_LINT_ORACLE_COUNT", "6000"))


def generated(count: int) -> list[str]:
    """The same expressions in every run."""
    found: dict[str, None] = {}

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(expressions())
    def collect(text: str) -> None:
        found[text] = None

    collect()
    return list(found)


@needs_nix
def test_generated_expressions_agree_with_nix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comparison = compare(generated(COUNT), tmp_path, kinds=False)
    with capsys.disabled():
        print(f"\noracle: {comparison.summary}")
    wrong = [one for one in comparison.disagreements if not hangs_on_unknown(one.split("\n")[0], tmp_path)]
    assert not wrong, "\n".join(wrong[:20])
    assert len(comparison.disagreements) <= 1
    disputed = [
        text for text in comparison.unknown if text.endswith((SORTED_BY_NO_ORDER, COMPARED_FIRST, NOT_REPLACED))
    ]
    assert len(disputed) == len(comparison.unknown), "\n".join(comparison.unknown[:20])
    assert len(disputed) <= comparison.total // 100, "\n".join(disputed[:20])


@needs_nix
def test_generated_regular_expressions_agree_with_nix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comparison = compare(regexes.expressions(1, 2000), tmp_path)
    with capsys.disabled():
        print(f"\noracle regular expressions: {comparison.summary}")
    assert not comparison.disagreements, "\n".join(comparison.disagreements[:20])
    assert len(comparison.unknown) <= comparison.total // 30, "\n".join(comparison.unknown[:20])
