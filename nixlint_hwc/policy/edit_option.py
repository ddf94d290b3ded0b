"""Giving a declared option another type."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edit_list import Edits
from nixlint_hwc.policy.edit_set import add_statement
from nixlint_hwc.policy.edit_tree import WithheldError, binding_named, call_of, trail
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast


def set_type(span: Span, name: str) -> Edits:
    """Give the option whose name stands at a place the type `types.<name>`. Raises `WithheldError`."""
    around = trail(span)
    declaration = _declaration(around, span)
    found = binding_named(declaration, "type")
    if found is None:
        return add_statement(span.file, declaration, ["type"], f"{_types(span.file, around)}.{name}")
    if not isinstance(found, ast.Binding):
        raise WithheldError("the type is inherited; change it where it comes from")
    value = found.value
    if isinstance(value, ast.Select) and value.default is None:
        names = value.path
        first = next((part for part in names if isinstance(part, ast.StaticName) and part.name == "ints"), names[-1])
        return (Edit(Span(span.file, first.start, value.end), name),)
    if isinstance(value, ast.Variable) and any(_is_with_types(node, span.file) for node in (*around, *_withs(found))):
        return (Edit(Span(span.file, value.start, value.end), name),)
    raise WithheldError("the type is put together; change it by hand")


def _declaration(around: tuple[Any, ...], span: Span) -> ast.Attrs:
    """What `mkOption` is called with for the option at a place."""
    for node in reversed(around):
        if isinstance(node, ast.Binding) and (node.name.start, node.name.end) == (span.start, span.end):
            call = call_of(node.value)
            if call is not None and call.name == "mkOption" and isinstance(call.arguments[0], ast.Attrs):
                return call.arguments[0]
    raise WithheldError("the option is not declared with mkOption here; change its type by hand")


def _withs(binding: ast.Binding) -> list[Any]:
    return [binding.value] if isinstance(binding.value, ast.With) else []


def _is_with_types(node: Any, file: SourceFile) -> bool:
    if not isinstance(node, ast.With):
        return False
    return file.data[node.namespace.start : node.namespace.end] in (b"types", b"lib.types")


def _types(file: SourceFile, around: tuple[Any, ...]) -> str:
    """How `lib.types` is written inside these nodes. Raises `WithheldError`."""
    for node in reversed(around):
        if isinstance(node, ast.With) and file.data[node.namespace.start : node.namespace.end] == b"lib":
            return "types"
        if isinstance(node, ast.Let) and binding_named(ast.Attrs(node.start, node.end, True, node.bindings), "types"):
            return "types"
        if isinstance(node, ast.Lambda) and node.formals and any(e.name == "lib" for e in node.formals.entries):
            return "lib.types"
    raise WithheldError("the module does not take 'lib', which types come from")
