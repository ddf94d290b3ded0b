"""Hand-written expressions, one per line of `cases/*.txt`, must give what real Nix gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle.comparison import compare
from tests.support.real_nix import needs_nix

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def expressions(file: Path) -> list[str]:
    """The lines of a file of cases, without comments."""
    return [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("# ")]


@needs_nix
@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_cases_agree_with_nix(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comparison = compare(expressions(file), tmp_path)
    with capsys.disabled():
        print(f"\noracle {file.stem}: {comparison.summary}")
    assert not comparison.disagreements, "\n".join(comparison.disagreements)
