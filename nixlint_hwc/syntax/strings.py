"""The text of string literals: escapes, and the indentation of `''` strings.

In: the characters between a literal's delimiters, one Latin-1 character per byte, so that indexes are byte offsets.
Out: `Text` nodes. The rules are those of Nix's own lexer (`lexer.l`) and of its `stripIndentation`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from nixlint_hwc.syntax.ast import Node, Text
from nixlint_hwc.syntax.offsets import AT

_ESCAPE = re.compile(r"\\(.)|\r\n?", re.DOTALL)
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}
_TOKEN = re.compile(
    r"(?P<run>(?:[^$']|\$[^{']|'[^'$])+)|(?P<dollar>''\$|\$)|(?P<quotes>''')|''(?P<escape>\\.)|(?P<quote>')",
    re.DOTALL,
)
_OPENING = re.compile(r" *\n")
_NO_LIMIT = 1_000_000


def utf8(text: str) -> str:
    """The characters of bytes that were read as Latin-1; bytes that are not UTF-8 are replaced."""
    return text if text.isascii() else text.encode("latin-1").decode("utf-8", "replace")


def _unescaped(match: re.Match[str]) -> str:
    char = match[1]
    return "\n" if char is None else _NAMED.get(char, char)


def unescape(text: str) -> str:
    """Resolve the escapes of a `"` string; CR and CR LF become LF, as in Nix."""
    if "\\" in text or "\r" in text:
        return _ESCAPE.sub(_unescaped, text)
    return text


class _Piece(NamedTuple):
    """A token of an indented string: `value` stands at `start`..`end`; only `verbatim` text counts as indentation."""

    start: int
    end: int
    value: str
    verbatim: bool


def _piece(match: re.Match[str], offset: int) -> _Piece:
    start, end = match.start() + offset, match.end() + offset
    kind = match.lastgroup
    if kind == "run":
        return _Piece(start, end, match[0], True)
    if kind == "escape":
        return _Piece(start, end, unescape(match["escape"]), False)
    return _Piece(start, end, {"dollar": "$", "quotes": "''", "quote": "'"}[kind or ""], False)


def _minimum_indentation(items: Sequence[_Piece | Node]) -> int:
    minimum = _NO_LIMIT
    current = 0
    line_start = True
    for item in items:
        if not isinstance(item, _Piece) or not item.verbatim:
            if line_start:
                line_start = False
                minimum = min(minimum, current)
            continue
        first, *others = item.value.split("\n")
        if line_start:
            line_start, current, minimum = _measure(first, current, minimum)
        for line in others:
            line_start, current, minimum = _measure(line, 0, minimum)
    return minimum


def _measure(line: str, current: int, minimum: int) -> tuple[bool, int, int]:
    """Count a line's leading spaces; a line of spaces alone is still at its start and sets no minimum."""
    body = line.lstrip(" ")
    current += len(line) - len(body)
    return (False, current, min(minimum, current)) if body else (True, current, minimum)


class _Stripper:
    """Drops the common indentation, piece by piece; remembers across pieces how much of the line's is gone."""

    def __init__(self, minimum: int) -> None:
        self.minimum = minimum
        self.line_start = True
        self.dropped = 0

    def interrupt(self) -> None:
        self.line_start = False
        self.dropped = 0

    def strip(self, value: str) -> tuple[str, int]:
        """The value without its lines' indentation, and how many characters its first line lost."""
        first, *others = value.split("\n")
        lost = 0
        if self.line_start:
            kept = self._line(first)
            lost = len(first) - len(kept)
            first = kept
        if not others:
            return first, lost
        lines = [first]
        for line in others:
            self.line_start = True
            self.dropped = 0
            lines.append(self._line(line))
        return "\n".join(lines), lost

    def _line(self, line: str) -> str:
        body = line.lstrip(" ")
        spaces = len(line) - len(body)
        drop = min(spaces, max(self.minimum - self.dropped, 0))
        self.dropped += spaces
        if body:
            self.line_start = False
            self.dropped = 0
        return line[drop:]


def _without_last_line(value: str) -> str:
    newline = value.rfind("\n")
    return value[: newline + 1] if newline != -1 and not value[newline + 1 :].strip(" ") else value


def indented_parts(text: str, start: int, end: int, holes: Sequence[tuple[int, int, Node]]) -> tuple[Node, ...]:
    """The parts of the `''` string whose content is `text[start:end]`.

    `holes` are the interpolations in it: start, end and expression. Adjacent pieces of text become one `Text`.
    """
    items: list[_Piece | Node] = []
    opening = _OPENING.match(text, start, end)
    at = opening.end() if opening else start
    for hole_start, hole_end, expression in (*holes, (end, end, None)):
        chunk = text[at:hole_start]
        items.extend([_piece(match, at) for match in _TOKEN.finditer(chunk)])
        if expression is not None:
            items.append(expression)
        at = hole_end
    return _stripped(items)


def _stripped(items: Sequence[_Piece | Node]) -> tuple[Node, ...]:
    stripper = _Stripper(_minimum_indentation(items))
    parts: list[Node] = []
    run: list[tuple[int, int, str]] = []
    last = len(items) - 1
    for index, item in enumerate(items):
        if not isinstance(item, _Piece):
            stripper.interrupt()
            _flush(run, parts)
            parts.append(item)
            continue
        value, lost = stripper.strip(item.value)
        cut = 0
        if index == last:
            kept = _without_last_line(value)
            cut, value = len(value) - len(kept), kept
        if value:
            run.append((item.start + lost, item.end - cut, value))
    _flush(run, parts)
    return tuple(parts)


def _flush(run: list[tuple[int, int, str]], parts: list[Node]) -> None:
    if run:
        parts.append(Text(AT[run[0][0]], AT[run[-1][1]], utf8("".join([value for _, _, value in run]))))
        run.clear()
