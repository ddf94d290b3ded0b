"""Writing: the report to standard output or a file, problems to standard error."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final, TextIO

import click

from nixlint_hwc.finding import Notice, Problem
from nixlint_hwc.report.escape import visible, without_line_commands
from nixlint_hwc.report.notices import notice_lines
from nixlint_hwc.report.options import ReportOptions

#: What is said behind a name that no rule has.
LISTED_BY: Final = " ('hwc-lint rules' lists them all)"


class UsageFailure(click.ClickException):
    """Wrong usage or settings: reported on standard error, exit code 2."""

    exit_code = 2


def put(text: str) -> None:
    """Write a report to standard output, without anything that a build server takes for a command at a line's start."""
    put_exact(without_line_commands(text))


def is_watched(stream: TextIO) -> bool:
    """Whether people or GitHub's runner read the stream, and no program that needs it exact."""
    if stream.isatty():
        return True
    try:
        is_file = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        is_file = True
    return os.environ.get("GITHUB_ACTIONS") == "true" and not is_file


def put_exact(text: str) -> None:
    """Write to standard output. Bytes that its encoding lacks are escaped."""
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
    """Write a report to a file, which keeps what it held when that fails; `-` is standard output.

    Raises `UsageFailure`.
    """
    if path == "-":
        put(text)
        return
    from nixlint_hwc.fix.write import write_whole

    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise UsageFailure(f"cannot write {path}: {(error.strerror or 'failed').lower()}") from None


def require_place(path: str) -> None:
    """Raises `UsageFailure` for a file that cannot be written since its folder is not there, or it is one itself."""
    if os.path.isdir(path):
        raise UsageFailure(f"cannot write {path}: is a directory")
    if not os.path.isdir(os.path.dirname(path) or "."):
        raise UsageFailure(f"cannot write {path}: no such file or directory")


def complain(message: str) -> None:
    """One line on standard error, without anything that moves the cursor; a terminal gets it broken between words."""
    line = f"hwc-lint: {visible(message)}"
    if sys.stderr.isatty():
        line = textwrap.fill(
            line, max(40, _columns()), subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
        )
    with contextlib.suppress(OSError):  # nobody reads the message; the exit code remains
        print(line, file=sys.stderr)


def _columns() -> int:
    """The width of the terminal that standard error goes to."""
    with contextlib.suppress(ValueError, OSError):
        return int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stderr.fileno()).columns)
    return 80


def complain_of(problems: Iterable[Problem], root: Path) -> None:
    """Each problem of the project at `root` as one line on standard error."""
    shown = seen_in(root)
    for problem in problems:
        line = f":{problem.line}" if problem.line is not None else ""
        where = f"{shown.from_here(problem.path)}{line}: " if problem.path is not None else ""
        complain(f"{where}{problem.message} [{problem.kind}]")


def tell_notices(notices: Iterable[Notice], root: Path, verbosity: int = 0) -> None:
    """The notices of a run on standard error, for reports that have no place for them."""
    for line in notice_lines(tuple(notices), replace(seen_in(root), verbosity=verbosity)):
        complain(f"notice: {line}")


def seen_in(root: Path) -> ReportOptions:
    """Options that show the paths of the project at `root` relative to the current folder."""
    try:
        return ReportOptions(root=str(root), here=os.getcwd())
    except OSError:  # the current folder is gone
        return ReportOptions(root=str(root))
