"""The syntax stage against the case files in `cases/`.

`tree/` holds files that are read without a complaint, `broken/` files with errors. Beside each `x.nix` stands
`x.expected`: its diagnostics, then the tree. `UPDATE_EXPECTED=1 pytest tests/syntax` writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from syntax_rendering import rendered

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.nix"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(case: Path) -> None:
    expected = case.with_suffix(".expected")
    tree = parse(SourceFile(case.name, case.read_bytes()))
    found = rendered(tree)
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert bool(tree.diagnostics) == (case.parent.name == "broken")
