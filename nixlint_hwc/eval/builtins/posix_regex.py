"""POSIX extended regular expressions, as the `std::regex` that Nix is built with reads them, for `google-re2`.

The translation accepts and rejects what libstdc++ does: an escape stands before a special character only, a bracket
expression knows no escapes, `^` and `$` are always anchors, quantifiers may follow each other. Everything is bytes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from nixlint_hwc.eval.errors import InvalidValue
from nixlint_hwc.eval.numerals import whole_number

_ESCAPABLE = frozenset(b".[\\()*+?{|^$")
_CLASSES = {
    b"d": b"[:digit:]",
    b"w": b"[:alnum:]_",
    b"s": b"[:space:]",
    **{
        name: b"[:" + name + b":]"
        for name in (
            b"alnum", b"alpha", b"blank", b"cntrl", b"digit", b"graph", b"lower", b"print", b"punct", b"space",
            b"upper", b"xdigit",
        )
    },
}  # fmt: skip
#: Bounds on nested groups and on groups in all.
_NESTING = 200
_GROUPS = 5000
#: A class without members: what an anchor becomes where it cannot hold.
_NEVER = b"[^\\x00-\\xff]"


class UnsupportedRegexError(Exception):
    """A valid regular expression that re2 cannot run (a repetition over 1000, a collating name, too large)."""


class Search(NamedTuple):
    """What searches for an expression: `found` finds where a match begins.

    The longest match of the `branches` there is the match, where there are any; else what `found` finds, unless it
    differs from what `longest` finds.
    """

    found: Any
    branches: tuple[Any, ...] = ()
    longest: Any = None

    def span(self, data: bytes, at: int) -> tuple[int, int] | None:
        """What `std::regex_search` finds from `at` on. Raises `UnsupportedRegexError` where that is not known."""
        found = self.found.search(data, at)
        if found is None:
            return None
        start, end = found.span()
        if self.branches:
            return start, max(match.end() for one in self.branches if (match := one.match(data, start)))
        if self.longest is not None and self.longest.match(data, start).end() != end:
            raise UnsupportedRegexError("alternatives and repetitions with matches of several lengths")
        return start, end


class PosixRegex(NamedTuple):
    """A compiled regular expression: `whole` for full matches, the others for searching.

    `start` finds a match at the beginning of the text and behind it, `later` behind it only (where `^` cannot hold).
    `captures` gives the groups of an extent by whether it begins and ends the text.
    """

    groups: int
    whole: Any
    start: Search
    later: Search
    captures: dict[tuple[bool, bool], Any]

    def spans(self, match: Any) -> list[tuple[int, int]]:
        """Where the groups of a match lie, in the order of their parentheses; `(-1, -1)` for one that took no part."""
        index = match.re.groupindex
        return [match.span(index[b"g%d" % group]) for group in range(1, self.groups + 1)]


@lru_cache(maxsize=512)
def compile_posix(pattern: bytes) -> PosixRegex:
    """Raises `InvalidValue` where Nix rejects the expression, `UnsupportedRegexError` where re2 cannot run it."""
    read = {(begin, end): _Translation(pattern, begin, end) for begin in (True, False) for end in (True, False)}
    groups = read[True, True].groups
    return PosixRegex(
        groups,
        _compiled(read[True, True].text, False),
        _search(read[True, True]),
        _search(read[False, True]),
        {key: _compiled(one.text, False) for key, one in read.items()} if groups else {},
    )


def _search(read: _Translation) -> Search:
    """How libstdc++ searches: for the longest of what all alternatives give, but with as many repetitions as lead to
    a match, and with fewer only where more lead to none.

    So without alternatives the first match is the one that Perl would find, and without repetitions the longest. With
    both, the search begins with Perl's and looks on among some of the others for a longer one.
    """
    if len(read.branches) == 1 and not read.nested:
        return Search(_compiled(read.text, False))
    longest = _compiled(read.text, True)
    if not read.repeats:
        return Search(longest)
    if read.nested or read.groups:
        return Search(_compiled(read.text, False), longest=longest)
    return Search(longest, tuple([_compiled(branch, False) for branch in read.branches]))


def _compiled(pattern: bytes, longest: bool) -> Any:
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.dot_nl = True
    options.log_errors = False
    options.longest_match = longest
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise UnsupportedRegexError(str(error)) from None


class _Piece(NamedTuple):
    """A part of an expression in re2's syntax.

    `empty` is how it matches nothing, None where it cannot. Where a repetition could go on with a match of nothing,
    libstdc++ does so once at its end, which decides what the groups in it capture: `(a*)*` is `(?:a*)*()`. In `loop`
    the groups of `empty` do not capture. `anchored`: whether it can match nothing may depend on the place.
    """

    text: bytes
    loop: bytes
    empty: bytes | None
    anchored: bool = False

    @property
    def repeated(self) -> bytes:
        """What a repetition of it repeats. Raises `UnsupportedRegexError`."""
        if self.anchored and self.loop != self.text:
            raise UnsupportedRegexError("a repeated group with an anchor")
        return self.loop

    @property
    def last(self) -> bytes:
        """How a repetition of it ends."""
        return self.empty if self.empty is not None and self.loop != self.text else b""


def _plain(text: bytes, *, empty: bool = False, anchored: bool = False) -> _Piece:
    """A part without groups."""
    return _Piece(text, text, text if anchored else b"" if empty else None, anchored)


def _in_a_row(pieces: list[_Piece]) -> _Piece:
    text = b"".join([piece.text for piece in pieces])
    empties = [piece.empty for piece in pieces if piece.empty is not None]
    if len(empties) < len(pieces):
        return _plain(text)
    anchored = any(piece.anchored for piece in pieces)
    return _Piece(text, b"".join([piece.loop for piece in pieces]), b"".join(empties), anchored)


def _one_of(branches: list[_Piece]) -> _Piece:
    if len(branches) == 1:
        return branches[0]
    chosen = next((branch for branch in branches if branch.empty is not None), None)
    text = b"(?:" + b"|".join([branch.text for branch in branches]) + b")"
    if chosen is None:
        return _plain(text)
    loop = b"|".join([branch.loop if branch is chosen else branch.text for branch in branches])
    return _Piece(text, b"(?:" + loop + b")", chosen.empty, chosen.anchored)


class _Translation:
    """A recursive-descent parser that writes re2 syntax; `begin`/`end`: whether `^`/`$` can hold.

    `branches` are the alternatives that the whole consists of; `nested`: there are some in a group; `repeats`: how
    often something is repeated is left open.
    """

    def __init__(self, pattern: bytes, begin: bool, end: bool) -> None:
        self.pattern = pattern
        self.at = 0
        self.groups = 0
        self.depth = 0
        self.branches: list[bytes] = []
        self.nested = False
        self.repeats = False
        self.begin = b"\\A" if begin else _NEVER
        self.end = b"\\z" if end else _NEVER
        self.text = self._alternatives().text
        if self.at < len(pattern):
            raise self._error()

    def _error(self) -> InvalidValue:
        return InvalidValue(f"invalid regular expression '{self.pattern.decode('utf-8', 'replace')}'")

    def _peek(self) -> bytes:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> bytes:
        if self.at >= len(self.pattern):
            raise self._error()
        self.at += 1
        return self.pattern[self.at - 1 : self.at]

    def _alternatives(self) -> _Piece:
        branches = [self._branch()]
        while self._peek() == b"|":
            self.at += 1
            branches.append(self._branch())
        self.nested = self.nested or (self.depth > 0 and len(branches) > 1)
        self.branches = [branch.text for branch in branches]
        return _one_of(branches)

    def _branch(self) -> _Piece:
        terms: list[_Piece] = []
        while True:
            next_one = self._peek()
            if next_one == b"^":
                terms.append(_plain(self.begin, anchored=True))
                self.at += 1
            elif next_one == b"$":
                terms.append(_plain(self.end, anchored=True))
                self.at += 1
            elif next_one in (b"", b"|", b")"):
                return _in_a_row(terms)
            elif next_one in (b"*", b"+", b"?", b"{"):
                raise self._error()
            else:
                terms.append(self._quantified(self._atom()))

    def _quantified(self, atom: _Piece) -> _Piece:
        while True:
            quantifier = self._quantifier()
            if not quantifier:
                return atom
            repeated = b"(?:" + atom.repeated + quantifier + b")"
            if quantifier == b"?" or (quantifier[:1] == b"{" and quantifier[-2:] != b",}"):
                text = b"(?:" + atom.text + quantifier + b")"
                may_be_left_out = quantifier[:1] == b"?" or quantifier.startswith((b"{0,", b"{0}"))
            else:
                text = repeated + atom.last
                may_be_left_out = quantifier in (b"*", b"{0,}")
            if atom.empty is None:
                atom = _plain(text, empty=may_be_left_out)
            else:
                atom = _Piece(text, repeated, atom.empty, atom.anchored)

    def _quantifier(self) -> bytes:
        sign = self._peek()
        if sign in (b"*", b"+", b"?") and sign:
            self.at += 1
            self.repeats = True
            return sign
        if sign != b"{":
            return b""
        end = self.pattern.find(b"}", self.at)
        low, comma, high = self.pattern[self.at + 1 : end].partition(b",")
        if end < 0 or not low.isdigit() or (high and not high.isdigit()):
            raise self._error()
        least, most = (whole_number(count.decode()) for count in (low, high or low))
        if least is None or most is None:
            raise UnsupportedRegexError("a repetition over 1000")
        if most < least:
            raise self._error()
        if most > 1000:
            raise UnsupportedRegexError("a repetition over 1000")
        self.at = end + 1
        self.repeats = self.repeats or (bool(comma) and high != low)
        return b"{" + low + comma + high + b"}"

    def _atom(self) -> _Piece:
        character = self._take()
        if character == b"(":
            self.groups += 1
            self.depth += 1
            opening = b"(?P<g%d>" % self.groups
            if self.depth > _NESTING or self.groups > _GROUPS:
                raise UnsupportedRegexError("too many groups")
            inner = self._alternatives()
            if self._take() != b")":
                raise self._error()
            self.depth -= 1
            text = opening + inner.text + b")"
            if inner.empty is None:
                return _plain(text)
            return _Piece(text, b"(?:" + inner.loop + b")", opening + inner.empty + b")", inner.anchored)
        if character == b"[":
            return _plain(_Bracket(self).text)
        if character == b".":
            return _plain(b".")
        if character == b"\\":
            character = self._take()
            if character[0] not in _ESCAPABLE:
                raise self._error()
        return _plain(b"\\x%02x" % character[0])


class _Bracket:
    """A bracket expression; the position is behind its `[`."""

    def __init__(self, parser: _Translation) -> None:
        self.parser = parser
        self.members: list[bytes] = []
        self.last: int | None = None
        negated = self._follows(b"^")
        self.first = True
        kind, value = self._token()
        if kind in ("char", "dash"):
            self.last = value[0]
        else:
            self._term(kind, value)
        while kind != "end":
            kind, value = self._token()
            kind = self._term(kind, value)
        self._flush()
        self.text = b"[" + (b"^" if negated else b"") + b"".join(self.members) + b"]"

    def _follows(self, text: bytes) -> bool:
        if self.parser.pattern.startswith(text, self.parser.at):
            self.parser.at += len(text)
            return True
        return False

    def _token(self) -> tuple[str, bytes]:
        first, self.first = self.first, False
        character = self.parser._take()
        if character == b"-":
            return "dash", character
        if character == b"]" and not first:
            return "end", character
        if character == b"[" and self.parser._peek() in (b".", b":", b"=") and self.parser._peek():
            return self._named(self.parser._take())
        return "char", character

    def _named(self, mark: bytes) -> tuple[str, bytes]:
        end = self.parser.pattern.find(mark + b"]", self.parser.at)
        if end < 0:
            raise self.parser._error()
        name = self.parser.pattern[self.parser.at : end]
        self.parser.at = end + 2
        if mark == b":":
            if name.lower() not in _CLASSES:
                raise self.parser._error()
            return "class", _CLASSES[name.lower()]
        if len(name) != 1:
            raise UnsupportedRegexError("a collating name")
        return ("char", name) if mark == b"." else ("class", b"\\x%02x" % name[0])

    def _flush(self) -> None:
        if self.last is not None:
            self.members.append(b"\\x%02x" % self.last)
            self.last = None

    def _term(self, kind: str, value: bytes) -> str:
        """Handle one token; returns the kind that ends the loop when the bracket ended inside it."""
        if kind == "char":
            self._flush()
            self.last = value[0]
        elif kind == "class":
            self._flush()
            self.members.append(value)
        elif kind == "dash":
            return self._dash()
        return kind

    def _dash(self) -> str:
        kind, value = self._token()
        if kind == "end":
            self._flush()
            self.last = ord("-")
            return "end"
        if self.last is None or kind == "class":
            raise self.parser._error()
        self._range(self.last, value[0])
        self.last = None
        return "range"

    def _range(self, low: int, high: int) -> None:
        # Nix's `char` is signed.
        if (low ^ 0x80) > (high ^ 0x80):
            raise self.parser._error()
        if (low < 0x80) == (high < 0x80):
            self.members.append(b"\\x%02x-\\x%02x" % (low, high))
        else:
            self.members.append(b"\\x%02x-\\xff\\x00-\\x%02x" % (low, high))
