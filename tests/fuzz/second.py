"""Another process that lints what the first one does: with hashes of another seed, from disk, and with the cache.

It reads names of folders, one a line, and writes for each a line of JSON: the reports of a run, and of one after it
that has the cache's answer.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from nixlint_hwc.commands.check import judged
from nixlint_hwc.commands.workspace import Workspace
from nixlint_hwc.finding import Result
from nixlint_hwc.pipeline import Request
from nixlint_hwc.project import Project
from nixlint_hwc.report import render, renderer
from nixlint_hwc.settings import Settings
from tests.fuzz.linting import prepare

#: Formats that say all that a result holds, and are quickly written.
FORMATS = ("json", "concise")


def reports(result: Result) -> list[str]:
    return [render(name, result) for name in FORMATS]


def linted(folder: Path) -> list[str]:
    prepare()
    return reports(judged(Workspace(Project(folder), Settings()), Request(), use_cache=True))


def import_all() -> None:
    """Have what stays out of the way of the garbage collector."""
    for name in FORMATS:
        renderer(name)
    gc.collect()
    gc.freeze()


def main() -> None:
    import_all()
    for line in sys.stdin:
        folder = Path(line.rstrip("\n"))
        print(json.dumps([linted(folder), linted(folder)]), flush=True)
        gc.collect()


if __name__ == "__main__":
    main()
