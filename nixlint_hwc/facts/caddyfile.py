"""Reading a Caddyfile's directives (Caddy's documentation, "Caddyfile Concepts").

In: the text of a site block or of a whole file. Out: directives with their words and blocks; unknown parts of the text
stay holes of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from nixlint_hwc.eval.values import Str, join

_ARGUMENT: Final = re.compile(r"\{args(?:\[(?P<index>\d+)\]|\.(?P<old>\d+))\}")
_NESTED_IMPORTS: Final = 8
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


#: The directives of snippets, by name.
Snippets = Mapping[str, tuple[Directive, ...]]


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
        elif token.text == "\n" and words and words[-1].text.endswith(","):
            # A list of addresses goes on in the next line.
            continue
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


def expanded(directives: tuple[Directive, ...], snippets: Snippets, depth: int = 0) -> tuple[Directive, ...]:
    """Directives with `import` of a snippet replaced by the snippet's own, the arguments put in."""
    found: list[Directive] = []
    for directive in directives:
        words = directive.words
        snippet = snippets.get(words[1].text) if directive.name == "import" and len(words) > 1 else None
        if snippet is not None and depth < _NESTED_IMPORTS:
            filled = tuple(_with_arguments(one, words[2:]) for one in snippet)
            found += expanded(filled, snippets, depth + 1)
        else:
            found.append(Directive(words, expanded(directive.block, snippets, depth)))
    return tuple(found)


def _with_arguments(directive: Directive, arguments: tuple[Str, ...]) -> Directive:
    words = tuple(_filled(word, arguments) for word in directive.words)
    return Directive(words, tuple(_with_arguments(one, arguments) for one in directive.block))


def _filled(word: Str, arguments: tuple[Str, ...]) -> Str:
    """A word of a snippet with `{args[0]}`, or `{args.0}` as it was written before, replaced."""
    match = _ARGUMENT.search(word.text)
    index = int(match["index"] or match["old"]) if match is not None else 0
    if match is None or index >= len(arguments):
        return word
    before, after = word.slice(0, match.start()), word.slice(match.end(), len(word.text))
    return join([before, arguments[index], _filled(after, arguments)])


def snippets_of(directives: tuple[Directive, ...]) -> Snippets:
    """The snippets that a whole Caddyfile defines: `(name) { ... }`."""
    return {d.name[1:-1]: d.block for d in directives if d.name.startswith("(") and d.name.endswith(")")}


def sites(directives: tuple[Directive, ...]) -> Iterator[tuple[tuple[str, ...], tuple[Directive, ...]]]:
    """The site blocks of a whole Caddyfile: their addresses, and what is in them."""
    for directive in directives:
        if directive.block and directive.name and not directive.name.startswith(("(", "&(")):
            names = [part for word in directive.words for part in word.text.split(",")]
            yield tuple(name for name in names if name), directive.block


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
