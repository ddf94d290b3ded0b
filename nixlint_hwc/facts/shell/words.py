"""Words of a shell script, expanded as far as the script alone determines them.

In: syntax nodes of `tree-sitter-bash`, the script's text, and the variables known so far. Out: words as `Str` that keep
the origin of their parts. What only the running script knows is a hole. Source: "Expansion" in bash(1).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from nixlint_hwc.eval.values import HOLE, Segment, Str, Unknown, join
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from tree_sitter import Node

    from nixlint_hwc.facts.shell.command import Command

#: A variable's value: one string, or the elements of an array.
Variables: TypeAlias = dict[str, tuple[Str, ...]]

MAX_WORDS = 200
MAX_LENGTH = 100_000

_BRACES = re.compile(r"(?<!\$)\{([^{}\s]*,[^{}\s]*)\}")
_QUOTED = re.compile(r"'[^']*'|\"(?:[^\"\\]|\\.)*\"|\\.", re.DOTALL)
_EXPANSIONS = frozenset(
    {"simple_expansion", "expansion", "command_substitution", "arithmetic_expansion", "process_substitution"}
)


def hole(unknown: Unknown) -> Str:
    """A string of which nothing is known, with the place that it comes from."""
    return Str(HOLE, (Segment(1, unknown.span, False),), (unknown,))


def _segmented(text: Str) -> Str:
    """The text with its origin as segments, so that slices do not compare all of it with its source each time."""
    if not isinstance(text.origin, Span):
        return text
    if text.holes:
        return Str(text.text, (Segment(len(text.text), text.origin, False),), text.holes)
    return Str(text.text, text.segments(), text.holes)


def merge_variables(before: Variables, after: Variables) -> Variables:
    """What is known of the variables where either state may hold."""
    merged: Variables = {}
    for name in before.keys() & after.keys():
        same = [value.text for value in before[name]] == [value.text for value in after[name]]
        merged[name] = before[name] if same else (hole(Unknown(f"the shell variable {name} depends on a branch")),)
    return merged


class WordReader:
    """Expands the words of one script text; keeps the commands that it meets inside `$(...)` until they are taken."""

    def __init__(self, text: Str, variables: Variables, run: Callable[[Node], list[Command]]) -> None:
        self.text = _segmented(text)
        self.variables = variables
        self.run = run
        self.nested: list[Command] = []
        self.offsets: list[int] | None = None

    def take_nested(self) -> list[Command]:
        """The commands met inside `$(...)` since the last call."""
        taken, self.nested = self.nested, []
        return taken

    def run_nested(self, node: Node) -> None:
        """Run the commands of a `$(...)`; those met before it stay with the word that is being read."""
        pending, self.nested = self.nested, []
        commands = self.run(node)
        self.nested = [*pending, *self.nested, *commands]

    def source(self, node: Node | None) -> Str:
        """The script's text at a node."""
        return Str("") if node is None else self.slice(node.start_byte, node.end_byte)

    def slice(self, start: int, end: int) -> Str:
        """The script's text between two byte offsets of what the parser was given."""
        return self.text.slice(self.index(start), self.index(end))

    def index(self, offset: int) -> int:
        if self.text.text.isascii():
            return offset
        if self.offsets is None:
            sizes = (1 if character.isascii() else 2 for character in self.text.text)
            self.offsets = [0, *accumulate(sizes)]
        return bisect_left(self.offsets, offset, 0, len(self.offsets) - 1)

    def unknown(self, reason: str, node: Node) -> Str:
        """A hole for what stands at a node."""
        spans = self.source(node).spans()
        return hole(Unknown(reason, next(iter(spans), None)))

    def words(self, node: Node) -> list[Str]:
        """The words that one word of the script becomes."""
        if node.type == "command_name" and node.named_children:
            return self.words(node.named_children[0])
        array = self.array(node)
        if array is not None:
            return list(array)
        value = self.value(node)
        if node.type in ("simple_expansion", "expansion") and not value.holes:
            return _fields(value)
        raw = self.source(node).text
        if "{" in raw and node.type in ("word", "concatenation") and _BRACES.search(_QUOTED.sub("", raw)):
            return _expand_braces(value)
        return [value]

    def array(self, node: Node) -> tuple[Str, ...] | None:
        """The elements of `"${NAME[@]}"` or `"$@"`; None for every other word."""
        inner = node.named_children[0] if node.type == "string" and node.named_child_count == 1 else node
        if inner.type not in ("simple_expansion", "expansion"):
            return None
        match = re.fullmatch(r'"?\$\{?(?:(\w+)\[[@*]\]|([@*]))\}?"?', self.source(node).text)
        return self.variables.get(match[1] or "@") if match else None

    def value(self, node: Node) -> Str:
        """The one string that a word becomes before it is split."""
        read = _READERS.get(node.type)
        if read is not None:
            return read(self, node)
        return self.source(node)

    def read_word(self, node: Node) -> Str:
        text = self.source(node)
        return _unescape(text, None) if "\\" in text.text else text

    def read_string(self, node: Node) -> Str:
        return self.fill(node, node.start_byte + 1, max(node.start_byte + 1, node.end_byte - 1), '"$`\\\n')

    def read_raw(self, node: Node) -> Str:
        text = self.source(node)
        start = text.text.index("'") + 1 if "'" in text.text else 0
        return text.slice(start, max(start, len(text.text) - 1))

    def read_concatenation(self, node: Node) -> Str:
        return _bounded([self.value(child) for child in node.children if child.type != "`"])

    def fill(self, node: Node, start: int, end: int, escapes: str) -> Str:
        """A range of text with the expansions inside it replaced by their values."""
        parts: list[Str] = []
        at = start
        for child in _expansions(node):
            parts += [_unescape(self.slice(at, child.start_byte), escapes), self.value(child)]
            at = child.end_byte
        parts.append(_unescape(self.slice(at, max(at, end)), escapes))
        return _bounded(parts)

    def heredoc(self, node: Node) -> Str:
        """The text of a here-document."""
        if not any(True for _ in _expansions(node)):
            return self.source(node)
        return self.fill(node, node.start_byte, node.end_byte, "$`\\\n")

    def read_expansion(self, node: Node) -> Str:
        """`$NAME` and `${NAME}`; every other form is not computed."""
        match = re.fullmatch(r"\$\{?(\w+)\}?", self.source(node).text)
        for child in _expansions(node):
            self.run_nested(child)
        value = self.variables.get(match[1]) if match else None
        if value is None or len(value) != 1:
            return self.unknown(f"the shell's {self.source(node).shown}", node)
        return value[0]

    def read_substitution(self, node: Node) -> Str:
        before = len(self.nested)
        self.run_nested(node)
        text = self.unknown("the output of a command", node)
        # What the commands read is in what they print.
        text.holes[0].payload = tuple(self.nested[before:])
        return text

    def assignment(self, node: Node) -> tuple[str, tuple[Str, ...]]:
        """The name and the value of `NAME=value`, `NAME+=value` or `NAME=(a b)`."""
        name = self.source(node.child_by_field_name("name")).text
        value = node.child_by_field_name("value")
        if value is not None and value.type == "array":
            words = tuple(word for child in value.named_children for word in self.words(child))
        else:
            words = (Str("") if value is None else self.value(value),)
        if any(child.type == "+=" for child in node.children):
            before = self.variables.get(name, (self.unknown(f"the shell's ${name}", node),))
            words = before + words if value is not None and value.type == "array" else (_bounded([*before, *words]),)
        return name, tuple(_at_most(words))


def _expansions(node: Node) -> list[Node]:
    """The outermost expansions inside a node."""
    return [child for child in node.named_children if child.type in _EXPANSIONS]


def _bounded(parts: list[Str]) -> Str:
    """The parts joined; a value that doubles in every turn of a loop stops growing."""
    kept = [part for part in parts if part.text]
    if not kept:
        return parts[0] if parts else Str("")
    joined = join(kept)
    return joined if len(joined.text) <= MAX_LENGTH else hole(Unknown("a value that is too long"))


def _unescape(text: Str, only: str | None) -> Str:
    """Without backslashes that quote the next character: any, or only those before the given ones."""
    if "\\" not in text.text:
        return text
    parts: list[Str] = []
    at = start = 0
    source = text.text
    while at < len(source):
        if source[at] == "\\" and (only is None or source[at + 1 : at + 2] in only):
            parts.append(text.slice(start, at))
            start = at + (2 if source.startswith("\n", at + 1) else 1)
            at += 2
        else:
            at += 1
    parts.append(text.slice(start, len(source)))
    return _bounded(parts)


def _fields(value: Str) -> list[Str]:
    """The words of an unquoted value."""
    return _at_most([value.slice(match.start(), match.end()) for match in re.finditer(r"[^ \t\n]+", value.text)])


def _at_most(words: Sequence[Str]) -> list[Str]:
    """Words that do not become ever more; those beyond the bound are a hole."""
    return [*words[:MAX_WORDS], *([hole(Unknown("further words"))] if len(words) > MAX_WORDS else [])]


def _expand_braces(word: Str) -> list[Str]:
    """`a{b,c}` as `ab` and `ac`."""
    done: list[Str] = []
    open_words = [word]
    while open_words and len(done) + len(open_words) <= MAX_WORDS:
        current = open_words.pop(0)
        match = _BRACES.search(current.text)
        if match is None:
            done.append(current)
            continue
        head = current.slice(0, match.start())
        tail = current.slice(match.end(), len(current.text))
        choices = current.slice(match.start(1), match.end(1)).split(",")
        open_words = [_bounded([head, choice, tail]) for choice in choices] + open_words
    plain = [word for word in open_words if _BRACES.search(word.text) is None]
    return [*done, *plain, *([hole(Unknown("further words"))] if len(plain) < len(open_words) else [])]


_READERS: dict[str, Callable[[WordReader, Node], Str]] = {
    "word": WordReader.read_word,
    "string": WordReader.read_string,
    "raw_string": WordReader.read_raw,
    "ansi_c_string": WordReader.read_raw,
    "translated_string": WordReader.read_concatenation,
    "concatenation": WordReader.read_concatenation,
    "simple_expansion": WordReader.read_expansion,
    "expansion": WordReader.read_expansion,
    "command_substitution": WordReader.read_substitution,
    "process_substitution": WordReader.read_substitution,
    "arithmetic_expansion": WordReader.read_substitution,
}
