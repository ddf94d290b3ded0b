"""Taking an element or a binding away, with the remark that stands behind it on its line.

A remark above it, or anywhere inside it, may tell more than what is removed, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edits.list import Edits
from nixlint_hwc.policy.edits.text import begins_line, indentation, is_remark, newline, rest_of_line, same_line
from nixlint_hwc.policy.edits.tree import WithheldError, call_of, extent, trail
from nixlint_hwc.policy.edits.vacant import widened, without
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast, tree_of


def remove_elements(facts: Iterable[Sequence[Span]]) -> Edits:
    """Without the list elements that facts are, and without the flags that they are values of.

    Each fact is given by the places where it may be written. What nothing is left of goes as a whole. Raises
    `WithheldError`.
    """
    lists: dict[int, tuple[SourceFile, ast.List, set[int]]] = {}
    for spans in facts:
        found = next(((span.file, *at) for span in spans if (at := _elements_at(span)) is not None), None)
        if found is None:
            raise WithheldError("it is not written as an element of a list; remove it by hand")
        file, parent, indices = found
        lists.setdefault(id(parent), (file, parent, set()))[2].update(indices)
    files: dict[SourceFile, list[Span]] = {}
    for file, parent, elements in lists.values():
        places = [extent(file, parent.items[index]) for index in sorted(elements)]
        files.setdefault(file, []).extend(without(file, start, end) for start, end in _joined(file, places))
    return tuple(Edit(span, "") for removed in files.values() for span in widened(removed))


def _joined(file: SourceFile, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Neighbours on one line as one place."""
    start, end = places[0]
    for next_start, next_end in places[1:]:
        if file.data[end:next_start].strip() or not same_line(file, end, next_start):
            yield start, end
            start = next_start
        end = next_end
    yield start, end


def _elements_at(span: Span) -> tuple[ast.List, tuple[int, ...]] | None:
    """The list that holds the element at a place, with the element's index and that of the flag before it."""
    around = trail(span)
    for outer, inner in zip(reversed(around[:-1]), reversed(around), strict=False):
        if isinstance(outer, ast.List):
            if isinstance(inner, ast.Attrs) or _is_merged(outer, around):
                return None
            index = next(index for index, item in enumerate(outer.items) if item is inner)
            takes_flag = index and _is_bare_flag(outer.items[index - 1]) and not _flag_text(inner).startswith("-")
            return outer, (index - 1, index) if takes_flag else (index,)
        is_whole = (inner.start, inner.end) == (span.start, span.end)
        if not is_whole and not isinstance(inner, (ast.String, ast.Text, ast.Select, ast.Variable, ast.Path)):
            return None
    return None


def _is_merged(node: ast.List, around: Sequence[Any]) -> bool:
    """Whether the elements of a list are definitions, each with more in it than one fact."""
    calls = [call_of(outer) for outer, inner in pairwise(around) if inner is node]
    return any(call is not None and call.name == "mkMerge" for call in calls)


def _flag_text(node: Any) -> str:
    if isinstance(node, ast.String) and len(node.parts) == 1 and isinstance(node.parts[0], ast.Text):
        return node.parts[0].value
    return ""


def _is_bare_flag(node: Any) -> bool:
    """Whether a flag takes its value from the next element."""
    text = _flag_text(node)
    return text.startswith("-") and "=" not in text


def remove_binding(spans: Sequence[Span], name: str | None) -> Edits:
    """Without the binding of a fact of that name, which is written at one of these places. Raises `WithheldError`.

    The last of them is where the fact is reported: there its value may have another name, that of an argument.
    """
    for span in spans:
        around = trail(span)
        node = _innermost_binding(around)
        if node is not None and (_is_called(node, name) or (span is spans[-1] and _is_argument(node, around))):
            return _without_binding(span.file, node)
    raise WithheldError("it is not written as a binding of its own; remove it by hand")


def _innermost_binding(around: Sequence[Any]) -> ast.Binding | None:
    for node in reversed(around):
        if isinstance(node, ast.Binding):
            return None if node.implicit else node
        if isinstance(node, (ast.Lambda, ast.Inherit, ast.List)):
            return None
    return None


def _is_called(node: ast.Binding, name: str | None) -> bool:
    return name is None or (isinstance(node.name, ast.StaticName) and node.name.name == name)


def _is_argument(node: ast.Binding, around: Sequence[Any]) -> bool:
    """Whether a binding passes one value and nothing else to a function."""
    at = next(index for index, one in enumerate(around) if one is node)
    if at < 2 or not isinstance(around[at - 2], ast.Apply) or around[at - 2].argument is not around[at - 1]:
        return False
    is_boolean = isinstance(node.value, ast.Variable) and node.value.name in ("true", "false")
    return is_boolean or isinstance(node.value, (ast.String, ast.Integer))


def _without_binding(file: SourceFile, node: ast.Binding) -> Edits:
    """The text that replaces the binding: its inner comments, or nothing."""
    place = without(file, node.start, node.end)
    inside = [file.data[start:end].decode() for start, end in tree_of(file).comments if node.start < start < node.end]
    if not inside:
        return tuple(Edit(span, "") for span in widened([place]))
    indent = indentation(file, node.start)
    if begins_line(file, node.start) and is_remark(rest_of_line(file, node.end)):
        return (Edit(Span(file, node.start, node.end), f"{newline(file)}{indent}".join(inside)),)
    kept = [f"{comment}{newline(file)}{indent}" if comment.startswith("#") else comment for comment in inside]
    return (Edit(Span(file, node.start, node.end), " ".join(kept)),)
