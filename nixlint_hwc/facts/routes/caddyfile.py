"""Reading a Caddyfile's directives (Caddy's documentation, "Caddyfile Concepts").

In: the text of a site block or of a whole file. Out: directives with their words and blocks; unknown parts of the text
stay holes of the words.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from nixlint_hwc.eval.numerals import whole_number
from nixlint_hwc.eval.values import HOLE, Str, join

_ARGUMENT: Final = re.compile(r"\{args(?:\[(?P<index>\d+)\]|\.(?P<old>\d+))\}")
_NESTED_IMPORTS: Final = 8
#: What a word takes besides its characters, in characters.
_WORD: Final = 20
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|`[^`]*`|#[^\n]*|\\\n|\n|<<(?P<end>[\w-]+)(?=\n)|[^\s]+')
#: How many heredocs without an end are looked for; then `<<` is a word like others.
_OPEN_HEREDOCS: Final = 8
#: How long the matchers around a directive can be, in characters; what longer ones match counts as unknown.
_LONGEST_MATCHER: Final = 2_000
#: How many blocks inside of each other are read as blocks; a Caddyfile needs a handful.
_DEEPEST: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class Directive:
    """A line of words, and the directives in the block after it; `has_block` tells whether there is one, if empty."""

    words: tuple[Str, ...]
    block: tuple[Directive, ...]
    has_block: bool = False

    @property
    def name(self) -> str:
        """The first word."""
        return self.words[0].text


#: The directives of snippets, by name.
Snippets = Mapping[str, tuple[Directive, ...]]


def parse_caddyfile(text: Str) -> tuple[Directive, ...]:
    """The directives of a text. Unbalanced braces, and ones deeper than a Caddyfile's, end or close what they can."""
    return tuple(_directives(_tokens(text), _DEEPEST))


def _tokens(text: Str) -> Iterator[Str]:
    """The words and line ends; heredocs are one word, and a line that ends in a backslash goes on in the next."""
    source, at, unended = text.text, 0, 0
    while (match := _TOKEN.search(source, at)) is not None:
        start, at = match.span()
        token = match[0]
        if token == "\\\n" or (token.startswith("#") and (start == 0 or source[start - 1].isspace())):
            continue
        end = at
        if match["end"] is not None and unended < _OPEN_HEREDOCS:
            close = re.compile(rf"\n[^\S\n]*{re.escape(match['end'])}(?=\s|$)").search(source, at)
            unended += close is None
            if close is not None:
                start, end, at = min(at + 1, close.start()), close.start(), close.end()
        elif len(token) > 1 and token[0] in '"`' and token[-1] == token[0]:
            start, end = start + 1, end - 1
        yield text.slice(start, end)


def _directives(tokens: Iterator[Str], deeper: int) -> list[Directive]:
    """The directives up to the end of a block; `deeper` is how many blocks inside of each other are still read."""
    found: list[Directive] = []
    words: list[Str] = []
    for token in tokens:
        if token.text == "{" and deeper:
            found.append(Directive(tuple(words) or (Str(""),), tuple(_directives(tokens, deeper - 1)), True))
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


@dataclass(slots=True, eq=False)
class Imports:
    """What `import` and `invoke` may name: snippets and named routes, and files.

    `files` gives the directives of the files that a word names, null where they are not known; `has_gap` then tells
    that something is missing. Snippets that name each other multiply, and so do arguments that hold arguments: `left`
    is how many imports are still followed, `room` how much text they may still bring, in characters.
    """

    snippets: Snippets
    files: Callable[[Str], tuple[Directive, ...] | None] = lambda _: None
    has_gap: bool = False
    left: int = 500
    room: int = 1_000_000

    def of(self, directive: Directive) -> tuple[Directive, ...] | None:
        """What stands for a directive; null for one that is no import, or whose import is not known."""
        words = directive.words
        if len(words) < 2 or directive.name not in ("import", "invoke"):
            return None
        self.left -= 1
        if self.left < 0 or self.room < 0:
            self.has_gap = True
            return None
        if directive.name == "invoke":
            return self._brought(self.snippets.get(f"&{words[-1].text}"))
        snippet = self.snippets.get(words[1].text)
        if snippet is None:
            return self._brought(self.files(words[1]))
        return self._brought(tuple(self._with_arguments(one, words[2:]) for one in snippet))

    def _brought(self, found: tuple[Directive, ...] | None) -> tuple[Directive, ...] | None:
        """What an import brings, null where that is not known, or more than there is room for."""
        if found is not None:
            self.room -= sum(map(_size, found))
        if found is None or self.room < 0:
            self.has_gap = True
            return None
        return found

    def _with_arguments(self, directive: Directive, arguments: tuple[Str, ...]) -> Directive:
        words = tuple(self._filled(word, arguments) for word in directive.words)
        block = tuple(self._with_arguments(one, arguments) for one in directive.block)
        return Directive(words, block, directive.has_block)

    def _filled(self, word: Str, arguments: tuple[Str, ...]) -> Str:
        """A word of a snippet with each `{args[0]}`, or `{args.0}` as it was written before, replaced."""
        parts: list[Str] = []
        at = 0
        for match in _ARGUMENT.finditer(word.text):
            index = whole_number(match["index"] or match["old"])
            if index is None or index >= len(arguments) or self.room < 0:
                continue
            parts += [word.slice(at, match.start()), arguments[index]]
            at = match.end()
            self.room -= len(arguments[index].text)
        return join([*parts, word.slice(at, len(word.text))]) if parts else word


def expanded(
    directives: tuple[Directive, ...], imports: Imports, depth: int = 0, *, within_sites: bool = True
) -> tuple[Directive, ...]:
    """Directives with each `import` replaced by what it names, the arguments put in.

    Those inside blocks only where `within_sites` says so: what a site lacks is told when it is looked at.
    """
    found: list[Directive] = []
    for directive in directives:
        imported = imports.of(directive) if depth < _NESTED_IMPORTS else None
        if imported is not None:
            found += expanded(imported, imports, depth + 1, within_sites=within_sites)
        elif within_sites:
            found.append(replace(directive, block=expanded(directive.block, imports, depth)))
        else:
            found.append(directive)
    return tuple(found)


def _size(directive: Directive) -> int:
    """What a directive takes, in characters; each word counts for some more."""
    return sum(len(word.text) + _WORD for word in directive.words) + sum(map(_size, directive.block))


def snippets_of(directives: tuple[Directive, ...]) -> Snippets:
    """The snippets that a whole Caddyfile defines, `(name) { ... }`, and its named routes, under `&name`."""
    snippets = {d.name[1:-1]: d.block for d in directives if d.name.startswith("(") and d.name.endswith(")")}
    routes = {f"&{d.name[2:-1]}": d.block for d in directives if d.name.startswith("&(") and d.name.endswith(")")}
    return {**snippets, **routes}


def sites(directives: tuple[Directive, ...]) -> Iterator[tuple[tuple[str, ...], tuple[Directive, ...]]]:
    """The sites of a whole Caddyfile: their addresses, and what is in them.

    A file of one site can go without its braces: the first line then is the addresses.
    """
    own = [d for d in directives if d.name and not d.name.startswith(("(", "&(")) and d.name != "import"]
    if own and not own[0].has_block:
        rest = tuple(d for d in directives if d is not own[0] and (d in own or d.name == "import"))
        yield _addresses(own[0]), rest
        return
    for directive in own:
        if directive.has_block:
            yield _addresses(directive), directive.block


def _addresses(directive: Directive) -> tuple[str, ...]:
    names = [part for word in directive.words for part in word.text.split(",")]
    return tuple(name for name in names if name)


@dataclass(frozen=True, slots=True, eq=False)
class Proxied:
    """A directive of a site that passes requests on.

    `matcher` is what requests must match, `*` for all, as words joined by spaces; it has a hole where that is not
    known. `host` is the one host name that these must ask for, as in the blocks of a site for `*.example.org`.
    """

    matcher: str
    upstreams: tuple[Str, ...]
    host: str | None = None


#: Directives whose block handles the requests that match their argument.
_HANDLERS: Final = ("handle", "handle_path", "route")
#: Directives that pass requests on; all but the first ask for more, or for files only.
_PROXIES: Final = ("reverse_proxy", "forward_auth", "php_fastcgi")
_ONE_HOST: Final = re.compile(r"(?:^|[\s{;])host\s+([^\s;{}]+)(?:[\s;}]|$)")


def proxied(directives: tuple[Directive, ...]) -> Iterator[Proxied]:
    """The directives of a site block that pass requests on, those inside handlers too."""
    yield from _proxied(directives, (), ChainMap())


def _proxied(directives: tuple[Directive, ...], outer: tuple[str, ...], known: ChainMap[str, str]) -> Iterator[Proxied]:
    """Those inside handlers whose matchers are `outer`; `known` are the named matchers, by their names."""
    named = known.new_child({d.name: _meaning(d) for d in directives if d.name.startswith("@")})
    for directive in directives:
        words = directive.words[1:]
        if directive.name in _HANDLERS:
            yield from _proxied(directive.block, _narrowed(outer, words[:1], named), named)
        elif directive.name in _PROXIES:
            matched = words[:1] if words and words[0].text[:1] in ("/", "@", "*") else ()
            more = [word for inner in directive.block if inner.name == "to" for word in inner.words[1:]]
            matchers = _narrowed(outer, matched, named)
            parts = matchers if directive.name == "reverse_proxy" else (directive.name, *matchers)
            host = next((found for part in matchers if (found := _host(part))), None)
            yield Proxied(" ".join(parts) or "*", (*words[len(matched) :], *more), host)


def _narrowed(outer: tuple[str, ...], words: tuple[Str, ...], named: Mapping[str, str]) -> tuple[str, ...]:
    """All matchers of a directive: those around it, and its own, unless it only repeats one of them.

    A path counts again: `handle_path` takes it away from what the directives inside see.
    """
    own = [(word, named.get(word.text, word.text)) for word in words]
    found = (*outer, *(one for word, one in own if word.text.startswith("/") or one not in outer))
    return found if sum(map(len, found)) <= _LONGEST_MATCHER else (HOLE,)


def _host(matcher: str) -> str | None:
    """The one host name that a matcher asks for."""
    words = matcher.split()
    if "not" in words or (len(words) > 2 and not matcher.startswith(" {")):
        return None
    found = _ONE_HOST.search(matcher)
    return found[1] if found is not None and "*" not in found[1] and "{" not in found[1] else None


def _meaning(directive: Directive) -> str:
    """What a named matcher matches, as one string."""
    inline = " ".join(word.text for word in directive.words[1:])
    inner = "; ".join(" ".join(word.text for word in one.words) for one in directive.block)
    return inline + (f" {{ {inner} }}" if inner else "")
