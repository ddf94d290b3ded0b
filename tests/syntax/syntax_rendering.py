"""A syntax tree as text that a person can check: `name = value` lines, one node's children indented below it."""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.syntax import Diagnostic, SyntaxTree, ast


def rendered(tree: SyntaxTree) -> str:
    """The diagnostics and the tree of a file."""
    lines = [line for diagnostic in tree.diagnostics for line in _diagnostic(diagnostic)]
    if tree.encrypted:
        lines.append("encrypted")
    return "\n".join([*lines, *_node(tree.root), ""])


def _diagnostic(diagnostic: Diagnostic) -> Iterator[str]:
    file = diagnostic.span.file
    line, column = file.position(diagnostic.span.start)
    yield f"{line}:{column}: {diagnostic.rule} {diagnostic.message} [{_shown(diagnostic.span.text)}]"
    for span, label in diagnostic.related:
        line, column = file.position(span.start)
        yield f"    {line}:{column}: {label} [{_shown(span.text)}]"


def _shown(text: str) -> str:
    first, *more = text.split("\n")
    return first + "..." if more else first


def _node(node: ast.Node | ast.Binding | ast.Inherit | ast.AttrName | ast.Formals | ast.Formal) -> list[str]:
    fields: list[str] = []
    below: list[str] = []
    for name, value in zip(node._fields[2:], node[2:], strict=True):
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            below.extend(_labelled(name, _node(value)))
        elif isinstance(value, tuple):
            for item in value:
                below.extend(_labelled("-", _node(item)))
        elif value not in (None, False):
            fields.append(name if value is True else f"{value!r}")
    head = " ".join([type(node).__name__, f"{node.start}-{node.end}", *fields])
    return [head, *below]


def _labelled(label: str, lines: list[str]) -> list[str]:
    shown = "-" if label == "-" else f"{label}:"
    return [f"  {shown} {lines[0]}", *[f"  {line}" for line in lines[1:]]]
