"""Names of files, folders and containers, and what stands in a module's comments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from nixlint_hwc.facts.structure.structure import ModuleFile
from nixlint_hwc.source import SourceFile, Span

_KEBAB: Final = re.compile(r"_?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*")
_COMMENT: Final = re.compile(r"^[ \t]*#+[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_WORD: Final = re.compile(r"[-_]")


def is_kebab_case(name: str) -> bool:
    """Whether a file's or folder's name is lower case with single hyphens; one leading `_` does not count."""
    return _KEBAB.fullmatch(name) is not None


def plain_name(name: str, suffixes: Iterable[str]) -> str:
    """A name for comparison: kebab and camel case are one, and the conventions' suffixes do not count."""
    for suffix in suffixes:
        if name.endswith(suffix) and name != suffix:
            name = name.removesuffix(suffix)
            break
    return _WORD.sub("", name).lower()


def same_name(one: str, other: str, suffixes: Iterable[str]) -> bool:
    """Whether two names are the same but for their case style and the suffixes."""
    known = tuple(suffixes)
    return one == other or plain_name(one, known) == plain_name(other, known)


def module_file(file: SourceFile, folder: str, told: set[str]) -> ModuleFile:
    """A file below the module's folder; `told` are the folders whose names have been judged."""
    root, _, _ = folder.rpartition("/")
    parts = file.path.removeprefix(f"{root}/").split("/")
    bad = None
    for part in parts[:-1]:
        if part not in told and not is_kebab_case(part):
            bad = bad or part
        told.add(part)
    text = file.data.decode("utf-8", "replace")
    comments = tuple(match[1] for match in _COMMENT.finditer(text))
    return ModuleFile(file.path, parts[-1], is_kebab_case(parts[-1]), bad, comments, Span(file, 0, 0))
