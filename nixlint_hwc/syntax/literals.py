"""Passing over strings, paths and attribute names, and over what an error leaves of a binding.

In: a `Reader` at the first token. Out: the reader after the last one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from nixlint_hwc.syntax.lexer import Token
from nixlint_hwc.syntax.reader import BrokenError, Problem, Reader

_CLOSING = {"(": ")", "[": "]", "{": "}", "${": "}"}


class LiteralReader(Reader, ABC):
    """What the grammar's expressions and bindings are made of. `broken`: where strings begin that cannot be passed."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.broken: set[int] = set()

    @abstractmethod
    def expression(self) -> None:
        """Pass one expression."""

    def path(self) -> None:
        token = self.token
        at = token.end
        if self.text.startswith("//", at - 1) and self.text.startswith("${", further := self.lexer.path_text(at)):
            at = further
        interpolated = False
        while self.text.startswith("${", at):
            interpolated = True
            at = self.interpolation(at)
            at = self.lexer.path_text(at)
        if interpolated and self.text[token.start] == "~":
            self.put(token.start, ".")
        self.jump(at)

    def interpolation(self, at: int) -> int:
        """Pass `${ e }` inside a string or path; gives its end."""
        opening = Token("${", at, at + 2)
        self.jump(at + 2)
        self.expression()
        end = self.token.end
        self.expect("}", opening)
        return end

    def string(self) -> None:
        opening = self.token
        close = opening.kind
        at = opening.end
        while True:
            at = self.text_in(close, at)
            if self.text.startswith("${", at):
                at = self.interpolation(at)
            elif self.text.startswith(close, at):
                break
            else:
                raise BrokenError(Problem("string is not closed", opening.start, opening.end))
        self.token = Token(close, opening.start, at + len(close))
        self.advance()

    def text_in(self, quotes: str, at: int) -> int:
        """Pass literal text inside a string.

        The grammar takes a quote before `${` for text only behind other text, so that a letter stands in for it; what
        the string says is read from the file itself.
        """
        if quotes == '"':
            return self.lexer.string_text(at)
        end, is_quote = self.lexer.indented_text(at)
        if is_quote and self.text.startswith("$", end):
            self.put(end - 1, "x")
        return end

    def attrpath(self) -> None:
        self.attr()
        while self.token.kind == ".":
            self.advance()
            self.attr()

    def attr(self) -> None:
        if self.token.kind == '"':
            self.string()
        elif self.token.kind == "${":
            self.jump(self.interpolation(self.token.start))
        elif self.token.kind in ("name", "or"):
            self.advance()
        else:
            raise self.fail("an attribute name")

    def resume(self, end: str) -> None:
        """Skip to after the `;` of the binding at hand, or to before what closes the bindings."""
        open_: list[str] = []
        while self.token.kind != "end":
            kind = self.token.kind
            if not open_ and (kind == "}" or (kind == "in" and end == "in")):
                return
            self._skip_token(open_)
            if kind == ";" and not open_:
                return

    def _skip_token(self, open_: list[str]) -> None:
        kind = self.token.kind
        if kind in _CLOSING:
            open_.append(_CLOSING[kind])
        elif kind == "let":
            open_.append("in")
        elif kind in (")", "]", "}", "in") and kind in open_:
            while open_.pop() != kind:
                pass
        if kind in ('"', "''"):
            self._skip_string()
        else:
            self.advance()

    def _skip_string(self) -> None:
        """Pass a string, or its quotes where it has an error: those of the strings in it are not read again then."""
        opening = self.token
        if opening.start in self.broken:
            self.jump(opening.end)
            return
        known = len(self.result.problems)
        try:
            self.string()
        except BrokenError:
            self.broken.add(opening.start)
            self.jump(opening.end)
        del self.result.problems[known:]

    def spoil(self, start: int, value: int | None, message: str) -> None:
        """Put a stand-in for the value of the binding at `start`, or drop the binding where there is no room."""
        end = self.last.end
        if value is None or end - value < 2:
            self.blank(start, end)
            return
        self.blank(value, end)
        self.stand_in(value, end, message)
        self.put(end - 1, ";")
