"""The modelled `lib` must answer as nixpkgs' own does: a table of expressions per part (`lib/*.txt`, one a line).

nixpkgs' `lib` is read from the folder that HWC_LINT_NIXPKGS_LIB names (the one that holds `default.nix`), or from
`.cache/nixpkgs.lib/lib` of this project; without either the comparison is skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from nixlint_hwc.modules.library import install
from tests.oracle.comparison import compare
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib
from tests.support.real_nix import needs_nix

TABLES = sorted((Path(__file__).parent / "lib").glob("*.txt"))


def expressions(table: Path) -> list[str]:
    """The expressions of a table, with `lib` and its names in scope."""
    lines = [line for line in table.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [f"let lib = import <nixpkgs/lib>; in with lib; {line}" for line in lines]


def write_files(folder: Path) -> None:
    """What the expressions of `files.txt` read."""
    files = {
        "data.json": '{"a": [1, 2.5, null]}',
        "data.toml": "[a]\nb = 1\n",
        "line.txt": "one\ntwo\n",
        "tree/a.nix": "{ a = 1; }",
        "tree/sub/b.nix": "{ b = 2; }",
        "tree/sub/sub.cabal": "",
        "tree/read.me": "",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


@needs_nix
@needs_nixpkgs_lib
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_functions_agree_with_nixpkgs(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path)
    monkeypatch.setenv("NIX_PATH", f"nixpkgs={nixpkgs_lib().parent}")
    comparison = compare(expressions(table), tmp_path, prepare=install)
    assert not comparison.disagreements, "\n".join([comparison.summary, *comparison.disagreements])
    assert not comparison.unknown, "\n".join(comparison.unknown)
