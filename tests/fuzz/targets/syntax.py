"""Bytes to syntax: a tree with sound places always comes of them."""

from __future__ import annotations

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import ast, parse
from tests.fuzz.target import Target, texts, words

WORDS = words("syntax")


def parsed(data: bytes) -> object:
    tree = parse(SourceFile("input.nix", data))
    end = len(data)
    for diagnostic in tree.diagnostics:
        for span in (diagnostic.span, *[span for span, _ in diagnostic.related]):
            assert 0 <= span.start <= span.end <= end, diagnostic
            span.file.position(span.start)
    assert all(0 <= start < stop <= end for start, stop in tree.comments)
    assert nodes_are_inside(tree.root, end)
    assert tree.encrypted or tree.diagnostics or not isinstance(tree.root, ast.Unparsed)
    return frozenset((one.rule, one.message.split("'")[0]) for one in tree.diagnostics)


def nodes_are_inside(root: ast.Node, end: int) -> bool:
    """Whether every node of a tree is a place in the file."""
    stack: list[object] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            if hasattr(node, "_fields") and not 0 <= node[0] <= node[1] <= end:
                return False
            stack.extend(node)
    return True


TARGETS = (
    Target(
        "syntax",
        parsed,
        lambda: texts("tests/syntax/cases/**/*.nix", "fixtures/**/*.nix", limit=3000),
        WORDS,
        2,
        is_quick=True,
    ),
)
