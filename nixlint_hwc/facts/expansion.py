"""What a shell would expand in a text that no shell sees: NixOS quotes every option of a container for the shell that
starts it.

In: a string. Out: whether it holds, or is, a parameter expansion or a command substitution, as POSIX's shell language
has them (XCU 2.6.2 and 2.6.3). Names of variables are taken to be in capitals, commands in small letters: other text
behind a dollar sign is often meant as it stands, and so is all behind one with a backslash before it.
"""

from __future__ import annotations

import re
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.partial import Known, first_hole

_ANYWHERE: Final = re.compile(r"(?<!\\)\$(?:[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_])|\{[A-Z_][A-Z0-9_]*\}|\([a-z][^)]*\))")
_COMMAND: Final = re.compile(r"\s*\$\((?:<|[a-z/])[^)]*\)\s*")


def holds_expansion(text: Str) -> Known:
    """Whether a text holds `$NAME`, `${NAME}` or `$(command)`."""
    if _ANYWHERE.search(text.text):
        return True
    return first_hole(text) if text.holes else False


def is_own_value(text: Str, variable: str) -> Known:
    """Whether a variable's whole value is a command, or the variable itself; programs expand other ones themselves."""
    if text.holes:
        return first_hole(text)
    return _COMMAND.fullmatch(text.text) is not None or text.text.strip() in (f"${variable}", f"${{{variable}}}")
