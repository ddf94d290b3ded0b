"""The tree-sitter grammar of Nix: its parser, and the numbers of its kinds of node."""

from __future__ import annotations

import tree_sitter_nix
from tree_sitter import Language, Parser, Query, QueryCursor, Tree

_LANGUAGE = Language(tree_sitter_nix.language())
_PARSER = Parser(_LANGUAGE)
_COMMENTS = Query(_LANGUAGE, "(comment) @comment")

_ERROR_KIND = 0xFFFF


def _kinds() -> dict[str, int]:
    names = {_LANGUAGE.node_kind_for_id(kind) for kind in range(_LANGUAGE.node_kind_count)}
    kinds = {name: _LANGUAGE.id_for_node_kind(name, True) for name in names if name}
    return {**{name: kind for name, kind in kinds.items() if kind}, "ERROR": _ERROR_KIND}


KIND: dict[str, int] = _kinds()
"""The number of each named kind of node."""


def concrete_tree(data: bytes) -> Tree:
    """Parse a file; never fails, errors are nodes of the tree."""
    return _PARSER.parse(data)


def comments(tree: Tree) -> tuple[tuple[int, int], ...]:
    """The spans of the tree's comments, in order."""
    nodes = QueryCursor(_COMMENTS).captures(tree.root_node).get("comment", [])
    return tuple(sorted([(node.start_byte, node.end_byte) for node in nodes]))
