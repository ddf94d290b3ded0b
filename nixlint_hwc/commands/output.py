"""Writing: the report to standard output or a file, problems to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from nixlint_hwc.finding import Problem


class UsageFailure(click.ClickException):
    """Wrong usage or settings: told on standard error, exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        complain(self.message)


def put(text: str) -> None:
    """Write a report to standard output. Bytes that its encoding lacks are escaped."""
    stream = sys.stdout
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        discard_output()
    except OSError as error:
        discard_output()
        raise UsageFailure(f"cannot write to standard output: {(error.strerror or 'failed').lower()}") from None


def discard_output() -> None:
    """Whoever read standard output has gone: let what is left of it go nowhere."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())


def put_file(path: str, text: str) -> None:
    """Write a report to a file. Raises `UsageFailure` when that fails."""
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageFailure(f"cannot write {path}: {(error.strerror or 'failed').lower()}") from None


def complain(message: str) -> None:
    """One line on standard error, without anything that moves the cursor."""
    print(f"hwc-lint: {printable(message)}", file=sys.stderr)


def printable(text: str) -> str:
    """The text with control and format characters made visible."""
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in text)


def complain_of(problems: Iterable[Problem]) -> None:
    """Each problem as one line on standard error."""
    for problem in problems:
        line = f":{problem.line}" if problem.line is not None else ""
        where = f"{problem.path}{line}: " if problem.path is not None else ""
        complain(f"{where}{problem.message} [{problem.kind}]")
