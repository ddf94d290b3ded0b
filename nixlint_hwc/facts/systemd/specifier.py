"""Specifiers of systemd: `%S`, `%i` and their kin, as units of the system manager and its tmpfiles rules have them.

In: a word of a command line. Out: the word with what they stand for. Source: "Specifiers" in systemd.unit(5) and
tmpfiles.d(5).
"""

from __future__ import annotations

import re
from typing import Final

from nixlint_hwc.eval.values import HOLE, Str, Unknown, join

#: What stands for folders.
FOLDERS: Final = {
    "%S": "/var/lib",
    "%C": "/var/cache",
    "%L": "/var/log",
    "%t": "/run",
    "%T": "/tmp",
    "%V": "/var/tmp",
    "%h": "/root",
}
#: What a unit's word may hold besides: a percent sign, and names that only the running unit knows.
_SPECIFIER: Final = re.compile("%[%SCLtTVhiIjJnNpPfd]")


def replaced(word: Str) -> Str:
    """A word of a unit's command line as its program receives it; whatever depends on the unit's name is unknown."""
    if "%" not in word.text:
        return word
    parts: list[Str] = []
    start = 0
    for match in _SPECIFIER.finditer(word.text):
        parts += [word.slice(start, match.start()), _meaning(match[0])]
        start = match.end()
    kept = [part for part in (*parts, word.slice(start, len(word.text))) if part.text]
    return join(kept)


def _meaning(specifier: str) -> Str:
    if specifier == "%%":
        return Str("%")
    folder = FOLDERS.get(specifier)
    return Str(folder) if folder else Str(HOLE, None, (Unknown(f"what {specifier} stands for in the unit"),))
