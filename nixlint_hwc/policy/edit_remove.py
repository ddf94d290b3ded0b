"""Taking an element or a binding away, with the remark that stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edit_list import Edits
from nixlint_hwc.policy.edit_text import after_line, begins_line, is_remark, line_bounds, rest_of_line, same_line
from nixlint_hwc.policy.edit_tree import WithheldError, extent, trail
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast


def remove_elements(spans: Sequence[Span]) -> Edits:
    """Without the list elements at these places, and without the flags that they are values of.

    A list that nothing is left of goes with its binding. Raises `WithheldError`.
    """
    lists: dict[int, tuple[Span, ast.List, set[int]]] = {}
    for span in spans:
        parent, indices = _elements_at(span)
        lists.setdefault(id(parent), (span, parent, set()))[2].update(indices)
    return tuple(edit for span, parent, indices in lists.values() for edit in _removals(span, parent, indices))


def _removals(span: Span, parent: ast.List, indices: set[int]) -> Iterator[Edit]:
    file = span.file
    places = [extent(file, parent.items[index]) for index in sorted(indices)]
    whole = _only_for(trail(span), parent)
    if len(indices) == len(parent.items) and whole is not None and not _other_remarks(file, parent, places):
        yield Edit(_with_blanks(file, whole.start, whole.end), "")
        return
    for start, end in _joined(file, places):
        yield Edit(_with_blanks(file, start, end), "")


def _joined(file: SourceFile, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Neighbours on one line as one place."""
    start, end = places[0]
    for next_start, next_end in places[1:]:
        if file.data[end:next_start].strip() or not same_line(file, end, next_start):
            yield start, end
            start = next_start
        end = next_end
    yield start, end


def _other_remarks(file: SourceFile, parent: ast.List, places: list[tuple[int, int]]) -> bool:
    """Whether a list holds comments other than those behind the elements at these places."""
    at, rest = parent.start, b""
    for start, end in places:
        rest += file.data[at:start]
        at = line_bounds(file, end)[1] if is_remark(rest_of_line(file, end)) else end
    rest += file.data[at : parent.end]
    return b"#" in rest or b"/*" in rest


def _only_for(around: tuple[Any, ...], value: ast.List) -> ast.Binding | None:
    """The binding that gives the list and nothing else; the option's default is the empty list."""
    for outer, inner in pairwise(around):
        if inner is value and isinstance(outer, ast.Binding) and not outer.implicit:
            return outer
    return None


def _elements_at(span: Span) -> tuple[ast.List, tuple[int, ...]]:
    """The list that holds the element at a place, with the element's index and that of the flag before it."""
    around = trail(span)
    for outer, inner in zip(reversed(around[:-1]), reversed(around), strict=False):
        if isinstance(outer, ast.List):
            index = next(index for index, item in enumerate(outer.items) if item is inner)
            takes_flag = index and _is_bare_flag(outer.items[index - 1]) and not _flag_text(inner).startswith("-")
            return outer, (index - 1, index) if takes_flag else (index,)
        is_whole = (inner.start, inner.end) == (span.start, span.end)
        if not is_whole and not isinstance(inner, (ast.String, ast.Text, ast.Select, ast.Variable, ast.Path)):
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
    """The bytes to remove: whole lines, else what stands between two neighbours.

    A remark behind a single line goes with it; one behind the last of several lines, such as that of a closing bracket,
    stays on a line of its own.
    """
    rest = rest_of_line(file, end)
    if begins_line(file, start) and is_remark(rest):
        if rest.strip() and not same_line(file, start, end):
            return Span(file, start, end + len(rest.encode()) - len(rest.lstrip(" \t").encode()))
        return Span(file, line_bounds(file, start)[0], after_line(file, end))
    if file.data[start - 1 : start] in (b" ", b"\t") and not begins_line(file, start):
        while file.data[start - 1 : start] in (b" ", b"\t"):
            start -= 1
        return Span(file, start, end)
    while file.data[end : end + 1] in (b" ", b"\t"):
        end += 1
    return Span(file, start, end)
