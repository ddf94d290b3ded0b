"""The tree-sitter grammar of Nix: its parser, and the numbers of its kinds of node."""

from __future__ import annotations

from time import monotonic

import tree_sitter_nix
from tree_sitter import Language, Parser, Query, QueryCursor, Tree

_LANGUAGE = Language(tree_sitter_nix.language())
_PARSER = Parser(_LANGUAGE)
_COMMENTS = Query(_LANGUAGE, "(comment) @comment")

_ERROR_KIND = 0xFFFF
_SECONDS = 3.0
_SECONDS_PER_BYTE = 5e-6


def _kinds() -> dict[str, int]:
    names = {_LANGUAGE.node_kind_for_id(kind) for kind in range(_LANGUAGE.node_kind_count)}
    kinds = {name: _LANGUAGE.id_for_node_kind(name, True) for name in names if name}
    return {**{name: kind for name, kind in kinds.items() if kind}, "ERROR": _ERROR_KIND}


KIND: dict[str, int] = _kinds()
"""The number of each named kind of node."""


class TooSlowError(Exception):
    """Text on which tree-sitter takes quadratic time, as with thousands of unclosed comments."""


def concrete_tree(data: bytes) -> Tree:
    """Parse a file; errors in it are nodes of the tree. Raises `TooSlowError` for a file made to take for ever."""
    deadline = monotonic() + _SECONDS + len(data) * _SECONDS_PER_BYTE
    try:
        return _PARSER.parse(lambda at, _: data[at:], progress_callback=lambda _at, _failed: monotonic() > deadline)
    except ValueError as error:
        _PARSER.reset()
        raise TooSlowError from error


def comments(tree: Tree) -> tuple[tuple[int, int], ...]:
    """The spans of the tree's comments, in order."""
    nodes = QueryCursor(_COMMENTS).captures(tree.root_node).get("comment", [])
    return tuple(sorted([(node.start_byte, node.end_byte) for node in nodes]))
