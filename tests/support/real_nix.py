"""Real Nix as the oracle: many expressions per process, through `nix repl`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

#: Expressions per process.
BATCH = 400
_ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")
_UNESCAPED = {"n": "\n", "r": "\r", "t": "\t"}

needs_nix = pytest.mark.skipif(
    shutil.which("nix") is None or shutil.which("nix-instantiate") is None,
    reason="Nix is not installed: the evaluator is not compared with it",
)

#: The kinds of errors (`EvalError.kind`, and `syntax`) by what Nix says; what none of these begins is a `throw`.
_KINDS: Final = {
    "undefined-variable": r"undefined variable '",
    "syntax": r"syntax error|attribute '.*' already defined|dynamic attributes not allowed|duplicate formal|"
    r"invalid (integer|float)|path has a trailing slash|unexpected end of file",
    "infinite-recursion": "infinite recursion encountered",
    "missing-attribute": r"attribute '.*' (missing( for call to .*)?|required)$",
    "abort": "evaluation aborted with the following error message",
    "assert": "assertion '.*' failed",
    "argument": r"(anonymous )?function( '.*')? at .* called with(out)? (unexpected|required) argument|"
    "cannot evaluate a function that has an argument",
    "file": "getting (status|attributes) of|opening (file|directory)|path .* does not exist|reading directory",
    "budget": "stack overflow",
    "type": r"dynamic attribute '.*' already defined|"
    r"value is .* while|cannot (coerce|add|compare|convert|auto-call|compute)|attempt to call something|"
    r"attribute '.*' missing in|attribute '.*' of a derivation|required attribute|"
    "the .* operator|'[a-zA-Z]*' requires",
    "value": r"list index|division by zero|overflow in|cannot create list|negative start|invalid regular|"
    r"memory limit|unknown hash|\[json\.exception|while parsing a TOML|\[error\] toml|"
    r"invalid derivation|store path '.*' contains|derivation (cannot|names)|duplicate derivation|"
    r"invalid value '.*' for 'outputHashMode'|"
    r"'tail' called|'from' and 'to' arguments|string '.*' doesn't represent|a string that refers to a store path",
}


@dataclass(frozen=True)
class Failure:
    """What Nix says where an evaluation fails: the `kind` of the error as `EvalError` names it, and its first line."""

    kind: str
    message: str


def real_json(expressions: Sequence[str], folder: Path) -> list[str | Failure]:
    """`builtins.toJSON` of each expression as Nix gives it in a folder.

    Every expression is a file of the folder while Nix runs.
    """
    answers: list[str | Failure] = []
    while len(answers) < len(expressions):
        batch = expressions[len(answers) : len(answers) + BATCH]
        found = _batch(batch, folder)
        answers += found
    return answers


def _batch(expressions: Sequence[str], folder: Path) -> list[str | Failure]:
    """The answers of one process, as far as it came.

    It ends with a stack overflow, and where the parser meets the end of an expression that it takes for unfinished.
    """
    files = [folder / f"expression-{index}.nix" for index in range(len(expressions))]
    try:
        for file, expression in zip(files, expressions, strict=True):
            file.write_bytes(expression.encode())
        return _answers(files)
    finally:
        for file in files:
            file.unlink(missing_ok=True)


def _answers(files: list[Path]) -> list[str | Failure]:
    lines = chain.from_iterable(
        (f'"MARK-{index}"', f"builtins.toJSON (import ./{file.name})") for index, file in enumerate(files)
    )
    folder = files[0].parent
    run = subprocess.run(
        ["nix", "--extra-experimental-features", "nix-command", "repl"],
        input="\n".join([*lines, f'"MARK-{len(files)}"', ""]).encode(),
        capture_output=True,
        cwd=folder,
        env={**os.environ, "NIX_REMOTE": "", "HOME": str(folder), "TERM": "dumb"},
        timeout=600,
        check=False,
    )
    output = plain(run.stdout)
    output = "\n".join(line for line in output.split("\n") if not line.startswith("nix-repl>"))
    pieces = re.split(r'^"MARK-\d+"$', output, flags=re.MULTILINE)[1:]
    errors = failures(plain(run.stderr))
    assert pieces, f"nix repl said nothing: {errors}"
    answers = [_string(piece) or next(errors) for piece in pieces[:-1]]
    if len(answers) < len(files):
        answers.append(next(errors, Failure("syntax", "unexpected end of file")))
    assert next(errors, None) is None, "the messages do not belong to the failures"
    return answers


def plain(output: bytes) -> str:
    """What a program printed, without colours."""
    return _ESCAPE_SEQUENCE.sub("", output.decode("utf-8", "surrogateescape"))


def failures(output: str) -> Iterator[Failure]:
    """The errors that the standard error output tells, in order."""
    for block in re.split(r"^error:", output, flags=re.MULTILINE)[1:]:
        message = re.sub(r"\n {7}", "\n", block.split("\n\n")[0].strip())
        kind = next((kind for kind, pattern in _KINDS.items() if re.match(pattern, message)), "throw")
        yield Failure(kind, message)


def _string(printed: str) -> str | None:
    """The string that the repl printed, None when it printed nothing."""
    printed = printed.strip("\n")
    if not printed:
        return None
    assert printed.startswith('"'), printed
    return re.sub(r"\\(.)", lambda match: _UNESCAPED.get(match[1], match[1]), printed[1:-1], flags=re.DOTALL)
