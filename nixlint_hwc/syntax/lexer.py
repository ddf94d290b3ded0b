"""Nix's tokens, read one at a time from a given place.

In: a file's text, one Latin-1 character per byte. Out: `Token`. Used only for files in which the tree-sitter grammar
finds an error: it is slower, but follows Nix's `lexer.l` exactly and so knows what is wrong.
"""

from __future__ import annotations

import re
from bisect import insort
from typing import NamedTuple

from nixlint_hwc.syntax.grammar import TooSlowError

_PATH_CHAR = r"[a-zA-Z0-9._\-+]"
_PATH = rf"{_PATH_CHAR}*(?:/{_PATH_CHAR}+)+/?"
_SEGMENT = rf"{_PATH_CHAR}*/"
_TOKEN = re.compile(
    rf"""
      (?P<uri>[a-zA-Z][a-zA-Z0-9+\-.]*:[a-zA-Z0-9%/?:@&=+$,\-_.!~*']+)
    | (?P<path>{_PATH}|{_SEGMENT}(?=\$\{{)|~(?:/{_PATH_CHAR}+)+/?|~/(?=\$\{{))
    | (?P<search_path><{_PATH_CHAR}+(?:/{_PATH_CHAR}+)*>)
    | (?P<float>(?:[1-9][0-9]*\.[0-9]*|0?\.[0-9]+)(?:[Ee][+-]?[0-9]+)?)
    | (?P<integer>[0-9]+)
    | (?P<name>[a-zA-Z_][a-zA-Z0-9_'\-]*)
    | (?P<symbol>\.\.\.|==|!=|<=|>=|&&|\|\||->|//|\+\+|<\||\|>|\$\{{|''|[!"()*+,\-./:;<=>?@\[\]{{}}])
    """,
    re.VERBOSE,
)
_BLANK = re.compile(r"[ \t\r\n]+")
_STRAY = re.compile(r"[\f\v]|^\xef\xbb\xbf")
# Possessive, so that long texts leave nothing to come back to.
_COMMENT = re.compile(r"#[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/")
_STRING_TEXT = re.compile(r"(?:[^$\"\\]++|\$(?!\{|\"|\\)|\$(?=\")|\\.|\$\\.)++", re.DOTALL)
_INDENTED_TEXT = re.compile(r"(?:[^$']++|\$[^{']|'[^'$]|''\$|\$(?!\{)|'''|''\\.|(?P<quote>'(?!')))++", re.DOTALL)
_PATH_TEXT = re.compile(rf"(?:{_PATH}|{_SEGMENT}|{_PATH_CHAR}+)+")
#: How many tokens of a file may be read: several per byte, because some are read again, and at most `_MOST`.
_TOKENS, _TOKENS_PER_BYTE, _MOST = 50_000, 3, 3_000_000
KEYWORDS = frozenset(("if", "then", "else", "assert", "with", "let", "in", "rec", "inherit", "or"))


_PATH_BEGINS = re.compile(_PATH)


def begins_path(text: str, at: int) -> bool:
    """Whether an interpolated path begins there: `./a//${x}`, but not `a//${x}`."""
    return _PATH_BEGINS.match(text, at) is not None


class Token(NamedTuple):
    """`kind` is a keyword, a symbol, or one of name, integer, float, uri, path, search_path, end, stray, comment.

    `stray` is a character that begins no token, `comment` a comment that does not end.
    """

    kind: str
    start: int
    end: int


class Lexer:
    """Reads tokens, and collects comments and stray characters (which the tree-sitter grammar takes for spaces).

    `pending` holds where comments begin, sorted, until the caller takes them. `left` is how many tokens may still be
    read: it bounds the work on errors nested in errors, whose text is read again and again.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.comments: dict[int, int] = {}
        self.pending: list[int] = []
        self.strays: dict[int, int] = {}
        self.left = min(_TOKENS + _TOKENS_PER_BYTE * len(text), _MOST)

    def spend(self, tokens: int) -> None:
        """Count work that takes as long as reading some tokens. Raises `TooSlowError`."""
        self.left -= tokens
        if self.left < 0:
            raise TooSlowError

    def token(self, at: int) -> Token:
        """The first token at or after `at`, in Nix's default mode. Raises `TooSlowError`."""
        self.spend(1)
        at = self._skip(at)
        match = _TOKEN.match(self.text, at)
        if match is not None:
            return self._classified(match)
        if at >= len(self.text):
            return Token("end", at, at)
        if self.text.startswith("/*", at):
            return Token("comment", at, at + 2)
        return Token("stray", at, self._character_end(at))

    def _classified(self, match: re.Match[str]) -> Token:
        start, end = match.span()
        text = match[0]
        if text.startswith("/*") or (text == "/" and self.text.startswith("*", end)):
            return Token("comment", start, start + 2)
        if match.lastgroup == "symbol" or text in KEYWORDS:
            return Token(text, start, end)
        return Token(match.lastgroup or "stray", start, end)

    def _skip(self, at: int) -> int:
        while True:
            if (blank := _BLANK.match(self.text, at)) is not None:
                at = blank.end()
            elif (comment := _COMMENT.match(self.text, at)) is not None:
                if at not in self.comments:
                    self.comments[at] = comment.end()
                    insort(self.pending, at)
                at = comment.end()
            elif (stray := _STRAY.match(self.text, at)) is not None:
                self.strays[at] = stray.end()
                at = stray.end()
            else:
                return at

    def _character_end(self, at: int) -> int:
        """The end of the UTF-8 sequence that begins at `at`."""
        end = at + 1
        while end < len(self.text) and 0x80 <= ord(self.text[end]) < 0xC0:
            end += 1
        return end

    def string_text(self, at: int) -> int:
        """The end of the literal text at `at`, inside a `"` string."""
        match = _STRING_TEXT.match(self.text, at)
        return match.end() if match else at

    def indented_text(self, at: int) -> tuple[int, bool]:
        """The end of the literal text at `at`, inside a `''` string, and whether its last token is a lone quote."""
        match = _INDENTED_TEXT.match(self.text, at)
        return (match.end(), match.end("quote") == match.end()) if match else (at, False)

    def path_text(self, at: int) -> int:
        """The end of the literal text at `at`, after an interpolation in a path."""
        match = _PATH_TEXT.match(self.text, at)
        return match.end() if match else at
