"""Checkouts of public projects whose own test cases serve as tests here; their files are no part of this project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def checkout(variable: str, name: str) -> Path:
    """The folder that an environment variable names, or `.cache/<name>`; skips the test where there is neither."""
    given = os.environ.get(variable)
    folder = Path(given) if given else PROJECT / ".cache" / name
    if not folder.is_dir():
        pytest.skip(f"no checkout of {name}: set {variable} or provide .cache/{name}")
    return folder.resolve()
