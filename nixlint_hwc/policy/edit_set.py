"""A further binding of an attribute set, in the place and the style that its neighbours suggest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from nixlint_hwc.finding import Edit
from nixlint_hwc.modules.definitions import quote_name
from nixlint_hwc.policy.edit_list import PASSING, Edits, extended, into_literal
from nixlint_hwc.policy.edit_text import (
    begins_line,
    indent_unit,
    indentation,
    is_remark,
    line_bounds,
    newline,
    rest_of_line,
    same_line,
    shifted,
)
from nixlint_hwc.policy.edit_tree import WithheldError, binding_named, call_of, last_end
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

#: How much of two names must agree for one to be the other's neighbour (characters).
_KINSHIP: Final = 5


def literal_set(node: Any, *, guarded: bool) -> ast.Attrs | None:
    """The set literal that an expression gives; `guarded`: also one behind `mkIf`."""
    if isinstance(node, ast.Attrs):
        return node
    if isinstance(node, (ast.Let, ast.With, ast.Assert)):
        return literal_set(node.body, guarded=guarded)
    if isinstance(node, ast.Binary) and node.operator == "//":
        return literal_set(node.right, guarded=False) or literal_set(node.left, guarded=False)
    call = call_of(node)
    if call is None:
        return None
    if call.name in PASSING and len(call.arguments) == PASSING[call.name] + 1:
        return literal_set(call.arguments[-1], guarded=guarded)
    if call.name == "mkIf" and len(call.arguments) == 2 and guarded:
        return literal_set(call.arguments[1], guarded=True)
    if call.name == "mkMerge" and isinstance(call.arguments[-1], ast.List):
        found = [literal_set(item, guarded=False) for item in call.arguments[-1].items]
        return next((item for item in found if item is not None), None)
    return None


def add_attribute(file: SourceFile, attrs: ast.Attrs, path: Sequence[str], text: str) -> Edits:
    """Give a set the attribute at `path`, inside the sets that exist already. Raises `WithheldError`."""
    found = binding_named(attrs, path[0])
    if found is None:
        return add_statement(file, attrs, path, text)
    if isinstance(found, ast.Inherit):
        raise WithheldError(f"{path[0]} is inherited; change it where it comes from")
    if len(path) == 1:
        raise WithheldError(f"{path[0]} is set already")
    inner = literal_set(found.value, guarded=False)
    if inner is not None:
        return add_attribute(file, inner, path[1:], text)
    call = call_of(found.value)
    if call is not None and call.name == "mkMerge" and isinstance(call.arguments[-1], ast.List):
        return into_literal(file, call.arguments[-1], f"{{ {dotted(path[1:])} = {text}; }}")
    return extended(file, found.value, f"// {{ {dotted(path[1:])} = {text}; }}", "//")


def dotted(path: Sequence[str]) -> str:
    """An attribute path as Nix code writes it."""
    return ".".join(quote_name(name) for name in path)


def is_explicit(file: SourceFile, attrs: ast.Attrs) -> bool:
    """Whether braces stand for the set, not the tail of an attribute path."""
    return file.data[attrs.end - 1 : attrs.end] == b"}" and file.data[attrs.start : attrs.start + 1] in (b"{", b"r")


def add_statement(
    file: SourceFile, attrs: ast.Attrs, path: Sequence[str], text: str, *, after: Any = None, spaced: bool = False
) -> Edits:
    """A new binding `path = text;` in a set that has none of that name; it follows `after`, else its nearest kin.

    `spaced`: a blank line stands before it where nothing in the set says otherwise.
    """
    if not is_explicit(file, attrs):
        return _beside_siblings(file, attrs, path, text)
    statement = f"{dotted(path)} = {text};"
    bindings = attrs.bindings
    if not bindings:
        return _first(file, attrs, statement)
    neighbour = after or _kin(bindings, path[0]) or max(bindings, key=last_end)
    gap = newline(file) if "\n" in statement and _is_spaced(file, bindings, spaced) else ""
    return _after(file, attrs, neighbour, statement, gap)


def _is_spaced(file: SourceFile, bindings: tuple[Any, ...], default: bool) -> bool:
    """Whether blank lines stand between the statements of a set."""
    starts = sorted(binding.start for binding in bindings)
    gaps = [file.data[file.data.rfind(b";", 0, start) + 1 : start] for start in starts[1:]]
    return any(map(_is_blank_line_in, gaps)) if gaps else default


def _is_blank_line_in(gap: bytes) -> bool:
    return b"\n\n" in gap.replace(b"\r", b"")


def _kin(bindings: tuple[Any, ...], name: str) -> ast.Binding | None:
    """The binding whose name begins most like the new one's."""
    best, most = None, _KINSHIP - 1
    for binding in bindings:
        if isinstance(binding, ast.Binding) and isinstance(binding.name, ast.StaticName):
            common = _agreement(binding.name.name, name)
            if common > most:
                best, most = binding, common
    return best


def _agreement(one: str, two: str) -> int:
    """How many characters two names have in common at their beginning."""
    equal = [first == second for first, second in zip(one, two, strict=False)]
    return equal.index(False) if False in equal else len(equal)


def _first(file: SourceFile, attrs: ast.Attrs, statement: str) -> Edits:
    opening, close = file.data.index(b"{", attrs.start), attrs.end - 1
    if not file.data[opening + 1 : close].strip() and same_line(file, opening, close):
        gap = "" if file.data[close - 1 : close] == b" " else " "
        return (Edit(Span(file, close, close), f"{gap}{shifted(file, statement, indentation(file, close))} "),)
    if not begins_line(file, close):
        raise WithheldError("the set holds only a comment; add the binding by hand")
    indent = indentation(file, close) + indent_unit(file)
    start, _ = line_bounds(file, close)
    return (Edit(Span(file, start, start), f"{indent}{shifted(file, statement, indent)}{newline(file)}"),)


def _after(file: SourceFile, attrs: ast.Attrs, neighbour: Any, statement: str, gap: str) -> Edits:
    at = last_end(neighbour)
    if same_line(file, attrs.start, attrs.end - 1) and "\n" not in statement:
        return (Edit(Span(file, at, at), f" {statement}"),)
    start = _last_statement(neighbour).start
    indent = indentation(file, start)
    if not begins_line(file, start):
        indent = indentation(file, attrs.end - 1) + indent_unit(file)
    if is_remark(rest_of_line(file, at)):
        at = line_bounds(file, at)[1]
    return (Edit(Span(file, at, at), f"{gap}{newline(file)}{indent}{shifted(file, statement, indent)}"),)


def _last_statement(binding: Any) -> Any:
    """The innermost binding of the last statement that a binding's set is spread over."""
    if isinstance(binding, ast.Binding) and binding.implicit and isinstance(binding.value, ast.Attrs):
        last = max(binding.value.bindings, key=last_end)
        if last_end(last) >= binding.end:
            return _last_statement(last)
    return binding


def _beside_siblings(file: SourceFile, attrs: ast.Attrs, path: Sequence[str], text: str) -> Edits:
    """A new statement with the same beginning as those that the set is spread over."""
    neighbour = _kin(attrs.bindings, path[0]) or max(attrs.bindings, key=last_end)
    name = neighbour.name if isinstance(neighbour, ast.Binding) else neighbour
    prefix = file.data[neighbour.start : name.start].decode("utf-8", "replace")
    statement = f"{prefix}{dotted(path)} = {text};"
    at = last_end(neighbour)
    last = _last_statement(neighbour).start
    if not begins_line(file, last) and not is_remark(rest_of_line(file, at)):
        return (Edit(Span(file, at, at), f" {statement}"),)
    if is_remark(rest_of_line(file, at)):
        at = line_bounds(file, at)[1]
    indent = indentation(file, last)
    before = file.data[file.data.rfind(b";", 0, last) + 1 : last]
    gap = newline(file) if "\n" in statement and _is_blank_line_in(before) else ""
    return (Edit(Span(file, at, at), f"{gap}{newline(file)}{indent}{shifted(file, statement, indent)}"),)
