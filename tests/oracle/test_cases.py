"""Hand-written expressions must give what real Nix gives, or fail for the same kind of reason.

`cases/*.txt` holds one expression a line, a file of `files/` one expression whose lines matter.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle.comparison import compare
from tests.support.real_nix import needs_nix

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
FILES = sorted((Path(__file__).parent / "files").glob("*.nix"))
#: How many answers are Unknown, by file of cases: these may only become fewer.
UNKNOWN = {"regex": 1, "types": 1}


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
    assert len(comparison.unknown) <= UNKNOWN.get(file.stem, 0), "\n".join(comparison.unknown)


@needs_nix
def test_files_agree_with_nix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comparison = compare([file.read_bytes().decode() for file in FILES], tmp_path)
    with capsys.disabled():
        print(f"\noracle files: {comparison.summary}")
    assert not comparison.disagreements, "\n".join(comparison.disagreements)
    assert not comparison.unknown, "\n".join(comparison.unknown)
