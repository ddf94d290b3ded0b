"""What a result depends on besides the project: the linter itself, and what is asked of it."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from nixlint_hwc import __version__
from nixlint_hwc.settings import Settings

#: Other distributions whose answers a result depends on, as the names of their metadata folders begin.
_PARSERS: Final = ("tree_sitter-", "tree_sitter_nix-", "tree_sitter_bash-", "google_re2-", "pathspec-")
_METADATA: Final = (".dist-info", ".egg-info")


def key_of(root: str, settings: Settings, options: Mapping[str, object], asked: str) -> str:
    """The hexadecimal name of the entry for a question. `asked` identifies what answers it, as returned by `linter`."""
    question = {
        "root": root,
        # Neither takes part before the result is known.
        "settings": {**asdict(settings), "baseline": None, "fail_on": None},
        "options": options,
        "linter": asked,
    }
    text = json.dumps(question, sort_keys=True, default=lambda value: [type(value).__name__, str(value)])
    return digest(text.encode())


def linter(rules: Path) -> str:
    """A digest of the linter itself: its own files and built-in rules in a folder, what it parses with, Python."""
    files = [*_files(Path(__file__).parents[1]), *_files(rules)]
    return digest(json.dumps([__version__, sys.version, sys.platform, *_parsers(), files]).encode())


def digest(*parts: bytes | memoryview) -> str:
    """The digest of some bytes, given in one or more parts."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        found.update(part)
    return found.hexdigest()


def _parsers() -> Iterator[str]:
    """The names of the metadata folders of what is installed, with the version in them."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        yield from sorted(name for name in names if name.startswith(_PARSERS) and name.endswith(_METADATA))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of change of every file of the linter: in a checkout any of them may be edited."""
    folders = [str(folder)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    status = entry.stat()
                    yield entry.path, status.st_size, status.st_mtime_ns
