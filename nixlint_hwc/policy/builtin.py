"""Where the built-in rules are."""

from __future__ import annotations

from pathlib import Path


def builtin_path() -> Path:
    """The folder of the rules that come with the linter: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"
