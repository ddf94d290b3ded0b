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

#: How a name is given a value: by a binding, perhaps through `mkDefault`, or as an argument's default.
_NAMED: Final = (
    r"(?<![\w'-])(?P<name>[A-Za-z_][\w'-]*+)\"?[ \t]*+"
    r"(?:=[ \t\n]*+(?:\(?[ \t]*+[A-Za-z_][\w.]*+[ \t]++)?|:[ \t]++|\?[ \t]*+)"
)
_TEXT: Final = r"(?P<quote>''|[\"'])(?P<value>(?:(?!(?P=quote))[^\\\n]|\\.)++)(?P=quote)"
#: A quoted text of one line and the name that it is given to.
_GIVEN: Final = re.compile(_NAMED + _TEXT)
#: The default of an option, the name before it, and how far before.
_DEFAULT: Final = re.compile(r"mkOption\s*+\{[^{}]{0,2000}?\bdefault\s*+=\s*+" + _TEXT)
_OPTION: Final = re.compile(r"(?<![\w'-])(?P<name>[A-Za-z_][\w'-]*+)\"?\s*+=\s*+(?:[A-Za-z_][\w.]*\.)?\Z")
_REACH: Final = 300
#: A quote of Nix that no other follows on its line, the name before it, and what goes on from it.
_OPENING: Final = re.compile(r"(?:''|\")(?=[^'\"\n]*\n)")
_BEFORE: Final = re.compile(_NAMED + r"\Z")
_LINES: Final = {
    # A backslash escapes nothing here.
    "''": re.compile(r"(?:'''|''[$\\]|(?!'')[\s\S])++(?='')"),
    '"': re.compile(r"(?:[^\"\\]|\\[\s\S])++(?=\")"),
}
#: A line of a text of several lines, without the blanks around it.
_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
#: What names a value instead of writing it out: `token=cfg.token`.
_SELECTION: Final = re.compile(r"(?:cfg|config|args|vars|inputs|self|lib|pkgs|secrets)(?:\.[A-Za-z_\"][\w'\"-]*)+")
#: Words without which no name of a credential is.
_HINTS: Final = ("pass", "pw", "secret", "token", "key", "psk", "auth", "cred", "cookie", "salt", "seed", "session")


def credentials_written(file: SourceFile) -> Iterator[Span]:
    """The places of the credentials that the file's text gives a name to, or that their own shape tells."""
    text = file.data.decode("utf-8", "surrogateescape")
    shaped = (found for found in shapes_in(Str(text)) if not _SELECTION.fullmatch(found.secret.text))
    places = [*_named(text), *((found.start, found.end) for found in shaped)]
    offsets = _byte_offsets(text, {offset for place in places for offset in place})
    for start, end in places:
        yield Span(file, offsets[start], offsets[end])


def _named(text: str) -> Iterator[tuple[int, int]]:
    """The credentials that have a name, by their characters."""
    small = text.lower()
    if not any(word in small for word in _HINTS):
        return
    for match in _GIVEN.finditer(text):
        yield from _credential(text, match["name"], *match.span("value"))
    for match in _DEFAULT.finditer(text):
        option = _OPTION.search(text, max(0, match.start() - _REACH), match.start())
        if option is not None:
            yield from _credential(text, option["name"], *match.span("value"))
    for quote in _OPENING.finditer(text):
        named = _BEFORE.search(text, max(0, quote.start() - _REACH), quote.start())
        lines = _LINES[quote[0]].match(text, quote.end()) if named is not None else None
        if named is not None and lines is not None:
            yield from _credential(text, named["name"], *lines.span())


def _credential(text: str, name: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a text between two places that are the credential that its name says it is."""
    found = credential_of(name, Str(text[start:end]))
    if found is not None:
        for line in _LINE.finditer(text, start + found.start, start + found.end):
            yield line.span()


def _byte_offsets(text: str, offsets: Iterable[int]) -> dict[int, int]:
    """The byte offsets of characters, found in one pass over the text."""
    found: dict[int, int] = {}
    last = size = 0
    for offset in sorted(offsets):
        size += len(text[last:offset].encode("utf-8", "surrogateescape"))
        found[offset], last = size, offset
    return found
