"""The shape of syntax trees as bytes, which gives the tree back in a fraction of the time that parsing takes.

In: a `SyntaxTree` without diagnostics. Out: bytes; and from them, with the file, an equal tree. Always holds: the bytes
hold no text of the file, so that no secret gets into a cache: names, numbers and strings are offsets, and what stands
there is read from the file again. `stored` keeps a tree only if that gives every value back. The bytes are `marshal`'s:
whoever keeps them answers for their being read by the version that wrote them, and undamaged.

A node is stored as a tuple that begins with its kind's number and its span.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from sys import intern
from typing import Any, Final

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import ast
from nixlint_hwc.syntax.offsets import AT
from nixlint_hwc.syntax.parser import SyntaxTree
from nixlint_hwc.syntax.strings import indented_parts, unescape, utf8


class _NotKeptError(Exception):
    """A value of the tree is not what stands in the file at its place."""


def stored(tree: SyntaxTree) -> bytes | None:
    """The tree as bytes; None for one that is not kept: it has diagnostics, or values that the file does not show."""
    if tree.diagnostics or tree.encrypted:
        return None
    try:
        return marshal.dumps((_flat(tree.root, tree.file.data.decode("latin-1")), tree.comments))
    except (_NotKeptError, RecursionError, ValueError):
        return None


def restored(file: SourceFile, data: bytes | memoryview) -> SyntaxTree:
    """The tree that was stored for a file of this content."""
    root, comments = marshal.loads(data)
    return SyntaxTree(file, _RESTORE[root[0]](root, file.data.decode("latin-1")), (), comments=comments)


# Storing

_Flat = tuple[Any, ...]


def _flat(node: Any, text: str) -> _Flat:
    kind: type = node.__class__
    number = _NUMBERS.get(kind)
    if number is None:
        raise _NotKeptError
    fields = _FLATTEN[kind](node, text) if kind in _FLATTEN else [_flat_field(field, text) for field in node[2:]]
    return (number, node[0], node[1], *fields)


def _flat_field(field: Any, text: str) -> Any:
    if field.__class__ is tuple:
        return tuple([_flat(node, text) for node in field])
    return _flat(field, text) if isinstance(field, tuple) else field


def _flat_leaf(node: Any, text: str) -> _Flat:
    """A node with one value that can be read from its span."""
    if _RESTORE[_NUMBERS[node.__class__]]((0, node.start, node.end), text) != node:
        raise _NotKeptError
    return ()


def _flat_name(node: ast.StaticName, text: str) -> _Flat:
    """Nothing for a bare name, a mark for a quoted one, and the place of one that is wrapped in `${}`."""
    if text[node.start : node.end] == node.name:
        return ()
    if text[node.start] == '"' and _quoted(node.start, node.end, text) == node.name:
        return (None,)
    return (_place(node.name, node.start, node.end, text),)


def _place(name: str, start: int, end: int, text: str) -> tuple[int, int]:
    """Where a name stands between two offsets."""
    at = text.find(name, start, end)
    if at == -1:
        raise _NotKeptError
    return at, at + len(name)


def _flat_string(node: ast.String, text: str) -> _Flat:
    if not node.indented:
        return (tuple([_flat(part, text) for part in node.parts]),)
    lines = [_flat_lines(part, text) for part in node.parts]
    if None not in lines:
        return tuple(lines), True
    holes = [(*_hole(part, text), part) for part in node.parts if part.__class__ is not ast.Text]
    if indented_parts(text, node.start + 2, node.end - 2, holes) != node.parts:
        raise _NotKeptError
    return tuple([(start, end, _flat(part, text)) for start, end, part in holes]), False


def _flat_lines(part: ast.Node, text: str) -> _Flat | None:
    """A part of an indented string: text as the places of its lines without their indentation; None with escapes."""
    if not isinstance(part, ast.Text):
        return _flat(part, text)
    places: list[int] = []
    at = part.start
    for line in _with_ends(part.value.encode("utf-8", "surrogateescape").decode("latin-1")):
        end = text.find("\n", at, part.end) + 1 or part.end
        if not text.startswith(line, end - len(line)) or end - len(line) < at:
            return None
        places += (end - len(line), end)
        at = end
    return (_LINES, part.start, part.end, tuple(places)) if at == part.end else None


def _with_ends(value: str) -> list[str]:
    """The lines of a text, each with its line feed, if it has one."""
    *lines, last = value.split("\n")
    return [line + "\n" for line in lines] + ([last] if last else [])


def _hole(node: ast.Node, text: str) -> tuple[int, int]:
    """The place of the `${...}` around an expression."""
    return text.rfind("${", 0, node.start), text.find("}", node.end) + 1


def _flat_path(node: ast.Path, text: str) -> _Flat:
    return (tuple([_flat_raw(part, text) for part in node.parts]),)


def _flat_raw(part: ast.Node, text: str) -> _Flat:
    if part.__class__ is not ast.Text:
        return _flat(part, text)
    if text[part.start : part.end] != part.value:
        raise _NotKeptError
    return (_RAW, part.start, part.end)


def _flat_formal(node: ast.Formal, text: str) -> _Flat:
    if text[node.start : node.end] != node.name:
        raise _NotKeptError
    return (_flat_field(node.default, text),)


def _flat_lambda(node: ast.Lambda, text: str) -> _Flat:
    place = None if node.name is None else _lambda_name(node, text)
    return place, _flat_field(node.formals, text), _flat(node.body, text)


def _lambda_name(node: ast.Lambda, text: str) -> tuple[int, int]:
    name, formals = node.name or "", node.formals
    if formals is None or text.startswith(name, node.start):
        return _place(name, node.start, node.body.start, text)
    return _place(name, formals.end, node.body.start, text)


# Restoring

_new: Final[Callable[[type, _Flat], Any]] = tuple.__new__


def _one(stored: Any, text: str) -> Any:
    return _RESTORE[stored[0]](stored, text)


def _many(stored: Any, text: str) -> _Flat:
    return tuple([_RESTORE[one[0]](one, text) for one in stored])


def _maybe(stored: Any, text: str) -> Any:
    return None if stored is None else _RESTORE[stored[0]](stored, text)


def _name(n: _Flat, text: str) -> Any:
    if len(n) == 3:
        return _new(ast.StaticName, (AT[n[1]], AT[n[2]], intern(text[n[1] : n[2]])))
    if n[3] is None:
        return _new(ast.StaticName, (AT[n[1]], AT[n[2]], intern(_quoted(n[1], n[2], text))))
    return _new(ast.StaticName, (AT[n[1]], AT[n[2]], intern(text[n[3][0] : n[3][1]])))


def _quoted(start: int, end: int, text: str) -> str:
    return utf8(unescape(text[start + 1 : end - 1]))


def _string(n: _Flat, text: str) -> Any:
    if len(n) == 4:
        return _new(ast.String, (AT[n[1]], AT[n[2]], _many(n[3], text), False))
    if n[4]:
        return _new(ast.String, (AT[n[1]], AT[n[2]], _many(n[3], text), True))
    holes = [(start, end, _one(part, text)) for start, end, part in n[3]]
    return _new(ast.String, (AT[n[1]], AT[n[2]], indented_parts(text, n[1] + 2, n[2] - 2, holes), True))


def _lines(n: _Flat, text: str) -> Any:
    places = n[3]
    value = "".join([text[places[at] : places[at + 1]] for at in range(0, len(places), 2)])
    return _new(ast.Text, (AT[n[1]], AT[n[2]], utf8(value)))


def _lambda(n: _Flat, text: str) -> Any:
    name = None if n[3] is None else intern(text[n[3][0] : n[3][1]])
    return _new(ast.Lambda, (AT[n[1]], AT[n[2]], name, _maybe(n[4], text), _one(n[5], text)))


#: How each kind of node is made from the tuple that stands for it; its number is its place here.
_KINDS: Final[dict[type, Callable[[_Flat, str], Any]]] = {
    ast.Integer: lambda n, t: _new(ast.Integer, (AT[n[1]], AT[n[2]], int(t[n[1] : n[2]].lstrip("0") or "0"))),
    ast.Float: lambda n, t: _new(ast.Float, (AT[n[1]], AT[n[2]], float(t[n[1] : n[2]]))),
    ast.Text: lambda n, t: _new(ast.Text, (AT[n[1]], AT[n[2]], utf8(unescape(t[n[1] : n[2]])))),
    ast.SearchPath: lambda n, t: _new(ast.SearchPath, (AT[n[1]], AT[n[2]], t[n[1] + 1 : n[2] - 1])),
    ast.Variable: lambda n, t: _new(ast.Variable, (AT[n[1]], AT[n[2]], intern(t[n[1] : n[2]]))),
    ast.StaticName: _name,
    ast.String: _string,
    ast.Path: lambda n, t: _new(ast.Path, (AT[n[1]], AT[n[2]], _many(n[3], t))),
    ast.Select: lambda n, t: _new(ast.Select, (AT[n[1]], AT[n[2]], _one(n[3], t), _many(n[4], t), _maybe(n[5], t))),
    ast.HasAttr: lambda n, t: _new(ast.HasAttr, (AT[n[1]], AT[n[2]], _one(n[3], t), _many(n[4], t))),
    ast.Apply: lambda n, t: _new(ast.Apply, (AT[n[1]], AT[n[2]], _one(n[3], t), _one(n[4], t), n[5])),
    ast.Formal: lambda n, t: _new(ast.Formal, (AT[n[1]], AT[n[2]], intern(t[n[1] : n[2]]), _maybe(n[3], t))),
    ast.Formals: lambda n, t: _new(ast.Formals, (AT[n[1]], AT[n[2]], _many(n[3], t), n[4])),
    ast.Lambda: _lambda,
    ast.DynamicName: lambda n, t: _new(ast.DynamicName, (AT[n[1]], AT[n[2]], _one(n[3], t))),
    ast.Binding: lambda n, t: _new(ast.Binding, (AT[n[1]], AT[n[2]], _one(n[3], t), _one(n[4], t), n[5])),
    ast.Inherit: lambda n, t: _new(ast.Inherit, (AT[n[1]], AT[n[2]], _maybe(n[3], t), _many(n[4], t))),
    ast.Attrs: lambda n, t: _new(ast.Attrs, (AT[n[1]], AT[n[2]], n[3], _many(n[4], t))),
    ast.Let: lambda n, t: _new(ast.Let, (AT[n[1]], AT[n[2]], _many(n[3], t), _one(n[4], t))),
    ast.With: lambda n, t: _new(ast.With, (AT[n[1]], AT[n[2]], _one(n[3], t), _one(n[4], t))),
    ast.Assert: lambda n, t: _new(ast.Assert, (AT[n[1]], AT[n[2]], _one(n[3], t), _one(n[4], t))),
    ast.If: lambda n, t: _new(ast.If, (AT[n[1]], AT[n[2]], _one(n[3], t), _one(n[4], t), _one(n[5], t))),
    ast.List: lambda n, t: _new(ast.List, (AT[n[1]], AT[n[2]], _many(n[3], t))),
    ast.Binary: lambda n, t: _new(ast.Binary, (AT[n[1]], AT[n[2]], n[3], _one(n[4], t), _one(n[5], t))),
    ast.Unary: lambda n, t: _new(ast.Unary, (AT[n[1]], AT[n[2]], n[3], _one(n[4], t))),
}
_NUMBERS: Final = {kind: number for number, kind in enumerate(_KINDS)}
#: The numbers of a `Text` in a path, which has no escapes, and of one whose lines were indented.
_RAW: Final = len(_KINDS)
_LINES: Final = _RAW + 1
_RESTORE: Final = (*_KINDS.values(), lambda n, t: _new(ast.Text, (AT[n[1]], AT[n[2]], t[n[1] : n[2]])), _lines)
#: The fields that are not stored as they are.
_FLATTEN: Final[dict[type, Callable[[Any, str], _Flat]]] = {
    **dict.fromkeys((ast.Integer, ast.Float, ast.Text, ast.SearchPath, ast.Variable), _flat_leaf),
    ast.StaticName: _flat_name,
    ast.String: _flat_string,
    ast.Path: _flat_path,
    ast.Formal: _flat_formal,
    ast.Lambda: _flat_lambda,
}
