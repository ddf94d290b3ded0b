"""Where targets put the files that they need on disk: one folder, which whoever runs them makes and removes."""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

#: The variable that names the folder to a process; without it the process has one of its own while it runs.
VARIABLE = "HWC_LINT_FUZZ_SCRATCH"


@cache
def _own() -> str:
    made = mkdtemp(prefix="hwc-lint-fuzz-")
    atexit.register(rmtree, made, ignore_errors=True)
    return made


@cache
def folder(name: str) -> Path:
    """The folder of that name, made when it is first asked for."""
    path = Path(os.environ.get(VARIABLE) or _own(), name)
    path.mkdir(parents=True, exist_ok=True)
    return path
