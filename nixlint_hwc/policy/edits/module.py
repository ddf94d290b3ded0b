"""A definition of another option in the module that contains a fact, such as `systemd.tmpfiles.rules`.

It goes into the same set as the definition of the container, so that the same conditions guard it; an existing
definition is extended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from nixlint_hwc.policy.edits.list import Edits, append_element, into_literal
from nixlint_hwc.policy.edits.merge import merged_with
from nixlint_hwc.policy.edits.scope import ROOTS, body_with_containers, conditions_of, guarded_by, home_of
from nixlint_hwc.policy.edits.set import add_statement, dotted, literal_set, set_for
from nixlint_hwc.policy.edits.tree import WithheldError, binding_named, call_of, trail
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

#: Options whose lists get an element per line from the beginning, because they grow.
GROWING: Final = (("systemd", "tmpfiles", "rules"), ("assertions",))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a module defines options under one condition.

    `home` is the set that holds the container; `sets` are all that hold under no further condition; `merged` is the
    list that `mkMerge` takes where the container comes from a call in it, `call` that call where it is all there is.
    `conditions` are those that the container has beyond the set's, as calls of `mkIf` without what they guard.
    """

    file: SourceFile
    home: ast.Attrs | None
    sets: tuple[ast.Attrs, ...]
    merged: ast.List | None
    statement: ast.Binding | None = None
    call: ast.Node | None = None
    conditions: tuple[str, ...] = ()


def scope_of(span: Span) -> Scope:
    """The scope of the definition at a place. Raises `WithheldError` where the module has no set to add to."""
    around = trail(span)
    home = home_of(around)
    if home is not None:
        return _scope_at(span.file, around, home + 1)
    for index in range(1, len(around)):
        node, parent = around[index], around[index - 1]
        if isinstance(parent, ast.Attrs) and _is_root(node) and not _in_options(around, index):
            return _scope_at(span.file, around, index)
    for index in range(len(around) - 1, 0, -1):
        merged = _merged_above(around[: index + 1])
        if merged is not None:
            return Scope(span.file, None, tuple(_plain_sets(merged)), merged)
    call = _lone_call(around)
    if call is not None:
        return Scope(span.file, None, (), None, call=call)
    body = body_with_containers(around[0])
    if body is not None:
        own = binding_named(body, "virtualisation")
        return Scope(span.file, body, (body,), None, own if isinstance(own, ast.Binding) else None)
    raise WithheldError("the module has no set of definitions beside the container; add the definition by hand")


def _scope_at(file: SourceFile, around: tuple[Any, ...], index: int) -> Scope:
    """The scope whose set holds the binding at this index."""
    home = around[index - 1]
    merged = _merged_above(around[: index - 1])
    sets = [home, *([] if merged is None else _plain_sets(merged))]
    conditions = conditions_of(file, around[index:])
    return Scope(file, home, tuple({id(one): one for one in sets}.values()), merged, around[index], None, conditions)


def _is_root(node: Any) -> bool:
    return isinstance(node, ast.Binding) and isinstance(node.name, ast.StaticName) and node.name.name in ROOTS


def _in_options(around: tuple[Any, ...], index: int) -> bool:
    return any(
        isinstance(node, ast.Binding) and isinstance(node.name, ast.StaticName) and node.name.name == "options"
        for node in around[:index]
    )


def _merged_above(around: tuple[Any, ...]) -> ast.List | None:
    """The list that a `mkMerge` takes, where it is the innermost list of the nodes."""
    for index in range(len(around) - 1, 0, -1):
        node, parent = around[index], around[index - 1]
        if isinstance(node, ast.List):
            call = call_of(parent)
            return node if call is not None and call.name == "mkMerge" and call.arguments[-1] is node else None
        if isinstance(node, ast.Lambda):
            return None
    return None


def _lone_call(around: tuple[Any, ...]) -> ast.Node | None:
    """The call that gives all that a module defines, conditions aside."""
    for node in around:
        if isinstance(node, ast.Binding):
            is_config = isinstance(node.name, ast.StaticName) and node.name.name == "config"
            return _unguarded_call(node.value) if is_config else None
        if not isinstance(node, (ast.Lambda, ast.Let, ast.With, ast.Assert, ast.Attrs)):
            return _unguarded_call(node)
    return None


def _unguarded_call(node: Any) -> ast.Node | None:
    call = call_of(node)
    if call is not None and call.name == "mkIf":
        return _unguarded_call(call.arguments[-1])
    return None if call is None or call.name == "mkMerge" else node


def _plain_sets(merged: ast.List) -> list[ast.Attrs]:
    written = [item for item in merged.items if isinstance(item, (ast.Attrs, ast.Let, ast.With))]
    found = [literal_set(item, guarded=False) for item in written]
    return [item for item in found if item is not None]


def append_to_option(span: Span, path: Sequence[str], text: str) -> Edits:
    """A further element of a list option. Raises `WithheldError`."""
    scope = scope_of(span)
    for attrs in scope.sets:
        existing = _value_at(attrs, path)
        if existing is not None:
            guarded = guarded_by(scope.file, existing, scope.conditions)
            if scope.conditions and guarded is existing and path[0] == "assertions":
                raise WithheldError("the container has a condition that the assertions here lack; add this one by hand")
            return append_element(scope.file, guarded, text)
    is_tall = "\n" in text or tuple(path) in GROWING
    return _define(scope, path, f"[\n  {_indented(text)}\n]" if is_tall else f"[ {text} ]")


def add_definition(span: Span, path: Sequence[str], text: str) -> Edits:
    """A definition of an option that the module does not define yet. Raises `WithheldError`."""
    scope = scope_of(span)
    for attrs in scope.sets:
        if _value_at(attrs, path) is not None:
            raise WithheldError(f"{dotted(path)} is already defined here; change it by hand")
    return _define(scope, path, text)


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _value_at(attrs: ast.Attrs, path: Sequence[str]) -> ast.Node | None:
    """The expression that a set gives for an attribute path."""
    found = binding_named(attrs, path[0])
    if not isinstance(found, ast.Binding):
        return None
    if len(path) == 1:
        return found.value
    inner = set_for(found.value, path[1])
    return None if inner is None else _value_at(inner, path[1:])


def _define(scope: Scope, path: Sequence[str], text: str) -> Edits:
    for condition in reversed(scope.conditions):
        text = f"{condition} {text if text[0] in '[{' else f'({text})'}"
    home = scope.home or (scope.sets[-1] if scope.sets else None)
    if home is not None:
        return _into(scope.file, home, path, text, after=scope.statement)
    addition = "{\n  " + _indented(f"{dotted(path)} = {text};") + "\n}"
    if scope.merged is not None:
        # A further definition belongs into the same new set, which the next pass finds.
        return tuple(edit._replace(adds="") for edit in into_literal(scope.file, scope.merged, addition))
    assert scope.call is not None
    return merged_with(scope.file, scope.call, addition)


def _into(
    file: SourceFile, attrs: ast.Attrs, path: Sequence[str], text: str, *, after: ast.Binding | None, head: int = 0
) -> Edits:
    """Add the rest of `path` to the innermost set that exists; else behind the container's own statement."""
    found = binding_named(attrs, path[head])
    if found is None:
        last = head or path[0] == "assertions"
        return add_statement(file, attrs, path[head:], text, after=None if last else after, spaced=not head)
    if isinstance(found, ast.Inherit):
        raise WithheldError(f"{path[head]} is inherited; change it where it comes from")
    inner = set_for(found.value, path[head + 1]) if path[head + 1 :] else None
    if inner is None:
        raise WithheldError(f"{dotted(path[: head + 1])} is computed here; add {dotted(path)} by hand")
    return _into(file, inner, path, text, after=None, head=head + 1)
