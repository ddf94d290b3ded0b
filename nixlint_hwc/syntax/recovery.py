"""What is wrong in a file that the tree-sitter grammar cannot read, and a copy of it that the grammar can.

In: a file's text. Out: errors worded for people, and the bytes with every spoiled place overwritten in place, so that
offsets hold. It follows Nix's own grammar (`parser.y`), and so also tells a broken file from a gap of the grammar:
a trailing comma or a comment among formals, `~/${x}`, the pipe operators.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from nixlint_hwc.syntax.functions import FunctionReader
from nixlint_hwc.syntax.lexer import Token
from nixlint_hwc.syntax.reader import BrokenError, Problem, Recovered

_LEFT, _RIGHT, _NONE = range(3)
_NOT, _NEGATION, _HAS = 7, 12, 11
_BINARY: dict[str, tuple[int, int]] = {
    "->": (1, _RIGHT),
    "||": (2, _LEFT),
    "&&": (3, _LEFT),
    **dict.fromkeys(("==", "!="), (4, _NONE)),
    **dict.fromkeys(("<", ">", "<=", ">="), (5, _NONE)),
    "//": (6, _RIGHT),
    **dict.fromkeys(("+", "-"), (8, _LEFT)),
    **dict.fromkeys(("*", "/"), (9, _LEFT)),
    "++": (10, _RIGHT),
    "?": (_HAS, _LEFT),
}
_PATH_START = re.compile(r"[a-zA-Z0-9._\-+/]")
_STRAYS = {"\f": "form feed", "\v": "vertical tab", "\xef": "byte-order mark"}
_SIMPLE = frozenset(("name", "integer", "float", "uri", "path", "search_path", '"', "''", "(", "[", "{", "rec", "let"))
_TAKES_MINUS = frozenset(("name", "or", "uri", "path", "text"))
_ATTR_START = frozenset(("name", "or", '"', "${"))


def recover(data: bytes) -> Recovered:
    """Find the syntax errors of a file and make it readable. Raises `TooSlowError`."""
    return _Parser(data).file()


class _Parser(FunctionReader):
    """A recursive-descent reader that builds nothing."""

    def file(self) -> Recovered:
        try:
            self.expression()
            if self.token.kind != "end":
                self._end_early()
        except BrokenError as error:
            if self.token.kind != "end" or not self.result.problems:
                self.report(error.problem)
            self.result.readable = False
        self.result.comments = tuple(sorted(self.lexer.comments.items()))
        for at, end in sorted(self.lexer.strays.items()):
            self.report(Problem(f"unexpected {_STRAYS[self.text[at]]}, which Nix does not treat as a space", at, end))
            self.blank(at, end)
        return self.result

    def _end_early(self) -> None:
        """Drop what follows the file's expression; after an earlier error that is no news."""
        hint = ": it closes nothing" if self.token.kind in (")", "]", "}") else ", the file's expression ends before it"
        if not self.result.problems:
            self.report(self.unexpected(hint, ""))
        self.blank(self.token.start, len(self.text))

    # Expressions

    def expression(self) -> None:
        special = _SPECIAL.get(self.token.kind)
        if special is not None and not (self.token.kind == "let" and self.after().kind == "{"):
            special(self)
        elif self.is_function():
            self.function()
        else:
            self.operation(0)
            if self.token.kind in ("|>", "<|"):
                self.pipes()

    def pipes(self) -> None:
        """Pass what is piped. `->`, which binds the loosest of what the grammar knows, stands in for each pipe."""
        operator = self.token.kind
        while self.token.kind == operator:
            self._stand_in_for_pipe()
            self.advance()
            self.operation(0)
        if self.token.kind in ("|>", "<|"):
            raise BrokenError(self.unexpected(f": it cannot follow '{operator}' without parentheses", ""))

    def _stand_in_for_pipe(self) -> None:
        """Put `->`, which would go on with a name or path right before it, a place further where it must."""
        at = self.token.start
        if self.last.end == at and self.last.kind in _TAKES_MINUS:
            if self.text[at + 2 : at + 3] not in (" ", "\n"):
                raise BrokenError(self.unexpected(": a space is needed before it to read this", ""))
            self.put(at, " ")
            at += 1
        self.put(at, "->")
        self.result.pipes[at] = self.token.kind

    def let(self) -> None:
        opening = self.token
        self.advance()
        self.bindings("in")
        self.part("in", opening, "a binding or 'in'")
        self.advance()
        self.expression()

    def with_(self) -> None:
        opening = self.token
        self.advance()
        self.expression()
        self.part(";", opening)
        self.advance()
        self.expression()

    def part(self, kind: str, opening: Token, expected: str = "") -> None:
        """Insist on a token that belongs to the keyword `opening`."""
        if self.token.kind != kind:
            problem = self.unexpected("", expected or f"'{kind}'")
            related = ((opening.start, opening.end, f"of this '{opening.kind}'"),)
            raise BrokenError(problem._replace(related=related))

    def if_(self) -> None:
        opening = self.token
        for keyword in ("then", "else"):
            self.advance()
            self.expression()
            self.part(keyword, opening)
        self.advance()
        self.expression()

    def operation(self, minimum: int) -> None:
        if self.token.kind in ("!", "-"):
            strength = _NOT if self.token.kind == "!" else _NEGATION
            self.advance()
            self.operation(strength)
        else:
            self.application()
        while (entry := _BINARY.get(self.token.kind)) is not None and entry[0] >= minimum:
            self._right_side(*entry)

    def _right_side(self, strength: int, associativity: int) -> None:
        operator = self.token
        self.advance()
        if operator.kind == "//":
            self._apart_from_path(operator)
        if strength == _HAS:
            self.attrpath()
        else:
            self.operation(strength if associativity == _RIGHT else strength + 1)
        again = _BINARY.get(self.token.kind)
        if associativity == _NONE and again is not None and again[0] == strength:
            problem = self.unexpected(f": '{operator.kind}' cannot be chained, use parentheses", "")
            raise BrokenError(problem)

    def _apart_from_path(self, operator: Token) -> None:
        """The grammar takes `//b` for a path. `<=`, the operator next in precedence, stands in for `//`."""
        if _PATH_START.match(self.text, operator.end):
            self.put(operator.start, "<=")

    def application(self) -> None:
        self.select()
        while self.token.kind in _SIMPLE and not self._is_next_binding():
            self.select()

    def _is_next_binding(self) -> bool:
        """Whether `a.b =` stands here, which cannot continue an expression."""
        if self.token.kind != "name":
            return False
        token = self.after()
        while token.kind == "." and (name := self.lexer.token(token.end)).kind == "name":
            token = self.lexer.token(name.end)
        return token.kind == "="

    def select(self) -> None:
        self.simple()
        if self.token.kind == "or":
            self.advance()
        elif self.token.kind == ".":
            self.advance()
            self.attrpath()
            if self.token.kind == "or":
                self.advance()
                self.select()

    def simple(self) -> None:
        kind = self.token.kind
        read = _READ.get(kind)
        if read is not None:
            read(self)
        elif kind in ("name", "integer", "float", "uri", "search_path"):
            self.advance()
        elif kind == "${":
            why = ": '${' belongs inside strings, paths and attribute names"
            raise BrokenError(self.unexpected(why))
        else:
            raise self.fail("an expression")

    def parentheses(self) -> None:
        opening = self.token
        self.advance()
        self.expression()
        self.expect(")", opening)

    def list_(self) -> None:
        opening = self.token
        self.advance()
        while self.token.kind in _SIMPLE or self.token.kind == ",":
            if self.token.kind == ",":
                self.report(self.unexpected(": list elements are separated by spaces", ""))
                self.blank(self.token.start, self.token.end)
                self.advance()
            else:
                self.select()
        self.expect("]", opening, "a list element or ']'")

    def set_(self) -> None:
        if self.token.kind in ("rec", "let"):
            keyword = self.token.kind
            self.advance()
            if self.token.kind != "{":
                raise self.fail(f"'{{' after '{keyword}'")
        opening = self.token
        self.advance()
        self.bindings("}")
        self.expect("}", opening, "a binding or '}'")

    # Bindings

    def bindings(self, end: str) -> None:
        """Pass the bindings up to the token that ends them."""
        while True:
            kind = self.token.kind
            if kind == "inherit" or kind in _ATTR_START:
                self.binding(end)
            elif kind in (end, "end", "}", "in", "comment"):
                return
            else:
                start = self.token.start
                self.report(self.unexpected("", "a binding" if end == "}" else "a binding or 'in'"))
                self.resume(end)
                self.blank(start, self.last.end)

    def binding(self, end: str) -> None:
        """Pass one binding; an error in it spoils its value and no more."""
        start = self.token.start
        value: int | None = None
        try:
            if self.token.kind == "inherit":
                self.inherit()
                return
            self.attrpath()
            name = self.text[start : self.last.end]
            self.expect("=", expected=f"'=' after '{name}'")
            value = self.last.end
            if self.token.kind == ";":
                raise BrokenError(Problem(f"'{name}' has no value", start, value))
            self.expression()
            self.semicolon()
        except BrokenError as error:
            self.report(error.problem)
            self.resume(end)
            self.spoil(start, value, error.problem.message)

    def semicolon(self) -> None:
        last, token = self.last, self.token
        if token.kind == ";":
            self.advance()
            return
        if token.kind == ",":
            self.report(self.unexpected("", "';' after a binding"))
            self.put(token.start, ";")
            self.advance()
            return
        gap = self.gap(last.end, token.start)
        if token.kind not in ("}", "in", "inherit", "name", '"', "end") or (gap is None and token.kind != "end"):
            raise self.fail("';' after a binding")
        related = ((token.start, token.end, "before this"),) if token.kind != "end" else ()
        self.report(Problem("missing ';' after this binding's value", self.last_character(last), last.end, related))
        if gap is None:
            self.result.data.extend(b";")
        else:
            self.put(gap, ";")

    def last_character(self, token: Token) -> int:
        """Where the last character of a token begins, which may have several bytes."""
        start = token.end - 1
        while start > token.start and "\x80" <= self.text[start] < "\xc0":
            start -= 1
        return start

    def inherit(self) -> None:
        """Pass an `inherit`; the grammar does not take one without names."""
        start = self.token.start
        self.advance()
        if self.token.kind == "(":
            self.parentheses()
        empty = self.token.kind not in _ATTR_START
        while self.token.kind in _ATTR_START and not self._is_next_binding():
            self.attr()
        self.semicolon()
        if empty:
            self.blank(start, self.last.end)


_SPECIAL: dict[str, Callable[[_Parser], None]] = {
    "let": _Parser.let,
    "with": _Parser.with_,
    "assert": _Parser.with_,
    "if": _Parser.if_,
}
_READ: dict[str, Callable[[_Parser], None]] = {
    '"': _Parser.string,
    "''": _Parser.string,
    "path": _Parser.path,
    "(": _Parser.parentheses,
    "[": _Parser.list_,
    "{": _Parser.set_,
    "rec": _Parser.set_,
    "let": _Parser.set_,
}
