"""Reading a Caddyfile's directives (Caddy's documentation, "Caddyfile Concepts").

In: the text of a site block or of a whole file. Out: directives with their words and blocks; unknown parts of the text
stay holes of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nixlint_hwc.eval.values import Str

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|`[^`]*`|#[^\n]*|\n|[^\s]+')


@dataclass(frozen=True, slots=True, eq=False)
class Directive:
    """A line of words, and the directives in the block after it."""

    words: tuple[Str, ...]
    block: tuple[Directive, ...]

    @property
    def name(self) -> str:
        """The first word."""
        return self.words[0].text


def parse_caddyfile(text: Str) -> tuple[Directive, ...]:
    """The directives of a text. Unbalanced braces end or close what they can."""
    return tuple(_directives(_tokens(text)))


def _tokens(text: Str) -> Iterator[Str]:
    after_space = True
    for match in _TOKEN.finditer(text.text):
        start, end = match.span()
        token = match[0]
        after_space = start == 0 or text.text[start - 1].isspace()
        if token.startswith("#") and after_space:
            continue
        if len(token) > 1 and token[0] in '"`' and token[-1] == token[0]:
            start, end = start + 1, end - 1
        yield text.slice(start, end)


def _directives(tokens: Iterator[Str]) -> list[Directive]:
    found: list[Directive] = []
    words: list[Str] = []
    for token in tokens:
        if token.text == "{":
            found.append(Directive(tuple(words) or (Str(""),), tuple(_directives(tokens))))
            words = []
        elif token.text in ("}", "\n"):
            if words:
                found.append(Directive(tuple(words), ()))
                words = []
            if token.text == "}":
                return found
        else:
            words.append(token)
    if words:
        found.append(Directive(tuple(words), ()))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Proxied:
    """A `reverse_proxy` of a site. `matcher` is what requests must match, `*` for all, as words joined by spaces."""

    matcher: str
    upstreams: tuple[Str, ...]


#: Directives whose block handles the requests that match their argument.
_HANDLERS: Final = ("handle", "handle_path", "route")


def proxied(directives: tuple[Directive, ...], outer: tuple[str, ...] = ()) -> Iterator[Proxied]:
    """The `reverse_proxy` directives of a site block, those inside handlers too."""
    named = {d.name: _meaning(d) for d in directives if d.name.startswith("@")}
    for directive in directives:
        words = directive.words[1:]
        if directive.name in _HANDLERS:
            own = tuple(named.get(word.text, word.text) for word in words[:1])
            yield from proxied(directive.block, (*outer, *own))
        elif directive.name == "reverse_proxy":
            matched = words[:1] if words and words[0].text[:1] in ("/", "@", "*") else ()
            own = tuple(named.get(word.text, word.text) for word in matched)
            more = [word for inner in directive.block if inner.name == "to" for word in inner.words[1:]]
            yield Proxied(" ".join((*outer, *own)) or "*", (*words[len(matched) :], *more))


def _meaning(directive: Directive) -> str:
    """What a named matcher matches, as one string."""
    inline = " ".join(word.text for word in directive.words[1:])
    inner = "; ".join(" ".join(word.text for word in one.words) for one in directive.block)
    return inline + (f" {{ {inner} }}" if inner else "")
