"""A further binding of an attribute set, in the place and the style that its neighbours suggest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from nixlint_hwc.finding import Edit
from nixlint_hwc.modules.option_names import quote_name
from nixlint_hwc.policy.edits.list import PASSING, Edits, extended, into_literal
from nixlint_hwc.policy.edits.text import (
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
from nixlint_hwc.policy.edits.tree import WithheldError, binding_named, call_of, last_end, last_of
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_BLANK_LINE: Final = re.compile(rb"\r?\n[ \t]*\r?\n")


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


def set_for(node: Any, name: str) -> ast.Attrs | None:
    """The set literal that may be given an attribute of that name, so that the expression has it as well.

    None also where `//` would put it in the place of one that the other side has, or may have.
    """
    if isinstance(node, (ast.Let, ast.With, ast.Assert)):
        return set_for(node.body, name)
    if not (isinstance(node, ast.Binary) and node.operator == "//"):
        return literal_set(node, guarded=False)
    left, right = set_for(node.left, name), set_for(node.right, name)
    if right is None or binding_named(right, name) is not None:
        return right or left
    if _lacks(node.left, name):
        return right
    return left if left is not None and _lacks(right, name) and binding_named(left, name) is not None else None


def _lacks(node: Any, name: str) -> bool:
    """Whether an expression is written out as a set, and has no attribute of that name."""
    if isinstance(node, ast.Binary) and node.operator == "//":
        return _lacks(node.left, name) and _lacks(node.right, name)
    if not isinstance(node, ast.Attrs) or binding_named(node, name) is not None:
        return False
    return all(isinstance(one, ast.Inherit) or isinstance(one.name, ast.StaticName) for one in node.bindings)


def add_attribute(file: SourceFile, attrs: ast.Attrs, path: Sequence[str], text: str) -> Edits:
    """Give a set the attribute at `path`, inside the sets that exist already. Raises `WithheldError`."""
    found = binding_named(attrs, path[0])
    if found is None:
        return add_statement(file, attrs, path, text)
    if isinstance(found, ast.Inherit):
        raise WithheldError(f"{path[0]} is inherited; change it where it comes from")
    if len(path) == 1:
        raise WithheldError(f"{path[0]} is already set; change it by hand")
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
    """Whether braces enclose the set; otherwise it is the tail of an attribute path."""
    return file.data[attrs.end - 1 : attrs.end] == b"}" and file.data[attrs.start : attrs.start + 1] in (b"{", b"r")


def add_statement(
    file: SourceFile, attrs: ast.Attrs, path: Sequence[str], text: str, *, after: Any = None, spaced: bool = False
) -> Edits:
    """A new binding `path = text;` in a set that has none of that name; it follows `after`, else its nearest kin.

    `spaced`: a blank line stands before it where nothing in the set says otherwise.
    """
    bindings = attrs.bindings
    kin = _kin(bindings, path[0])
    name = dotted(path)
    if _is_quoted(file, [kin] if kin is not None else bindings) and not name.startswith('"'):
        name = f'"{path[0]}"{name.removeprefix(quote_name(path[0]))}'
    value = like_its_neighbours(file, bindings, text)
    if not bindings:
        return _first(file, attrs, f"{name} = {value};")
    neighbour = after or kin or last_of(file, bindings)
    prefix = "" if is_explicit(file, attrs) else _beginning(file, neighbour)
    return _behind(file, attrs, neighbour, f"{prefix}{name} = {value};", spaced=spaced)


def like_its_neighbours(file: SourceFile, bindings: Sequence[Any], text: str) -> str:
    """A list on one line as the file, and the lists of the same set, have theirs."""
    if "\n" in text or not (text.startswith("[ ") and text.endswith(" ]")):
        return text
    values = [b.value for b in bindings if isinstance(b, ast.Binding) and isinstance(b.value, ast.List)]
    lists = [value for value in values if value.items]
    if lists and all(not same_line(file, node.start, node.end - 1) for node in lists):
        return f"[\n  {text[2:-2]}\n]"
    return text if pads_lists(file) else f"[{text[2:-2]}]"


def _kin(bindings: tuple[Any, ...], name: str) -> ast.Binding | None:
    """The binding whose name begins with the most words of the new one's, the last of several."""
    best, most = None, 0
    for binding in bindings:
        if isinstance(binding, ast.Binding) and isinstance(binding.name, ast.StaticName):
            common = _kinship(binding.name.name, name)
            if common and common >= most:
                best, most = binding, common
    return best


def _kinship(one: str, two: str) -> int:
    """How many words two names have in common at their beginning; names such as PUID and PGID share one."""
    shared = 0
    for first, second in zip(_WORD.findall(one), _WORD.findall(two), strict=False):
        if first != second:
            break
        shared += 1
    if not shared and len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1:
        return 1
    return shared


def _is_quoted(file: SourceFile, bindings: Sequence[Any]) -> bool:
    """Whether all of these have names in quotes that need none."""
    names = [b.name for b in bindings if isinstance(b, ast.Binding) and isinstance(b.name, ast.StaticName)]
    plain = [name for name in names if not quote_name(name.name).startswith('"')]
    return bool(plain) and all(file.data[name.start : name.start + 1] == b'"' for name in plain)


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


def _behind(file: SourceFile, attrs: ast.Attrs, neighbour: Any, statement: str, *, spaced: bool) -> Edits:
    """A statement on a line of its own behind a neighbour, or on the neighbour's line where they all share one."""
    at, last = last_end(file, neighbour), _last_statement(file, neighbour).start
    explicit = is_explicit(file, attrs)
    key = statement.partition(" = ")[0]
    shares_line = not begins_line(file, last) and not is_remark(rest_of_line(file, at))
    on_line = same_line(file, attrs.start, attrs.end - 1) and "\n" not in statement if explicit else shares_line
    if on_line:
        return (Edit(Span(file, at, at), f" {shifted(file, statement, indentation(file, at))}", key),)
    indent = indentation(file, last)
    if explicit and not begins_line(file, last):
        indent = indentation(file, attrs.end - 1) + indent_unit(file)
    below_tall = not same_line(file, last, at)
    if is_remark(rest_of_line(file, at)):
        at = line_bounds(file, at)[1]
    written = f"{newline(file)}{indent}{shifted(file, statement, indent)}"
    tall = "\n" in statement
    if not (tall or below_tall) or not _is_spaced(file, attrs, last, at, default=spaced and tall):
        return (Edit(Span(file, at, at), written, key),)
    if tall:
        return (Edit(Span(file, at, at), f"{newline(file)}{written}", key),)
    # Short statements that are added here together stand together, below one blank line.
    return Edit(Span(file, at, at), newline(file), "blank"), Edit(Span(file, at, at), written, key)


def _is_spaced(file: SourceFile, attrs: ast.Attrs, start: int, end: int, *, default: bool) -> bool:
    """Whether blank lines stand between statements: around the one at this place, or anywhere in its set."""
    if _blank_line_above(file, start) or _BLANK_LINE.match(file.data, end) is not None:
        return True
    starts = sorted(binding.start for binding in attrs.bindings)
    if not is_explicit(file, attrs) or not starts[1:]:
        return default and not starts[1:]
    return any(_blank_line_above(file, begin) for begin in starts[1:])


def _blank_line_above(file: SourceFile, start: int) -> bool:
    """Whether there is a blank line above a statement and its comments."""
    above = max(file.data.rfind(b";", 0, start), file.data.rfind(b"{", 0, start))
    before = file.data[above + 1 : start]
    return b"\n\n" in before.replace(b"\r", b"")


def _last_statement(file: SourceFile, binding: Any) -> Any:
    """The innermost binding of the last statement that a binding's set is spread over."""
    if isinstance(binding, ast.Binding) and binding.implicit and isinstance(binding.value, ast.Attrs):
        last = last_of(file, binding.value.bindings)
        if last_end(file, last) >= binding.end:
            return _last_statement(file, last)
    return binding


def _beginning(file: SourceFile, neighbour: Any) -> str:
    """What stands before a sibling's name in a statement that goes down to it."""
    name = neighbour.name if isinstance(neighbour, ast.Binding) else neighbour
    return file.data[neighbour.start : name.start].decode("utf-8", "replace")
