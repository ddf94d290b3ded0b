"""How the beginning of a text is written in the source, variables included, for use elsewhere in the module.

In: the place of a string and its text, as evaluated; a part of the text. Out: the characters of the source that stand
for it, such as `${cfg.dataDir}/config`. Always holds: what is given means the same in the set where a module's other
definitions go, since each of its variables is bound by something around both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from nixlint_hwc.eval.values import Str
from nixlint_hwc.policy.edits.formals import binds
from nixlint_hwc.policy.edits.module import scope_of
from nixlint_hwc.policy.edits.tree import WithheldError, children, trail
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast


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
