"""Passing over functions, and mending what the grammar does not take among their formals.

In: a `Reader` at the first token. Out: the reader after the last one; a trailing comma and comments among formals are
blanked out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from nixlint_hwc.syntax.literals import LiteralReader
from nixlint_hwc.syntax.reader import Problem


class FunctionReader(LiteralReader):
    """What a function is made of. `before_colon`: whether a set pattern may begin at a brace."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.before_colon: dict[int, bool] = {}

    def function(self) -> None:
        if self.token.kind == "{":
            self.formals()
            if self.token.kind == "@":
                self.advance()
                self.expect("name", expected="a name for the argument")
        else:
            self.advance()
            if self.token.kind == "@":
                self.advance()
                self.formals()
        self.expect(":", expected="':' after the function's argument")
        self.expression()

    def is_function(self) -> bool:
        if self.token.kind == "name":
            return self.after().kind in (":", "@")
        return self.token.kind == "{" and self.is_formals()

    def is_formals(self) -> bool:
        """Whether the `{` at hand opens a set pattern."""
        first = self.after()
        second = self.lexer.token(first.end)
        if first.kind == "}":
            return second.kind in (":", "@")
        if first.kind in ("...", ","):
            return True
        if first.kind != "name" or second.kind in (".", "="):
            return False
        return second.kind in (",", "?") or self._before_colon()

    def _before_colon(self) -> bool:
        """Whether `:` or `@` follows the `}` that matches the `{` at hand."""
        if self.token.start not in self.before_colon:
            self._match_braces()
        return self.before_colon[self.token.start]

    def _match_braces(self) -> None:
        """Note for the `{` at hand, and for those in it, what follows their `}`."""
        token, open_ = self.token, [self.token.start]
        while open_:
            token = self.lexer.token(token.end)
            if token.kind in ("{", "${"):
                open_.append(token.start)
            elif token.kind == "}":
                after = self.lexer.token(token.end)
                self.before_colon[open_.pop()] = after.kind in (":", "@")
            elif token.kind == "end":
                self.before_colon.update(dict.fromkeys(open_, False))
                return

    def formals(self) -> None:
        opening = self.token
        self.expect("{", expected="'{' of a set pattern")
        while self.token.kind == "name":
            self.formal()
            if self.token.kind == ",":
                self._comma()
            elif self.token.kind in ("name", "..."):
                self._missing_comma()
            else:
                break
        if self.token.kind == "...":
            self.advance()
        self.expect("}", opening, "',' or '}'")
        self._blank_comments(opening.start, self.last.end)

    def _blank_comments(self, start: int, end: int) -> None:
        pending = self.lexer.pending
        first, last = bisect_right(pending, start), bisect_left(pending, end)
        for at in pending[first:last]:
            self.blank(at, self.lexer.comments[at])
        del pending[first:last]

    def _comma(self) -> None:
        comma = self.token
        self.advance()
        if self.token.kind == "}":
            self.blank(comma.start, comma.end)

    def _missing_comma(self) -> None:
        last, token = self.last, self.token
        gap = self.gap(last.end, token.start)
        if gap is None:
            raise self.fail("',' between arguments")
        related = ((token.start, token.end, "before this"),)
        self.report(Problem(f"missing ',' after '{self.text[last.start : last.end]}'", last.start, last.end, related))
        self.put(gap, ",")

    def formal(self) -> None:
        self.advance()
        if self.token.kind == "?":
            self.advance()
            self.expression()
