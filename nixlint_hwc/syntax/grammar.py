"""The tree-sitter grammar of Nix: its parser, and the numbers of its kinds of node."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

import tree_sitter_nix
from tree_sitter import Language, Parser, Query, QueryCursor, Tree

_LANGUAGE = Language(tree_sitter_nix.language())
_PARSER = Parser(_LANGUAGE)
_COMMENTS = Query(_LANGUAGE, "(comment) @comment")

_ERROR_KIND = 0xFFFF
#: Processor time, so that a busy machine changes nothing. What is parsed in good faith takes 3e-7 s per byte.
_SECONDS, _SECONDS_PER_BYTE = 0.5, 5e-6
_LEAST_SHARE = 1 / 64
#: How many bytes the parser is given where it goes back in a file.
_PIECE = 64


def _kinds() -> dict[str, int]:
    names = {_LANGUAGE.node_kind_for_id(kind) for kind in range(_LANGUAGE.node_kind_count)}
    kinds = {name: _LANGUAGE.id_for_node_kind(name, True) for name in names if name}
    return {**{name: kind for name, kind in kinds.items() if kind}, "ERROR": _ERROR_KIND}


KIND: dict[str, int] = _kinds()
"""The number of each named kind of node."""


#: Nodes that a file may have. The largest written by hand have a hundredth of it.
MOST_NODES = 1_500_000
#: Bytes that a file may have: texts without structure, as long strings, take memory too.
MOST_BYTES = 8 << 20


class TooLargeError(Exception):
    """Text that would take more memory than there may be."""


class TooSlowError(Exception):
    """Text that is made to take for ever, as thousands of unclosed comments, or strings that fail inside strings."""


class Patience:
    """How long parsing a file may take; one that is made to take for ever leaves the others of its run half of that."""

    def __init__(self) -> None:
        self._share = 1.0

    def seconds(self, size: int) -> float:
        """Seconds of processor time for a file of so many bytes."""
        return self._share * _SECONDS + max(self._share * _SECONDS_PER_BYTE, 1e-6) * size

    def lose(self) -> None:
        self._share = max(self._share / 2, _LEAST_SHARE)


def concrete_tree(data: bytes, patience: Patience) -> Tree:
    """Parse a file; errors in it are nodes of the tree.

    Raises `TooSlowError` for a file made to take for ever, `TooLargeError` for one that would take too much memory.
    """
    deadline = thread_time() + patience.seconds(len(data))
    try:
        tree = _PARSER.parse(_reader(data), progress_callback=lambda _at, _failed: thread_time() > deadline)
    except ValueError as error:
        _PARSER.reset()
        patience.lose()
        raise TooSlowError from error
    if tree.root_node.descendant_count > MOST_NODES:
        raise TooLargeError
    return tree


def _reader(data: bytes) -> Callable[[int, object], bytes]:
    """What the parser asks for the bytes from a position on: at the beginning of a file, and where it goes back.

    The parser never releases what it is given (tree-sitter 0.26), so that each piece is made once, and is short.
    """
    pieces = {0: data}

    def read(at: int, _: object) -> bytes:
        piece = pieces.get(at)
        if piece is None:
            piece = pieces[at] = data[at : at + _PIECE]
        return piece

    return read


def comments(tree: Tree, data: bytes) -> tuple[tuple[int, int], ...]:
    """The spans of the comments in the tree of `data`, in order.

    To Nix a comment ends before a carriage return, which the grammar takes for its last character.
    """
    nodes = QueryCursor(_COMMENTS).captures(tree.root_node).get("comment", [])
    spans = [(node.start_byte, node.end_byte) for node in nodes]
    return tuple(sorted([(start, end - data.endswith(b"\r", start, end)) for start, end in spans]))
