"""Taking an element or a binding away, with the remark that stands behind it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edit_list import Edits
from nixlint_hwc.policy.edit_text import after_line, begins_line, is_remark, line_bounds, rest_of_line
from nixlint_hwc.policy.edit_tree import WithheldError, extent, trail
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast


def remove_element(span: Span) -> Edits:
    """Without the list element at a place, and without the flag that it is the value of. Raises `WithheldError`."""
    parent, index = _element_at(span)
    file, items = span.file, parent.items
    start, end = extent(file, items[index])
    first = index
    if index and _is_bare_flag(items[index - 1]) and not _flag_text(items[index]).startswith("-"):
        first = index - 1
        start = extent(file, items[first])[0]
        if file.data[start:end].count(b"#"):
            raise WithheldError("a comment stands between the flag and its value; remove both by hand")
    if index - first + 1 == len(items):
        whole = _only_for(trail(span), parent)
        behind = line_bounds(file, end)[1] if is_remark(rest_of_line(file, end)) else end
        others = file.data[parent.start : start] + file.data[behind : parent.end]
        if whole is not None and b"#" not in others and b"/*" not in others:
            start, end = whole.start, whole.end
    return (Edit(_with_blanks(file, start, end), ""),)


def _only_for(around: tuple[Any, ...], value: ast.List) -> ast.Binding | None:
    """The binding that gives the list and nothing else; the option's default is the empty list."""
    for outer, inner in pairwise(around):
        if inner is value and isinstance(outer, ast.Binding) and not outer.implicit:
            return outer
    return None


def _element_at(span: Span) -> tuple[ast.List, int]:
    around = trail(span)
    for outer, inner in zip(reversed(around[:-1]), reversed(around), strict=False):
        if isinstance(outer, ast.List):
            return outer, next(index for index, item in enumerate(outer.items) if item is inner)
        if not isinstance(inner, (ast.String, ast.Text, ast.Select, ast.Variable, ast.Path)):
            break
    raise WithheldError("it is not written as an element of a list; remove it by hand")


def _flag_text(node: Any) -> str:
    if isinstance(node, ast.String) and len(node.parts) == 1 and isinstance(node.parts[0], ast.Text):
        return node.parts[0].value
    return ""


def _is_bare_flag(node: Any) -> bool:
    """Whether a flag takes its value from the next element."""
    text = _flag_text(node)
    return text.startswith("-") and "=" not in text


def remove_binding(span: Span) -> Edits:
    """Without the binding at a place. Raises `WithheldError`."""
    for node in reversed(trail(span)):
        if isinstance(node, ast.Binding):
            if node.implicit:
                break
            return (Edit(_with_blanks(span.file, node.start, node.end), ""),)
        if isinstance(node, (ast.Lambda, ast.Inherit, ast.List)):
            break
    raise WithheldError("it is not written as a binding of its own; remove it by hand")


def _with_blanks(file: SourceFile, start: int, end: int) -> Span:
    """The bytes to remove: whole lines with the remark behind them, else what stands between two neighbours."""
    if begins_line(file, start) and is_remark(rest_of_line(file, end)):
        return Span(file, line_bounds(file, start)[0], after_line(file, end))
    if file.data[start - 1 : start] in (b" ", b"\t") and not begins_line(file, start):
        while file.data[start - 1 : start] in (b" ", b"\t"):
            start -= 1
        return Span(file, start, end)
    while file.data[end : end + 1] in (b" ", b"\t"):
        end += 1
    return Span(file, start, end)
