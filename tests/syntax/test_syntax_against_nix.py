"""Our parser against `nix-instantiate --parse`: the same files accepted, the same tree.

The case files of `cases/` and the one-line expressions of `expressions.txt` are compared, and expressions that
Hypothesis makes of the pieces that lexers trip over: the same in every run, and others in each run that asks for a
number of them with `HWC_LINT_LEXING`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from syntax_canonical import canonical

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*/*.nix"))
EXPRESSIONS = (HERE / "expressions.txt").read_text(encoding="utf-8").splitlines()

# Why we and Nix 2.8 differ on purpose.
DIFFERS = {
    "encrypted": "encrypted files are skipped, not rejected",
    "not-utf8": "Nix takes any bytes in strings",
    "nul": "newer releases of Nix reject NUL bytes",
    "pipes": "pipe operators are newer than Nix 2.8",
    "attribute-paths": "nested sets merge at every depth since Nix 2.21",
}

pytestmark = pytest.mark.skipif(shutil.which("nix-instantiate") is None, reason="nix-instantiate is not installed")


def nix_print(data: bytes, folder: Path) -> bytes | None:
    """What Nix prints for a file in `folder`; None where it rejects the file."""
    path = folder / "case.nix"
    path.write_bytes(data)
    run = subprocess.run(["nix-instantiate", "--parse", str(path)], capture_output=True, check=False)
    return run.stdout if run.returncode == 0 else None


def assert_agrees(data: bytes, folder: Path) -> None:
    """Nix and we both reject the file, or both read the same tree from it."""
    printed = nix_print(data, folder)
    ours = parse(SourceFile("case.nix", data))
    accepted = printed is not None
    assert accepted == (not ours.diagnostics), ours.diagnostics or data
    if printed is not None:
        theirs = parse(SourceFile("printed.nix", printed))
        assert canonical(ours, folder) == canonical(theirs, folder)


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(case: Path, tmp_path: Path) -> None:
    if case.stem in DIFFERS:
        pytest.skip(DIFFERS[case.stem])
    assert_agrees(case.read_bytes(), tmp_path)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_expression(expression: str, tmp_path: Path) -> None:
    assert_agrees(expression.encode(), tmp_path)


STRING_PIECES = ["'", "$", "{", "}", "\\", "n", " ", "\n", "\n  ", "\t", "a", '"', "\r", "\r\n", "${a}", "''$", "''\\"]
PATH_PIECES = ["./", "/", "~/", "a", "${a}", "-", "+", ".", "//", "_", " ", "1", ".5", "<", ">", ":", "http:", "?"]


# How many other texts to try.
ASKED = int(os.environ.get("HWC_LINT_LEXING", "0"))


def sequences(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=10).map("".join)


@settings(
    max_examples=ASKED or 300, derandomize=not ASKED, database=None, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    body=st.one_of(
        sequences(STRING_PIECES).map(lambda text: f"''{text}''"),
        sequences(STRING_PIECES).map(lambda text: f'"{text}"'),
        sequences(PATH_PIECES),
    )
)
def test_lexing(body: str, tmp_path: Path) -> None:
    data = f'let a = "x"; in [\n{body}\n]'.encode()
    if b"/${" not in data.replace(b"./${", b"").replace(b"a/${", b""):  # Nix prints `/${a}` as `/ + a`
        assert_agrees(data, tmp_path)
