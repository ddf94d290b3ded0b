"""What variables mean elsewhere: texts of the source that are to be repeated, expressions that take another's place.

In: the place of a string and its text, as evaluated; a part of the text. Out: the characters of the source that stand
for it, such as `${cfg.dataDir}/config`. Always holds: what is given means the same in the set where a module's other
definitions go, since each of its variables is bound by something around both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from nixlint_hwc.eval.values import Str
from nixlint_hwc.policy.edits.formals import MODULE_ARGUMENTS, binds
from nixlint_hwc.policy.edits.module import scope_of
from nixlint_hwc.policy.edits.tree import WithheldError, children, trail
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast, tree_of


def spelled(destination: Span, place: Span, text: Str, part: str) -> str | None:
    """The source of `part`, which `text` begins with; null where it stands there as it is, or cannot be repeated.

    `destination` is the definition of the container, beside which the text is to be used.
    """
    around = trail(place)
    node = around[-1]
    if not isinstance(node, ast.String) or node.indented or (node.start, node.end) != (place.start, place.end):
        return None
    end = _end(node, place, text, part)
    parts = [one for one in node.parts if end is not None and one.end <= end and not isinstance(one, ast.Text)]
    if end is None or not parts or destination.file is not place.file:
        return None
    try:
        home = scope_of(destination).home
    except WithheldError:
        return None
    outside = () if home is None else trail(Span(place.file, home.start, home.end))
    if not all(_is_bound_by(outside, around, name) for one in parts for name in _variables(one)):
        return None
    return place.file.data[node.start + 1 : end].decode("utf-8", "replace")


def _end(node: ast.String, place: Span, text: Str, part: str) -> int | None:
    """Where in the source the part ends: at the character of the string itself that follows it in the text."""
    following = text.slice(len(part), len(part) + 1).literal_span() if text.text.startswith(part) else None
    if following is None or following.file is not place.file or following.text != text.text[len(part)]:
        return None
    inside = any(isinstance(one, ast.Text) and one.start <= following.start < one.end for one in node.parts)
    return following.start if inside else None


def refuse_captured(span: Span, node: ast.Node, text: str) -> None:
    """Raises `WithheldError` where a new expression has a name that the old one has not, and that means another thing.

    `with lib.types; int` may become `with lib.types; port` unless a `let` around it has a `port` of its own, which
    goes before what a `with` supplies. What is inherited from where the old names are is meant.
    """
    old = set(_variables(node))
    for name in dict.fromkeys(_variables(tree_of(SourceFile("", text.encode())).root)):
        binder = next((one for one in reversed(trail(span)) if binds((one,), name)), None)
        if name not in old and name not in MODULE_ARGUMENTS and binder and not _inherits_beside(binder, name, old):
            raise WithheldError(f"'{name}' means something else there; change it by hand")


def _inherits_beside(binder: Any, name: str, others: set[str]) -> bool:
    inherited = (
        {one.name for one in binding.names}
        for binding in (() if isinstance(binder, ast.Lambda) else binder.bindings)
        if isinstance(binding, ast.Inherit) and binding.source is not None
    )
    return any(name in names and not others.isdisjoint(names) for names in inherited)


def _variables(node: Any) -> Iterator[str]:
    """The names that an expression may take from around it, those that it binds itself included."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, ast.Variable):
            yield current.name
        stack += children(current)


def _is_bound_by(outside: Sequence[Any], around: Sequence[Any], name: str) -> bool:
    """Whether the innermost node around a place that binds a name is also around the destination."""
    binder = next((node for node in reversed(around) if binds((node,), name)), None)
    return binder is not None and any(node is binder for node in outside)
