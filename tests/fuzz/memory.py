"""A project whose files are in memory only, and its text: what a fuzzing input says of a repository.

An input is the files of a project in one text, each under a line `#### path`. What stands before the first such line is
`configuration.nix`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from nixlint_hwc.project import OUTSIDE, Entry, Kind, Project, Sight, UnreadableFileError
from nixlint_hwc.source import SourceFile

#: Where the files are said to be; there is nothing.
ROOT = Path("/hwc-lint-fuzz-project")
#: The file that a text without headings is.
MAIN = "configuration.nix"
_HEADING = re.compile(rb"^#### (\S+)\n", re.MULTILINE)
_PATH = re.compile(r"(?!\.\.?(/|$))[\w.+@-]+(/(?!\.\.?(/|$))[\w.+@-]+){0,9}")


def split(data: bytes) -> dict[str, bytes]:
    """The files of an input by path; those with paths that no project has are left out."""
    parts = _HEADING.split(data)
    found = {MAIN: parts[0]} if parts[0] or len(parts) == 1 else {}
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        path = heading.decode("utf-8", "replace")
        if _PATH.fullmatch(path) and not any(_is_below(path, other) or _is_below(other, path) for other in found):
            found[path] = text
    return found


def joined(files: Mapping[str, bytes]) -> bytes:
    """The input that has these files."""
    return b"".join(b"#### %s\n%s" % (path.encode(), _whole_lines(text)) for path, text in files.items())


def _is_below(path: str, other: str) -> bool:
    return path.startswith(other + "/")


def _whole_lines(text: bytes) -> bytes:
    return text if text.endswith(b"\n") or not text else text + b"\n"


class MemoryProject(Project):
    """A project of these files, without links, and nothing else; `root` is where they are said to be."""

    def __init__(self, contents: Mapping[str, bytes], root: Path = ROOT) -> None:
        super().__init__(root)
        self.contents = dict(contents)
        self.folders: dict[str, dict[str, str]] = {".": {}}
        for path in self.contents:
            folder, names = ".", path.split("/")
            for name in names[:-1]:
                self.folders[folder][name] = "directory"
                folder = name if folder == "." else f"{folder}/{name}"
                self.folders.setdefault(folder, {})
            self.folders[folder][names[-1]] = "regular"

    def _look(self, absolute: str) -> Sight:
        relative = self.relative(absolute)
        if relative is None:
            return OUTSIDE
        if relative in self.folders:
            return Sight(Kind.DIRECTORY, True)
        return Sight(Kind.REGULAR if relative in self.contents else Kind.MISSING, True)

    def _bytes(self, absolute: str, relative: str) -> bytes:
        if relative not in self.contents:
            _fail(relative, "is a directory" if relative in self.folders else "no such file or directory")
        return self.contents[relative]

    def _listed(self, absolute: str) -> tuple[Entry, ...]:
        relative = self.relative(absolute) or absolute
        if relative not in self.folders:
            _fail(relative, "not a directory" if relative in self.contents else "no such file or directory")
        return tuple(Entry(name, kind) for name, kind in sorted(self.folders[relative].items()))

    def add(self, relative: str, data: bytes) -> SourceFile:
        self.contents[relative] = data
        return super().add(relative, data)

    def overlaid(self, changes: Mapping[str, bytes]) -> Project:
        other = MemoryProject(self.contents, self.root)
        other.files = dict(self.files)
        other.apart = self.apart
        for path, data in changes.items():
            other.add(path, data)
        return other


def _fail(path: str, reason: str) -> NoReturn:
    raise UnreadableFileError(path, reason)
