"""Credentials that a source file writes out anywhere, such as `users.users.x.initialPassword = "..."`.

In: a file. Out: the places of their characters. No container need have them: what an excerpt shows of a file is more
than what its finding is about, so this reads the text of the file, not its meaning, and rather finds too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.secrets.credential import credential_of, shapes_in
from nixlint_hwc.source import SourceFile, Span

#: A quoted text of one line and the name that it is given to, perhaps through `mkDefault` or as an argument's default.
_GIVEN: Final = re.compile(
    r"(?<![\w'-])(?P<name>[A-Za-z_][\w'-]*+)\"?[ \t]*+"
    r"(?:=[ \t\n]*+(?:\(?[ \t]*+[A-Za-z_][\w.]*+[ \t]++)?|:[ \t]++|\?[ \t]*+)"
    r"(?P<quote>''|[\"'])(?P<value>(?:(?!(?P=quote))[^\\\n]|\\.)++)(?P=quote)"
)
#: Words without which no name of a credential is.
_HINTS: Final = ("pass", "pw", "secret", "token", "key", "psk", "auth", "cred", "cookie", "salt", "seed", "session")


def credentials_written(file: SourceFile) -> Iterator[Span]:
    """The places of the credentials that the file's text gives a name to, or that their own shape tells."""
    text = file.data.decode("utf-8", "surrogateescape")
    places = [*_named(text), *((found.start, found.end) for found in shapes_in(Str(text)))]
    offsets = _byte_offsets(text, {offset for place in places for offset in place})
    for start, end in places:
        yield Span(file, offsets[start], offsets[end])


def _named(text: str) -> Iterator[tuple[int, int]]:
    """The credentials that have a name, by their characters."""
    small = text.lower()
    if not any(word in small for word in _HINTS):
        return
    for match in _GIVEN.finditer(text):
        found = credential_of(match["name"], Str(match["value"]))
        if found is not None:
            start = match.start("value") + found.start
            yield start, start + len(found.secret.text)


def _byte_offsets(text: str, offsets: Iterable[int]) -> dict[int, int]:
    """The byte offsets of characters, found in one pass over the text."""
    found: dict[int, int] = {}
    last = size = 0
    for offset in sorted(offsets):
        size += len(text[last:offset].encode("utf-8", "surrogateescape"))
        found[offset], last = size, offset
    return found
