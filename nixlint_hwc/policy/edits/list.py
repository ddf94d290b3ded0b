"""A further element of a list, however the list is put together."""

from __future__ import annotations

from typing import Any, Final

from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edits.merge import merged_with
from nixlint_hwc.policy.edits.text import (
    WIDTH,
    begins_line,
    indent_unit,
    indentation,
    is_remark,
    line_bounds,
    newline,
    pads_lists,
    rest_of_line,
    same_line,
    shifted,
)
from nixlint_hwc.policy.edits.tree import WithheldError, call_of, extent
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

Edits = tuple[Edit, ...]
#: Functions that pass a definition on, and which of their arguments it is.
PASSING: Final = {"mkForce": 0, "mkDefault": 0, "mkBefore": 0, "mkAfter": 0, "mkOverride": 1, "mkOrder": 1}
_ATOMS: Final = (
    ast.Variable, ast.Select, ast.Apply, ast.List, ast.Attrs, ast.String, ast.Path, ast.Integer, ast.Float,
)  # fmt: skip


def append_element(file: SourceFile, node: Any, text: str) -> Edits:
    """Append to the list that an expression gives. Raises `WithheldError`."""
    target = _literal_in(node)
    if target is not None:
        return into_literal(file, target, text)
    call = call_of(node)
    if call is not None and call.name in ("mkIf", "mkMerge"):
        return _beside_condition(file, node, f"[ {text} ]")
    return extended(file, node, f"++ [ {text} ]", "++")


def _literal_in(node: Any) -> ast.List | None:
    """The list literal that an unconditional part of an expression is."""
    if isinstance(node, ast.List):
        return node
    if isinstance(node, (ast.Let, ast.With, ast.Assert)):
        return _literal_in(node.body)
    if isinstance(node, ast.Binary) and node.operator == "++":
        return _literal_in(node.right) or _literal_in(node.left)
    call = call_of(node)
    if call is None:
        return None
    if call.name in PASSING and len(call.arguments) == PASSING[call.name] + 1:
        return _literal_in(call.arguments[-1])
    if call.name == "mkMerge" and isinstance(call.arguments[-1], ast.List):
        found = [_literal_in(item) for item in call.arguments[-1].items]
        return next((item for item in reversed(found) if item is not None), None)
    return None


def _beside_condition(file: SourceFile, node: Any, text: str) -> Edits:
    """A further definition beside a conditional one."""
    call = call_of(node)
    assert call is not None
    if call.name == "mkMerge":
        if isinstance(call.arguments[-1], ast.List):
            return into_literal(file, call.arguments[-1], text)
        raise WithheldError("the definitions that are merged here are computed; add one by hand")
    return merged_with(file, node, text)


def extended(file: SourceFile, node: Any, text: str, operator: str) -> Edits:
    """An operator and its right side behind an expression, with the parentheses that both need."""
    while isinstance(node, (ast.Let, ast.With, ast.Assert)) and extent(file, node) == (node.start, node.end):
        node = node.body
    call = call_of(node)
    if call is not None and call.name in PASSING and len(call.arguments) == PASSING[call.name] + 1:
        start, end = extent(file, call.arguments[-1])
        return Edit(Span(file, start, start), "("), Edit(Span(file, end, end), f" {text})")
    if call is not None and call.name.startswith("mk") and call.name in ("mkIf", "mkMerge"):
        raise WithheldError("the value depends on a condition; change it by hand")
    start, end = extent(file, node)
    same = isinstance(node, ast.Binary) and node.operator == operator
    piped = isinstance(node, ast.Apply) and node.piped
    if same or (isinstance(node, _ATOMS) and not piped) or start < node.start:
        return (Edit(Span(file, end, end), f" {text}"),)
    return Edit(Span(file, start, start), "("), Edit(Span(file, end, end), f") {text}")


def into_literal(file: SourceFile, node: ast.List, text: str) -> Edits:
    """A further element at the end of `[ ... ]`, laid out as the elements before it are."""
    if not node.items:
        return _into_empty(file, node, text)
    close = node.end - 1
    if same_line(file, node.start, close):
        return _into_line(file, node, text)
    first, last = extent(file, node.items[0]), extent(file, node.items[-1])
    indent = indentation(file, last[0])
    if not begins_line(file, last[0]):
        indent = indentation(file, first[0]) if begins_line(file, first[0]) else indentation(file, close)
    written = shifted(file, text, indent)
    if begins_line(file, close):
        # Whatever comments stand before the bracket belong to the elements above.
        start, _ = line_bounds(file, close)
        return (Edit(Span(file, start, start), f"{indent}{written}{newline(file)}", text),)
    at = last[1]
    if is_remark(rest_of_line(file, at)):
        at = line_bounds(file, at)[1]
    return (Edit(Span(file, at, at), f"{newline(file)}{indent}{written}", text),)


def _into_empty(file: SourceFile, node: ast.List, text: str) -> Edits:
    inner = file.data[node.start + 1 : node.end - 1]
    if not inner.strip() and "\n" in text:
        outer, line = indentation(file, node.start), newline(file)
        indent = outer + indent_unit(file)
        written = f"{line}{indent}{shifted(file, text, indent)}{line}{outer}"
        return (Edit(Span(file, node.start + 1, node.end - 1), written),)
    if not inner.strip() and b"\n" not in inner:
        pad = " " if pads_lists(file) else ""
        written = shifted(file, text, indentation(file, node.start))
        return (Edit(Span(file, node.start + 1, node.end - 1), f"{pad}{written}{pad}"),)
    close = node.end - 1
    indent = indentation(file, close) + indent_unit(file)
    written = shifted(file, text, indent)
    if begins_line(file, close):
        start, _ = line_bounds(file, close)
        return (Edit(Span(file, start, start), f"{indent}{written}{newline(file)}", text),)
    return (Edit(Span(file, close, close), f"{_gap(file, close)}{written} "),)


def _into_line(file: SourceFile, node: ast.List, text: str) -> Edits:
    start, end = line_bounds(file, node.start)
    remarked = any(mark in file.data[node.start : end] for mark in (b"#", b"/*"))
    alone = file.data[node.end : end].strip() in (b"", b";")
    if end - start + len(text) > WIDTH and alone and not remarked:
        return _unfolded(file, node, text)
    at = extent(file, node.items[-1])[1]
    if file.data[at : node.end - 1].strip():
        return (Edit(Span(file, node.end - 1, node.end - 1), f"{_gap(file, node.end - 1)}{text} "),)
    return (Edit(Span(file, at, at), f" {shifted(file, text, indentation(file, at))}", text),)


def _unfolded(file: SourceFile, node: ast.List, text: str) -> Edits:
    """A further element, and each element on a line of its own."""
    outer = indentation(file, node.start)
    line = f"{newline(file)}{outer}{indent_unit(file)}"
    places = [extent(file, item) for item in node.items]
    ends = [node.start + 1, *[end for _, end in places]]
    breaks = [Edit(Span(file, end, start), line) for end, (start, _) in zip(ends, places, strict=False)]
    added = f"{line}{shifted(file, text, line.lstrip(chr(13) + chr(10)))}{newline(file)}{outer}"
    return *breaks, Edit(Span(file, ends[-1], node.end - 1), added)


def _gap(file: SourceFile, at: int) -> str:
    return "" if file.data[at - 1 : at] in (b" ", b"\t", b"\n") else " "
