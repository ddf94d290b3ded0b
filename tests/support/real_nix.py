"""Real Nix as the oracle: many expressions per process, through `nix repl`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

#: Expressions per process.
BATCH = 400
_ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")
_UNESCAPED = {"n": "\n", "r": "\r", "t": "\t"}

needs_nix = pytest.mark.skipif(
    shutil.which("nix") is None or shutil.which("nix-instantiate") is None,
    reason="Nix is not installed: the evaluator is not compared with it",
)


def real_json(expressions: Sequence[str], folder: Path) -> list[str | None]:
    """`builtins.toJSON` of each expression (one line each) as Nix gives it in a folder; None where it fails."""
    answers: list[str | None] = []
    while len(answers) < len(expressions):
        batch = expressions[len(answers) : len(answers) + BATCH]
        found = _batch(batch, folder)
        # A stack overflow ends the process: that expression failed, and the next process goes on behind it.
        answers += found if len(found) == len(batch) else [*found, None]
    return answers


def _batch(expressions: Sequence[str], folder: Path) -> list[str | None]:
    """The answers of one process, as far as it came."""
    lines = []
    for index, expression in enumerate(expressions):
        assert "\n" not in expression, expression
        lines += [f'"MARK-{index}"', f"builtins.toJSON ({expression})"]
    lines.append(f'"MARK-{len(expressions)}"')
    run = subprocess.run(
        ["nix", "--extra-experimental-features", "nix-command", "repl"],
        input="\n".join(lines).encode() + b"\n",
        capture_output=True,
        cwd=folder,
        env={**os.environ, "NIX_REMOTE": "", "HOME": str(folder), "TERM": "dumb"},
        timeout=600,
        check=False,
    )
    output = _ESCAPE_SEQUENCE.sub("", run.stdout.decode("utf-8", "surrogateescape"))
    output = "\n".join(line for line in output.split("\n") if not line.startswith("nix-repl>"))
    pieces = re.split(r'^"MARK-\d+"$', output, flags=re.MULTILINE)[1:]
    assert pieces, f"nix repl said nothing: {run.stderr.decode(errors='replace')[-2000:]}"
    return [_string(piece) for piece in pieces[:-1]]


def _string(printed: str) -> str | None:
    """The string that the repl printed, None when it printed nothing."""
    printed = printed.strip("\n")
    if not printed:
        return None
    assert printed.startswith('"'), printed
    return re.sub(r"\\(.)", lambda match: _UNESCAPED.get(match[1], match[1]), printed[1:-1], flags=re.DOTALL)
