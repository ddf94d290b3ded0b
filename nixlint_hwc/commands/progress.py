"""A sign of life on standard error while a run takes long.

In: a project. Out: nothing, unless a person watches a terminal and the run takes longer than expected.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nixlint_hwc.project import Project

#: Seconds without a word.
PATIENCE = 2.0


@contextmanager
def waiting(project: Project, patience: float = PATIENCE) -> Iterator[None]:
    """Show a bar with the time taken once the block has run for `patience` seconds; it leaves no trace."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    done = Event()
    shower = Thread(target=_show, args=(done, patience, len(project.nix_files)), daemon=True)
    shower.start()
    try:
        yield
    finally:
        done.set()
        shower.join()


def _show(done: Event, patience: float, files: int) -> None:
    if done.wait(patience):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    # How much of an evaluation is left is not known before it is over: the bar only moves.
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(24), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, refresh_per_second=4) as progress:
        progress.add_task(f"evaluating {files} files", total=None)
        done.wait()
