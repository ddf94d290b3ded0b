"""How a text is written in the languages that messages quote it in.

In: a secret. Out: it, and what Nix, JSON, a shell, an address and markup make of it (`toJSON`, `escapeNixString`,
`escapeShellArg`, `escapeURL`, `escapeXML`): a message that quotes a secret must not show it either.
"""

from __future__ import annotations

import html
import json
import re
from typing import Final
from urllib.parse import quote

#: Texts of these characters are written alike everywhere.
_PLAIN: Final = re.compile(r"[A-Za-z0-9_.-]*")


def spellings(text: str) -> set[str]:
    """A text as it is, and all that it is written as inside of quotes, addresses and markup."""
    if _PLAIN.fullmatch(text):
        return {text}
    as_json = _inside(json.dumps(text, ensure_ascii=False))
    return {
        text,
        as_json,
        _inside(json.dumps(text)),
        _inside(json.dumps(as_json, ensure_ascii=False)),
        as_json.replace("$", "\\$"),
        as_json.replace("${", "\\${"),
        text.replace("''", "'''").replace("${", "''${"),
        text.replace("'", "'\\''"),
        quote(text, safe="", errors="surrogateescape"),
        html.escape(text).replace("&#x27;", "&apos;"),
    }


def _inside(quoted: str) -> str:
    return quoted[1:-1]
