"""A further definition beside one that is there: both become elements of what `mkMerge` takes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edits.text import indent_unit, indentation, line_bounds, newline, same_line, shifted
from nixlint_hwc.policy.edits.tree import WithheldError, children, extent, trail
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

Edits = tuple[Edit, ...]


def merged_with(file: SourceFile, node: Any, text: str) -> Edits:
    """`mkMerge [ (node) text ]` in the place of an expression. Raises `WithheldError`."""
    around = trail(Span(file, node.start, node.end))
    start, end = extent(file, node)
    is_bare = start == node.start
    opening, closing = ("(", ")") if is_bare else ("", "")
    function = _merge_function(file, around)
    if _needs_parentheses(node, around):
        function, last = f"({function}", "])"
    else:
        last = "]"
    if "\n" not in text and same_line(file, start, end):
        return (
            Edit(Span(file, start, start), f"{function} [ {opening}"),
            Edit(Span(file, end, end), f"{closing} {text} {last}"),
        )
    outer, line = indentation(file, start), newline(file)
    inner = outer + indent_unit(file)
    return (
        Edit(Span(file, start, start), f"{function} [{line}{inner}{opening}"),
        *_moved_in(file, node, start, end),
        Edit(Span(file, end, end), f"{closing}{line}{inner}{shifted(file, text, inner)}{line}{outer}{last}"),
    )


def _merge_function(file: SourceFile, around: tuple[Any, ...]) -> str:
    """How `mkMerge` is called inside these nodes. Raises `WithheldError`."""
    for node in around:
        if isinstance(node, ast.With) and file.data[node.namespace.start : node.namespace.end] == b"lib":
            return "mkMerge"
        if isinstance(node, ast.Lambda) and node.formals and any(e.name == "lib" for e in node.formals.entries):
            return "lib.mkMerge"
    raise WithheldError("the module does not take 'lib', which merging definitions needs; add one by hand")


def _needs_parentheses(node: Any, around: tuple[Any, ...]) -> bool:
    """Whether an expression is an argument, an operand or an element."""
    parents = [outer for outer, inner in pairwise(around) if inner is node]
    return isinstance(parents[-1] if parents else None, (ast.Apply, ast.Binary, ast.List, ast.Select))


def _moved_in(file: SourceFile, node: Any, start: int, end: int) -> Edits:
    """The further lines of an expression one step to the right, unless text in it would change."""
    unit = indent_unit(file)
    if any(_is_fixed(file, string, unit) for string in _strings(node)):
        return ()
    found = []
    for number in range(file.line_of(start) + 1, file.line_of(end) + 1):
        at, _ = file.line_span(number)
        if file.data[at : line_bounds(file, at)[1]].strip():
            found.append(Edit(Span(file, at, at), unit))
    return tuple(found)


def _strings(node: Any) -> list[ast.String]:
    found, waiting = [], [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ast.String):
            found.append(one)
        waiting += children(one)
    return found


def _is_fixed(file: SourceFile, string: ast.String, unit: str) -> bool:
    """Whether blanks at the beginning of a string's lines are part of it: Nix strips those of `''` that are no tabs."""
    return not same_line(file, string.start, string.end) and (not string.indented or unit == "\t")
