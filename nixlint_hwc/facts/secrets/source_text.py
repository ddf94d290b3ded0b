"""Credentials that a source file writes out anywhere, such as `users.users.x.initialPassword = "..."`.

In: a file. Out: the places of their characters. No container need have them: what an excerpt shows of a file is more
than what its finding is about, so this reads the text of the file, not its meaning, and rather finds too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.secrets.credential import credential_of, shapes_in
from nixlint_hwc.source import SourceFile, Span

#: A quoted text of one line and the name that it is given to, perhaps through `mkDefault`.
_GIVEN: Final = re.compile(
    r"(?<![\w'-])(?P<name>[A-Za-z_][\w'-]*+)\"?[ \t]*+(?:=[ \t\n]*+(?:\(?[ \t]*+[A-Za-z_][\w.]*+[ \t]++)?|:[ \t]++)"
    r"(?P<quote>''|[\"'])(?P<value>(?:(?!(?P=quote))[^\\\n]|\\.)++)(?P=quote)"
)
#: Words without which no name of a credential is.
_HINT: Final = re.compile(rb"(?i:pass|pwd|secret|token|key|psk|auth|pw\b|credential|cookie|salt|seed|session)")


def credentials_written(file: SourceFile) -> Iterator[Span]:
    """The places of the credentials that the file's text gives a name to, or that their own shape tells."""
    text = Str(file.data.decode("utf-8", "replace"))
    offsets = _Offsets(text.text)
    if _HINT.search(file.data) is not None:
        for match in _GIVEN.finditer(text.text):
            found = credential_of(match["name"], Str(match["value"]))
            if found is not None:
                start = match.start("value") + found.start
                yield offsets.span(file, start, start + len(found.secret.text))
    for shaped in shapes_in(text):
        yield offsets.span(file, shaped.start, shaped.end)


class _Offsets:
    """The byte offsets of the characters of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_plain = text.isascii()

    def span(self, file: SourceFile, start: int, end: int) -> Span:
        if self._is_plain:
            return Span(file, start, end)
        first = len(self._text[:start].encode("utf-8"))
        return Span(file, first, first + len(self._text[start:end].encode("utf-8")))
