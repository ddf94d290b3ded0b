"""Setting options of a container where its module defines it.

In: the place of a container's name, or of the call that makes it. Always holds: an option that a helper sets is
changed through the helper's argument or by a definition beside the call, never inside the helper.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nixlint_hwc.policy.edits.list import PASSING, Edits, append_element
from nixlint_hwc.policy.edits.module import add_definition, scope_of
from nixlint_hwc.policy.edits.scope import CONTAINERS
from nixlint_hwc.policy.edits.set import add_attribute, literal_set
from nixlint_hwc.policy.edits.tree import Call, WithheldError, binding_named, call_of, trail
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast


def set_attribute(span: Span, name: str, path: Sequence[str], text: str) -> Edits:
    """Give the container called `name` the option at `path`. Raises `WithheldError`."""
    attrs = _own_set(span, path[0])
    if attrs is None:
        return _beside(span, name, path, text)
    return add_attribute(span.file, attrs, path, text)


def append_to(span: Span, name: str, path: Sequence[str], text: str) -> Edits:
    """A further element of a list option of the container. Raises `WithheldError`."""
    attrs = _own_set(span, path[0])
    if attrs is None:
        return _beside(span, name, path, f"[ {text} ]")
    found = binding_named(attrs, path[0])
    if isinstance(found, ast.Inherit):
        raise WithheldError(f"{path[0]} is inherited; change it where it comes from")
    if found is None:
        return add_attribute(span.file, attrs, path, f"[ {text} ]")
    if len(path) > 1:
        inner = literal_set(found.value, guarded=False)
        if inner is None:
            raise WithheldError(f"{path[0]} is computed; change it by hand")
        found = binding_named(inner, path[1])
        if not isinstance(found, ast.Binding):
            return add_attribute(span.file, inner, path[1:], f"[ {text} ]")
    return append_element(span.file, found.value, text)


def _own_set(span: Span, option: str) -> ast.Attrs | None:
    """The set of options that the module writes out, or a helper's arguments where they have the option."""
    around = trail(span)
    value = _definition(around, span)
    found = literal_set(value, guarded=True)
    if found is not None:
        return found
    call = _made_by(value)
    if call is None:
        return None
    given = next((a for a in reversed(call.arguments) if isinstance(a, ast.Attrs)), None)
    takes = given is not None and (
        isinstance(binding_named(given, option), ast.Binding) or option in _formals(call, around)
    )
    return given if takes else None


def _definition(around: tuple[Any, ...], span: Span) -> Any:
    """The expression that defines the container: its binding's value, or the call at the place itself."""
    for index in range(len(around) - 1, -1, -1):
        node = around[index]
        if isinstance(node, ast.Binding) and (node.name.start, node.name.end) == (span.start, span.end):
            return node.value if _is_written_out(around[:index]) else None
        if isinstance(node, ast.Apply) and (node.start, node.end) == (span.start, span.end):
            return node
    return None


def _is_written_out(around: tuple[Any, ...]) -> bool:
    """Whether a binding is in the set of containers itself, not in data from which a function makes them."""
    for node in reversed(around):
        if isinstance(node, ast.Binding) and isinstance(node.name, ast.StaticName) and node.name.name == "containers":
            return True
        call = call_of(node)
        if isinstance(node, ast.Lambda) or (call is not None and call.name not in ("mkIf", "mkMerge", *PASSING)):
            return False
    return False


def _made_by(node: Any) -> Call | None:
    """The helper's call that gives the container, without the conditions around it."""
    call = call_of(node)
    if call is not None and call.name == "mkIf" and len(call.arguments) == 2:
        return _made_by(call.arguments[1])
    return None if call is None or call.name in ("import", "mkMerge") else call


def _formals(call: Call, around: tuple[Any, ...]) -> frozenset[str]:
    """What a helper of the same file takes by name."""
    if not isinstance(call.function, ast.Variable):
        return frozenset()
    lets = [ast.Attrs(node.start, node.end, True, node.bindings) for node in around if isinstance(node, ast.Let)]
    found = next((b for let in reversed(lets) if (b := binding_named(let, call.name)) is not None), None)
    if not isinstance(found, ast.Binding) or not isinstance(found.value, ast.Lambda) or found.value.formals is None:
        return frozenset()
    return frozenset(entry.name for entry in found.value.formals.entries)


def _beside(span: Span, name: str, path: Sequence[str], text: str) -> Edits:
    """A definition of its own, in a set that is merged with what the helper gives."""
    scope = scope_of(span)
    if scope.home is None:
        return add_definition(span, (*CONTAINERS, name, *path), text)
    raise WithheldError(f"a function makes this container; give it {path[0]} there, or as an argument")
