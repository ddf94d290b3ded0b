"""Changes to a Nix text along its syntax tree, so that what comes of them mostly still parses.

In: a text, a pool of pieces of others, and a source of randomness. Out: a text, or None where no change was found that
Nix would take. The same randomness gives the same text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import NamedTuple

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import ast, parse
from tests.fuzz.target import lines

#: Changes that are tried until one is found.
TRIES = 6
#: The longest piece that is carried over to another text (bytes).
PIECE = 500
#: What makes a piece of a module an expression of its own.
_SCOPE = b"{ config, lib, pkgs, cfg, name, ... }: "

Edit = tuple[int, int, bytes]


class Place(NamedTuple):
    """Where a node stands, and what kind it is. Nodes themselves are not kept: many texts are."""

    kind: str
    start: int
    end: int

    def text(self, whole: bytes) -> bytes:
        return whole[self.start : self.end]


@dataclass
class Places:
    """The nodes of a tree by what can be done with them.

    `bindings` have the end of their name, `named` values the name they are bound to, `lists` their elements, `sets`
    the end of the last binding.
    """

    expressions: list[Place] = field(default_factory=list)
    bindings: list[tuple[Place, int]] = field(default_factory=list)
    named: list[tuple[str, Place]] = field(default_factory=list)
    lists: list[tuple[Place, tuple[Place, ...]]] = field(default_factory=list)
    sets: list[int] = field(default_factory=list)
    bodies: list[Place] = field(default_factory=list)


_NO_EXPRESSIONS = (
    ast.Text, ast.Binding, ast.Inherit, ast.Formal, ast.Formals, ast.StaticName, ast.DynamicName, ast.Unparsed,
)  # fmt: skip


@lru_cache(maxsize=30)
def places(text: bytes) -> Places | None:
    """The nodes of a text; None where Nix would not take it."""
    tree = parse(SourceFile("piece.nix", text))
    if tree.diagnostics or tree.encrypted:
        return None
    found = Places()
    stack: list[object] = [tree.root]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Inherit):
            stack.append(node.source)
        elif isinstance(node, ast.Binding) and node.implicit and isinstance(node.value, ast.Attrs):
            found.bindings.append((_place(node), node.name.end))
            stack.extend(node.value.bindings)
        elif isinstance(node, tuple):
            if hasattr(node, "_fields"):
                _sort(node, found)  # type: ignore[arg-type]
            stack.extend(node)
    return found


def _place(node: ast.Node | ast.Binding) -> Place:
    return Place(type(node).__name__, node.start, node.end)


def _sort(node: ast.Node, found: Places) -> None:
    if isinstance(node, ast.Binding):
        found.bindings.append((_place(node), node.name.end))
        if isinstance(node.name, ast.StaticName):
            found.named.append((node.name.name, _place(node.value)))
    elif not isinstance(node, _NO_EXPRESSIONS):
        found.expressions.append(_place(node))
    if isinstance(node, ast.List):
        found.lists.append((_place(node), tuple(map(_place, node.items))))
    elif isinstance(node, ast.Attrs):
        found.sets.append(node.bindings[-1].end if node.bindings else node.end - 1)
    elif isinstance(node, ast.Lambda | ast.Let):
        found.bodies.append(_place(node.body))


class Pieces:
    """Expressions and bindings of many texts that stand on their own where modules' arguments are in scope."""

    def __init__(self, texts: Sequence[bytes]) -> None:
        self.by_kind: dict[str, list[bytes]] = {}
        self.by_name: dict[str, list[bytes]] = {}
        self.bindings: list[tuple[str, bytes]] = []
        for text in texts:
            found = places(text)
            if found is not None:
                self._take(text, found)

    def _take(self, text: bytes, found: Places) -> None:
        for name, node in found.named:
            piece = node.text(text)
            if len(piece) <= PIECE and _is_closed(piece):
                self.by_name.setdefault(name, []).append(piece)
                self.by_kind.setdefault(node.kind, []).append(piece)
                self.bindings.append((name, piece))
        for _, items in found.lists:
            for node in items:
                piece = node.text(text)
                if len(piece) <= PIECE and _is_closed(piece):
                    self.by_kind.setdefault(node.kind, []).append(piece)


def _is_closed(piece: bytes) -> bool:
    return not parse(SourceFile("piece.nix", _SCOPE + piece)).diagnostics


def _hostile_pieces() -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    for line in lines("hostile"):
        kind, _, piece = line.partition(" ")
        found.setdefault(kind, []).append(piece.encode())
    found["String"].append('"\u00e9\u202e\U000e0041"'.encode())
    return found


#: What stands in for literals of a kind of node: the edges of what rules, parsers and Nix expect.
HOSTILE = _hostile_pieces()
#: What an expression is put into, as `%s`.
AROUND = tuple(line.encode() for line in lines("around"))
COMMENTS = tuple(line.encode() for line in lines("remarks"))


class StructureMutator:
    """Changes of one text; `pieces` are those of others."""

    def __init__(self, random: Random, pieces: Pieces) -> None:
        self.random = random
        self.pieces = pieces

    def mutate(self, text: bytes) -> bytes | None:
        """The text after one to a few changes that Nix takes; None for a text that it does not take as it is."""
        if places(text) is None:
            return None
        for _ in range(self.random.choice((1, 1, 1, 2, 3, 5))):
            text = self._changed(text)
        return text

    def _changed(self, text: bytes) -> bytes:
        found = places(text)
        for _ in range(TRIES if found is not None else 0):
            assert found is not None
            edits = sorted(self.random.choice(CHANGES)(self, text, found))
            changed = spliced(text, edits)
            if edits and changed != text and places(changed) is not None:
                return changed
        return text

    def expression(self, found: Places) -> Place:
        return self.random.choice(found.expressions)

    def like(self, node: Place) -> bytes:
        """A piece of the same kind."""
        same = self.pieces.by_kind.get(node.kind, ())
        return self.random.choice(same) if same and self.random.random() < 0.8 else self.random.choice(HOSTILE["Any"])


def spliced(text: bytes, edits: Sequence[Edit]) -> bytes:
    pieces, at = [], 0
    for start, end, new in edits:
        if start < at:
            continue
        pieces += [text[at:start], new]
        at = end
    return b"".join([*pieces, text[at:]])


def _in_parentheses(piece: bytes) -> bytes:
    return piece if piece[:1] in b'"[{(' and piece[-1:] in b'"]})' else b"(%s)" % piece


def _replaced(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """An expression, by one of the same kind from another text."""
    if found.expressions:
        node = mutator.expression(found)
        yield node.start, node.end, _in_parentheses(mutator.like(node))


def _same_name(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """A value, by one that another text binds to the same name."""
    named = [(name, node) for name, node in found.named if name in mutator.pieces.by_name]
    if named:
        name, node = mutator.random.choice(named)
        yield node.start, node.end, mutator.random.choice(mutator.pieces.by_name[name])


def _hostile(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """A literal, by an awkward one."""
    literals = [node for node in found.expressions if node.kind in HOSTILE]
    if literals:
        node = mutator.random.choice(literals)
        yield node.start, node.end, mutator.random.choice(HOSTILE[node.kind])


def _inside(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """Some characters inside a string."""
    strings = [node for node in found.expressions if node.kind == "String" and node.end - node.start > 3]
    if strings:
        node = mutator.random.choice(strings)
        at = mutator.random.randrange(node.start + 1, node.end - 1)
        new = mutator.random.choice((b"", b":", b"0", b"/", b"@", b"=", b",", b" ", b"x", b"${config.x.y}", b"-", b"."))
        yield at, at + mutator.random.choice((0, 1, 3)), new


def _wrapped(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    if found.expressions:
        node = mutator.expression(found)
        piece = node.text(text)
        around = mutator.random.choice(AROUND)
        yield node.start, node.end, around.replace(b"%s", b"(%s)" % piece if piece[:1] not in b'"[{' else piece)


def _swapped(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """Two expressions of the text."""
    if len(found.expressions) > 1:
        one, two = sorted(mutator.random.sample(found.expressions, 2), key=lambda node: node.start)
        if one.end <= two.start:
            yield one.start, one.end, _in_parentheses(two.text(text))
            yield two.start, two.end, _in_parentheses(one.text(text))


def _removed(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """A binding."""
    if found.bindings:
        node, _ = mutator.random.choice(found.bindings)
        yield node.start, node.end, b""


def _doubled(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """A binding, under another name."""
    if found.bindings:
        node, end = mutator.random.choice(found.bindings)
        name = mutator.random.choice((b"other", b'"a b"', b'"x.y"', b"enable", b"${config.a.b}", b"image", b"ports"))
        yield node.end, node.end, b" " + name + text[end : node.end]


def _added(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """A binding of another text, in a set."""
    if found.sets and mutator.pieces.bindings:
        at = mutator.random.choice(found.sets)
        name, value = mutator.random.choice(mutator.pieces.bindings)
        yield at, at, b' "%s" = %s;' % (name.replace('"', "").encode(), value)


def _items(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """The elements of a list: one taken out, repeated, moved or added."""
    lists = [one for one in found.lists if one[1]]
    if lists:
        whole, items = mutator.random.choice(lists)
        node = mutator.random.choice(items)
        piece = node.text(text)
        what = mutator.random.randrange(4)
        if what in (0, 2):
            yield node.start, node.end, b""
        if what == 2:
            yield whole.end - 1, whole.end - 1, b" %s " % _in_parentheses(piece)
        elif what == 1:
            yield node.end, node.end, b" %s" % _in_parentheses(piece)
        elif what == 3:
            yield node.end, node.end, b" %s" % _in_parentheses(mutator.like(node))


def _named(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """An expression, given a name in front of a body that it stands in."""
    if found.expressions and found.bodies:
        node = mutator.expression(found)
        around = [body for body in found.bodies if body.start <= node.start and node.end <= body.end]
        if around:
            body = mutator.random.choice(around)
            yield body.start, body.start, b"let named = %s; in " % node.text(text)
            if node.start > body.start:
                yield node.start, node.end, b"named"


def _remarked(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """A comment at the end of a line or on one of its own."""
    ends = [at for at in range(len(text)) if text[at : at + 1] == b"\n"]
    if ends:
        at = mutator.random.choice(ends)
        before = mutator.random.choice((b" ", b"\n", b"\n    "))
        yield at, at, before + mutator.random.choice(COMMENTS)


def _laid_out(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """Blanks and line ends: where there are some, others."""
    if found.expressions:
        node = mutator.expression(found)
        new = mutator.random.choice((b"\n", b"\t", b" ", b"\r\n", b"\n\n", b" /* c */ ", b" # c\n"))
        yield node.start, node.start, new
        yield node.end, node.end, mutator.random.choice((b"", new))


def _windows(mutator: StructureMutator, text: bytes, found: Places) -> Iterator[Edit]:
    """The line ends of the whole text."""
    if mutator.random.random() < 0.15:
        yield 0, len(text), text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


Change = Callable[[StructureMutator, bytes, Places], Iterator[Edit]]
CHANGES: Sequence[Change] = (
    *(_replaced, _same_name, _same_name, _hostile, _hostile, _inside, _wrapped, _wrapped, _swapped, _removed, _doubled),
    *(_added, _added, _items, _items, _named, _remarked, _laid_out, _windows),
)
