"""A tree in the form in which real Nix prints it: what Nix's parser desugars further is desugared, names are sorted.

Our tree of a file and our tree of what `nix-instantiate --parse` printed for it must be equal in this form. Lost on the
way are only differences that the print does not show: where a string was split, an interpolation alone in its string.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nixlint_hwc.syntax import SyntaxTree, ast

Form = list[Any]
_PRIMITIVES = {"-": "__sub", "*": "__mul", "/": "__div", "<": "__lessThan"}
_SWAPPED = {">": "<", "<=": ">="}


def canonical(tree: SyntaxTree, folder: Path) -> Form:
    """The tree's canonical form; relative paths are resolved against `folder`."""
    return _Canonical(tree, folder).node(tree.root)


def _call(name: str, *arguments: Form) -> Form:
    form: Form = ["variable", name]
    for argument in arguments:
        form = ["apply", form, argument]
    return form


def _joined(forms: list[Form]) -> Form:
    """String concatenation, with neighbouring literals joined."""
    parts: list[Form] = []
    first, *others = forms
    for form in [*(first[1] if first[0] == "concat" else [first]), *others]:
        if form[0] == "string" and parts and parts[-1][0] == "string":
            parts[-1] = ["string", parts[-1][1] + form[1]]
        elif form != ["string", ""]:
            parts.append(form)
    return ["concat", parts] if len(parts) > 1 else (parts or [["string", ""]])[0]


class _Canonical:
    def __init__(self, tree: SyntaxTree, folder: Path) -> None:
        self.file = tree.file
        self.folder = folder

    def node(self, node: Any) -> Form:
        return _FORMS[type(node)](self, node)

    def name(self, name: ast.AttrName) -> Form:
        return [name.name] if isinstance(name, ast.StaticName) else ["dynamic", self.node(name.expression)]

    def number(self, node: ast.Integer | ast.Float) -> Form:
        return ["number", float(f"{node.value:g}") if isinstance(node, ast.Float) else node.value]

    def text(self, node: ast.Text) -> Form:
        return ["string", node.value]

    def string(self, node: ast.String) -> Form:
        return _joined([self.node(part) for part in node.parts]) if node.parts else ["string", ""]

    def absolute(self, text: str) -> str:
        path = os.path.normpath(self.folder / Path(text).expanduser())
        return path + "/" if text.endswith("/") and path != "/" else path

    def path(self, node: ast.Path) -> Form:
        first, *others = node.parts
        assert isinstance(first, ast.Text)
        return _joined([["path", self.absolute(first.value)], *[self.node(part) for part in others]])

    def unparsed(self, node: ast.Unparsed) -> Form:
        """Nix prints the start of an interpolated path, `/a/`, which is no path of its own."""
        return ["path", self.file.data[node.start : node.end].decode()]

    def search_path(self, node: ast.SearchPath) -> Form:
        return _call("__findFile", ["variable", "__nixPath"], ["string", node.value])

    def variable(self, node: ast.Variable) -> Form:
        return ["variable", node.name]

    def select(self, node: ast.Select) -> Form:
        default = None if node.default is None else self.node(node.default)
        return ["select", self.node(node.expression), [self.name(name) for name in node.path], default]

    def has_attr(self, node: ast.HasAttr) -> Form:
        return ["has", self.node(node.expression), [self.name(name) for name in node.path]]

    def apply(self, node: ast.Apply) -> Form:
        return ["apply", self.node(node.function), self.node(node.argument)]

    def lambda_(self, node: ast.Lambda) -> Form:
        formals: Form | None = None
        if node.formals is not None:
            entries = [[entry.name, entry.default and self.node(entry.default)] for entry in node.formals.entries]
            formals = [node.formals.ellipsis, sorted(entries, key=repr)]
        return ["lambda", node.name, formals, self.node(node.body)]

    def bindings(self, bindings: tuple[ast.Binding | ast.Inherit, ...]) -> list[Form]:
        forms: list[Form] = []
        for item in bindings:
            if isinstance(item, ast.Binding):
                forms.append([self.name(item.name), self.node(item.value)])
            elif item.source is None:
                forms.extend([[[name.name], "inherited"] for name in item.names])
            else:
                source = self.node(item.source)
                forms.extend([[[name.name], ["select", source, [[name.name]], None]] for name in item.names])
        return sorted(forms, key=repr)

    def attrs(self, node: ast.Attrs) -> Form:
        return ["attrs", node.recursive, self.bindings(node.bindings)]

    def let(self, node: ast.Let) -> Form:
        return ["let", self.bindings(node.bindings), self.node(node.body)]

    def fields(self, node: ast.With | ast.Assert | ast.If) -> Form:
        return [type(node).__name__, *[self.node(part) for part in node[2:]]]

    def list(self, node: ast.List) -> Form:
        return ["list", [self.node(item) for item in node.items]]

    def unary(self, node: ast.Unary) -> Form:
        operand = self.node(node.operand)
        return ["not", operand] if node.operator == "!" else _call("__sub", ["number", 0], operand)

    def binary(self, node: ast.Binary) -> Form:
        operator, left, right = node.operator, self.node(node.left), self.node(node.right)
        if operator in _SWAPPED:
            operator, left, right = _SWAPPED[operator], right, left
        if operator == "+":
            return _joined([left, right])
        if operator == ">=":
            return ["not", _call("__lessThan", left, right)]
        primitive = _PRIMITIVES.get(operator)
        return _call(primitive, left, right) if primitive else [operator, left, right]


_FORMS: dict[type, Callable[[_Canonical, Any], Form]] = {
    ast.Integer: _Canonical.number,
    ast.Float: _Canonical.number,
    ast.Text: _Canonical.text,
    ast.String: _Canonical.string,
    ast.Path: _Canonical.path,
    ast.Unparsed: _Canonical.unparsed,
    ast.SearchPath: _Canonical.search_path,
    ast.Variable: _Canonical.variable,
    ast.Select: _Canonical.select,
    ast.HasAttr: _Canonical.has_attr,
    ast.Apply: _Canonical.apply,
    ast.Lambda: _Canonical.lambda_,
    ast.Attrs: _Canonical.attrs,
    ast.Let: _Canonical.let,
    ast.With: _Canonical.fields,
    ast.Assert: _Canonical.fields,
    ast.If: _Canonical.fields,
    ast.List: _Canonical.list,
    ast.Unary: _Canonical.unary,
    ast.Binary: _Canonical.binary,
}
