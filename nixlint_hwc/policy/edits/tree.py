"""Finding syntax nodes by their place, for edits.

In: a source file and a place. Out: nodes of its tree. Always holds: a node's place is that of the original bytes, and
parentheses, which the tree does not have, are found again in them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final, NamedTuple

from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast, tree_of

_BLANK: Final = b" \t\r\n"


class WithheldError(Exception):
    """The fix cannot be applied; the message says why, and what to do instead."""


class Call(NamedTuple):
    """A function call with all its arguments. `name` is the function's last name, `text` how it is written."""

    name: str
    arguments: tuple[ast.Node, ...]
    function: ast.Node


def children(node: Any) -> Iterator[Any]:
    """The nodes right below a node, attribute names and bindings included."""
    for part in node:
        if isinstance(part, tuple):
            if hasattr(part, "_fields"):
                yield part
            else:
                yield from (item for item in part if isinstance(item, tuple) and hasattr(item, "_fields"))


def trail(span: Span) -> tuple[Any, ...]:
    """The nodes from the file's root to the smallest one around a place, by structure.

    Sets that the source spreads over several bindings (`a.b = 1; a.c = 2;`) do not cover all of their parts, and an
    argument's name does not cover its default.
    """
    start, end = span.start, span.end
    known = _known_reaches(span.file)
    smallest = len(span.file.data) + 1
    # A way is a node and the way to the one around it, so that deep nesting costs a pair for each node.
    best: tuple[Any, Any] | None = None
    stack: list[tuple[Any, Any]] = [(tree_of(span.file).root, None)]
    while stack:
        way = stack.pop()
        node = way[0]
        inside = node.start <= start and end <= node.end
        if inside and node.end - node.start <= smallest:
            best, smallest = way, node.end - node.start
        if not inside and isinstance(node, _SPREAD):
            first, last = _reach(node, known)
            inside = first <= start and end <= last
        if inside:
            stack += [(child, way) for child in _parts_around(node, start, end, known)]
    nodes = []
    while best is not None:
        node, best = best
        nodes.append(node)
    return tuple(reversed(nodes))


#: Nodes that do not cover all of their parts.
_SPREAD: Final = (ast.Attrs, ast.Binding, ast.Formal)


#: A node with more parts than these has them looked up.
_MANY: Final = 16


class _Parts(NamedTuple):
    """The parts of a node by where they begin, `numbers` being their order in the source.

    `furthest` tells for each where the last one ends of those up to it.
    """

    nodes: Sequence[Any]
    numbers: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    furthest: Sequence[int]

    def around(self, start: int, end: int) -> Iterable[Any]:
        """Those that a place may be in, in the order of the source."""
        found = []
        index = bisect_right(self.starts, start) - 1
        while index >= 0 and self.furthest[index] >= end:
            if self.ends[index] >= end:
                found.append(self.numbers[index])
            index -= 1
        return (self.nodes[number] for number in sorted(found))


class _Known(NamedTuple):
    """What was found in the tree of a file, by the nodes' identity: many edits ask about the same sets."""

    reaches: dict[int, tuple[int, int]]
    parts: dict[int, _Parts]


@lru_cache(maxsize=16)
def _known_reaches(file: SourceFile) -> _Known:
    return _Known({}, {})


def _parts_around(node: Any, start: int, end: int, known: _Known) -> Iterable[Any]:
    """The nodes right below a node; of many, those alone that a place may be in."""
    parts = known.parts.get(id(node))
    if parts is None:
        nodes = list(children(node))
        if len(nodes) <= _MANY:
            return nodes
        parts = known.parts[id(node)] = _by_place(nodes, known)
    return parts.around(start, end)


def _by_place(nodes: Sequence[Any], known: _Known) -> _Parts:
    reaches = [_covered(node, known) for node in nodes]
    numbers = sorted(range(len(nodes)), key=lambda number: reaches[number])
    ends = [reaches[number][1] for number in numbers]
    return _Parts(nodes, numbers, [reaches[number][0] for number in numbers], ends, [*accumulate(ends, max)])


def _covered(node: Any, known: _Known) -> tuple[int, int]:
    return _reach(node, known) if isinstance(node, _SPREAD) else (node.start, node.end)


def _reach(node: Any, known: _Known) -> tuple[int, int]:
    """Where the first part of a node begins and the last one ends."""
    found = known.reaches.get(id(node))
    if found is None:
        starts, ends = zip((node.start, node.end), *(_covered(part, known) for part in children(node)), strict=True)
        found = known.reaches[id(node)] = min(starts), max(ends)
    return found


def node_at(span: Span) -> ast.Node | None:
    """The outermost expression that covers exactly a place, quotes and parentheses aside."""
    found = None
    for node in reversed(trail(span)):
        if isinstance(node, (ast.Text, ast.StaticName, ast.DynamicName, ast.Binding, ast.Inherit, ast.Formal)):
            continue
        quotes = 2 if isinstance(node, ast.String) and len(node.parts) <= 1 else 0
        if node.end - node.start > span.end - span.start + 2 * quotes:
            break
        found = node
    return found


def call_of(node: Any) -> Call | None:
    """The expression as a call of a named function; None if it is anything else."""
    arguments: list[ast.Node] = []
    while isinstance(node, ast.Apply):
        arguments.append(node.argument)
        node = node.function
    if not arguments:
        return None
    name = None
    if isinstance(node, ast.Variable):
        name = node.name
    elif isinstance(node, ast.Select) and isinstance(node.path[-1], ast.StaticName):
        name = node.path[-1].name
    return None if name is None else Call(name, tuple(reversed(arguments)), node)


def extent(file: SourceFile, node: Any) -> tuple[int, int]:
    """The bytes of an expression with the parentheses around it."""
    data = file.data
    start, end = node.start, node.end
    while True:
        before, after = start - 1, end
        while before >= 0 and data[before] in _BLANK:
            before -= 1
        while after < len(data) and data[after] in _BLANK:
            after += 1
        if data[before : before + 1] != b"(" or before < 0 or data[after : after + 1] != b")":
            return start, end
        start, end = before, after + 1


def last_end(file: SourceFile, binding: Any) -> int:
    """Where the last statement ends that a binding's set is spread over."""
    return _reach(binding, _known_reaches(file))[1]


def last_of(file: SourceFile, bindings: Sequence[Any]) -> Any:
    """The binding whose set is spread furthest."""
    return max(bindings, key=lambda binding: last_end(file, binding))


def binding_named(attrs: ast.Attrs, name: str) -> ast.Binding | ast.Inherit | None:
    """The binding, or the `inherit`, that gives a set a name."""
    for binding in attrs.bindings:
        if isinstance(binding, ast.Inherit):
            if any(inherited.name == name for inherited in binding.names):
                return binding
        elif isinstance(binding.name, ast.StaticName) and binding.name.name == name:
            return binding
    return None
