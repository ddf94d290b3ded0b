"""What is left with nothing in it when elements and bindings are taken away: `[ ]`, `{ }`, `mkIf c { }`.

In: the bytes that removals take. Out: more bytes, so that no empty shell stays where a person would leave none. Always
holds: a comment keeps what it stands in, and so does what reads the empty value: an argument, a variable, `mkForce`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edits.scope import home_of
from nixlint_hwc.policy.edits.set import is_explicit
from nixlint_hwc.policy.edits.text import after_line, begins_line, is_remark, line_bounds, rest_of_line, same_line
from nixlint_hwc.policy.edits.tree import call_of, extent, trail
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast, tree_of

#: Functions that give nothing when their last argument is empty.
_TRANSPARENT: Final = frozenset(
    {"mkIf", "mkMerge", "mkBefore", "mkAfter", "optionals", "optionalAttrs", "concatLists", "flatten"}
)
#: Those whose argument is a list of which an element may be missing.
_MERGING: Final = frozenset({"mkMerge", "concatLists", "flatten"})
#: Functions that make containers of what a function gives.
_MAKING: Final = frozenset({"genAttrs", "mapAttrs", "mapAttrs'", "nameValuePair", "map", "forEach", "listToAttrs"})
#: Sets that stay even if they are empty: the module itself, and the containers, which a definition names.
_STAYING: Final = frozenset({"config", "containers"})


def without(file: SourceFile, start: int, end: int) -> Span:
    """The bytes to remove for a node: whole lines, else what stands between two neighbours.

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


def tidied(edits: Sequence[Edit]) -> list[Edit]:
    """The edits of one file, its removals widened to what they leave empty."""
    removals = [edit for edit in edits if not edit.text and edit.span.start < edit.span.end]
    others = [edit for edit in edits if edit.text or edit.span.start == edit.span.end]
    if not removals:
        return list(edits)
    spans = widened([edit.span for edit in removals], [edit.span for edit in others])
    return [*others, *(Edit(span, "") for span in spans)]


def widened(removed: Iterable[Span], changed: Sequence[Span] = ()) -> list[Span]:
    """The removed bytes of one file with the shells around them that nothing is left in.

    `changed` are places where something else is written, which are not empty then.
    """
    spans = sorted(set(removed), key=_ends)
    left = set(spans)
    waiting = deque(spans)
    while waiting:
        span = waiting.popleft()
        shell = _shell(span, spans, changed) if span in left else None
        if shell is not None:
            first, last = (bisect_left(spans, at, key=_start) for at in (shell.start, shell.end))
            inside = {span for span in spans[first:last] if _covers(shell, span)}
            spans[first:last] = [shell, *(span for span in spans[first:last] if span not in inside)]
            left -= inside
            left.add(shell)
            waiting.append(shell)
    return sorted(spans, key=_start)


def _start(span: Span) -> int:
    return span.start


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _shell(span: Span, removed: Sequence[Span], changed: Sequence[Span]) -> Span | None:
    """What goes with the list or set around removed bytes, where they were all that it held."""
    around = trail(span)
    index = next((i for i in range(len(around) - 1, -1, -1) if _is_collection(span.file, around[i])), None)
    if index is None:
        return None
    node = around[index]
    if any(node.start < place.start < node.end for place in changed) or not _is_blank(node, span.file, removed):
        return None
    place = _above(span.file, around[: index + 1], removed)
    return place if place is not None and not _holds_comment(place, removed) else None


def _is_collection(file: SourceFile, node: Any) -> bool:
    return isinstance(node, ast.List) or (isinstance(node, ast.Attrs) and is_explicit(file, node))


def _is_blank(node: Any, file: SourceFile, removed: Sequence[Span]) -> bool:
    """Whether nothing but blanks is left between a collection's brackets."""
    at, rest = file.data.index(b"{" if isinstance(node, ast.Attrs) else b"[", node.start) + 1, b""
    first, last = bisect_left(removed, at, key=_start), bisect_left(removed, node.end, key=_start)
    for span in removed[max(first - 1, 0) : last]:
        if at <= span.end:
            rest += file.data[at : max(at, span.start)]
            at = max(at, span.end)
    return at < node.end and not (rest + file.data[at : node.end - 1]).strip()


def _holds_comment(place: Span, removed: Sequence[Span]) -> bool:
    """Whether there is a comment that removing the statement would leave behind."""
    last = place.file.data[place.start : place.end].rstrip()
    comments = tree_of(place.file).comments
    first, behind = (bisect_left(comments, (at, 0)) for at in (place.start, place.end))
    return any(
        place.start + len(last) != end and not any(span.start <= start < span.end for span in removed)
        for start, end in comments[first:behind]
    )


def _above(file: SourceFile, around: Sequence[Any], removed: Sequence[Span]) -> Span | None:
    """The bytes of what gives an empty value and nothing else: its binding, its operand, or its element of a list."""
    node, index = around[-1], len(around) - 1
    while index:
        parent = around[index - 1]
        if isinstance(parent, ast.Binding):
            return without(file, parent.start, parent.end) if _is_definition(around[:index]) else None
        if isinstance(parent, ast.List):
            call = call_of(around[index - 2]) if index > 1 else None
            return without(file, *extent(file, node)) if call is not None and call.name in _MERGING else None
        operands = _operands(file, parent)
        if operands is None:
            call = call_of(parent)
            if call is None or call.name not in _TRANSPARENT or call.arguments[-1] is not node:
                return None
        elif not any(span.start <= operands[parent.left is node][0] < span.end for span in removed):
            left, right = operands
            return without(file, left[1], right[1]) if parent.right is node else Span(file, left[0], right[0])
        node, index = parent, index - 1
    return None


def _operands(file: SourceFile, node: Any) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The bytes of what a node puts together, where it does that to lists or sets."""
    if isinstance(node, ast.Binary) and node.operator in ("++", "//"):
        return extent(file, node.left), extent(file, node.right)
    return None


def _is_definition(around: Sequence[Any]) -> bool:
    """Whether the last of the nodes, a binding, defines an option, and nothing reads it but the module system."""
    binding = around[-1]
    home = home_of(around)
    if home is None or not isinstance(binding.name, ast.StaticName) or binding.name.name in _STAYING:
        return False
    bindings = [node for node in around if isinstance(node, ast.Binding)]
    names = [node.name.name for node in bindings if isinstance(node.name, ast.StaticName)]
    if names[-2:-1] == ["containers"]:
        return False
    return all(_passes_on(node, inner) for node, inner in pairwise(around[home:]))


def _passes_on(node: Any, inner: Any) -> bool:
    if isinstance(node, ast.Apply):
        call = call_of(node)
        return call is not None and call.name in _TRANSPARENT | _MAKING
    if isinstance(node, (ast.Let, ast.With, ast.Assert)):
        return node.body is inner
    if isinstance(node, ast.Binary):
        return node.operator in ("//", "++")
    return isinstance(node, (ast.Attrs, ast.Binding, ast.List, ast.Lambda, ast.If))
