"""What error recovery keeps track of: the current token, the errors so far, and a copy of the file that is repaired.

In: a file's text. Out: `Recovered`. The parser in `recovery.py` builds on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from nixlint_hwc.syntax.ast import Unparsed
from nixlint_hwc.syntax.lexer import KEYWORDS, Lexer, Token


class Problem(NamedTuple):
    """A syntax error at `start`..`end`; `related` are other places with a label."""

    message: str
    start: int
    end: int
    related: tuple[tuple[int, int, str], ...] = ()


class BrokenError(Exception):
    """The text cannot be what the grammar wants at this point. The parser of the binding around it catches this."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class Recovered:
    """The repaired copy of a file, with what was wrong in the file itself.

    `data` is the copy; closing brackets that the file lacks are appended to it. `spoiled` gives, by offset, what a
    variable of the copy stands for, and `pipes` which pipe operator a `->` of the copy stands for. `readable` is false
    where not even the copy can be parsed.
    """

    data: bytearray
    problems: list[Problem] = field(default_factory=list)
    spoiled: dict[int, Unparsed] = field(default_factory=dict)
    pipes: dict[int, str] = field(default_factory=dict)
    comments: tuple[tuple[int, int], ...] = ()
    readable: bool = True


#: Maps every byte to a space, except line ends.
_SPACES = bytes(byte if byte in b"\n\r" else 0x20 for byte in range(256))
_NAMED = {
    "integer": "number",
    "float": "number",
    "uri": "URI",
    "path": "path",
    "search_path": "path",
    '"': "string",
    "''": "string",
}


class Reader:
    """`token` is the next token, `last` the one before. `ended`: it was reported that the file ends too early."""

    def __init__(self, data: bytes) -> None:
        self.text = data.decode("latin-1")
        self.lexer = Lexer(self.text)
        self.result = Recovered(bytearray(data))
        self.token = self.lexer.token(0)
        self.last = Token("end", 0, 0)
        self.ended = False

    # Tokens

    def advance(self) -> None:
        self.last = self.token
        self.token = self.lexer.token(self.token.end)

    def after(self) -> Token:
        """The token after the next one."""
        return self.lexer.token(self.token.end)

    def jump(self, at: int) -> None:
        self.last = Token("text", at, at)
        self.token = self.lexer.token(at)

    def spelled(self, token: Token) -> str:
        if token.kind == "end":
            return "end of file"
        text = self.text[token.start : token.end].encode("latin-1").decode("utf-8", "replace")
        if token.kind in KEYWORDS:
            return f"keyword '{text}'"
        if token.kind == "stray":
            return f"character {text!r}"
        noun = _NAMED.get(token.kind)
        return f"{noun} {text}".replace(' "', "").replace(" ''", "") if noun else f"'{text}'"

    def unexpected(self, why: str, expected: str = "an expression") -> Problem:
        token = self.token
        wanted = f", expected {expected}" if expected else ""
        self.ended = self.ended or token.kind == "end"
        if token.kind == "comment":
            return Problem("comment is not closed", token.start, token.end)
        start, end = (self.last.end - 1, self.last.end) if token.kind == "end" else (token.start, token.end)
        return Problem(f"unexpected {self.spelled(token)}{wanted}{why}", max(start, 0), end)

    def fail(self, expected: str, opening: Token | None = None) -> BrokenError:
        problem = self.unexpected("", expected)
        if opening is not None:
            problem = problem._replace(related=((opening.start, opening.end, "opened here"),))
        return BrokenError(problem)

    def expect(self, kind: str, opening: Token | None = None, expected: str = "") -> None:
        """Read a token of the given kind. A closing one that is missing at the end of the file is supplied."""
        if self.token.kind == kind:
            self.advance()
        elif self.token.kind == "end" and opening is not None:
            self._unclosed(kind, opening)
        else:
            what = expected or f"'{kind}'"
            raise self.fail(f"{what} to close '{opening.kind}'" if opening else what, opening)

    def _unclosed(self, kind: str, opening: Token) -> None:
        if not self.ended:
            self.ended = True
            self.report(Problem(f"'{opening.kind}' is not closed", opening.start, opening.end))
        self.result.data.extend(kind.encode())

    # The copy

    def report(self, problem: Problem) -> None:
        self.result.problems.append(problem)

    def blank(self, start: int, end: int) -> None:
        """Overwrite with spaces, keeping line ends, so that a comment before it stays closed. Raises `TooSlowError`."""
        self.lexer.spend((end - start) >> 6)
        data = self.result.data
        data[start:end] = data[start:end].translate(_SPACES)

    def put(self, at: int, text: str) -> None:
        self.result.data[at : at + len(text)] = text.encode()

    def gap(self, start: int, end: int) -> int | None:
        """A byte between two tokens that can be overwritten."""
        return next((at for at in range(start, end) if self.result.data[at] in b" \t\n"), None) if start < end else None

    def stand_in(self, start: int, end: int, message: str) -> None:
        """Let a variable stand for the spoiled text."""
        self.blank(start, end)
        self.put(start, "_")
        self.result.spoiled[start] = Unparsed(start, end, message)
