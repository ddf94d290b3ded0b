"""From tree-sitter's concrete tree to the AST.

In: a tree, and what to leave out because an error lies in it. Out: the root node and the errors that the grammar does
not see. One method lowers one kind of node; comments may stand between any two children.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from sys import intern

from tree_sitter import Node as Concrete

from nixlint_hwc.syntax import ast
from nixlint_hwc.syntax.bindings import SetBuilder
from nixlint_hwc.syntax.grammar import KIND
from nixlint_hwc.syntax.lexer import KEYWORDS
from nixlint_hwc.syntax.lower_literals import (
    COMMENT,
    ERROR,
    INTERPOLATION,
    LiteralLowering,
    Report,
    UnexpectedShapeError,
    solid,
)
from nixlint_hwc.syntax.offsets import AT
from nixlint_hwc.syntax.pipes import applied, implied, piped

_APPLY = KIND["apply_expression"]
_BINARY = KIND["binary_expression"]
_VARIABLE = KIND["variable_expression"]
_IDENTIFIER = KIND["identifier"]
_STRING = KIND["string_expression"]
_BINDING = KIND["binding"]
_BINDING_SET = KIND["binding_set"]
_INHERIT = KIND["inherit"]
_INHERIT_FROM = KIND["inherit_from"]
_INHERITED = KIND["inherited_attrs"]
_FORMAL = KIND["formal"]
_FORMALS = KIND["formals"]
_ELLIPSES = KIND["ellipses"]
_RESERVED = KEYWORDS - {"or"}
_UNCHAINABLE = {"==": 1, "!=": 1, "<": 2, ">": 2, "<=": 2, ">=": 2}
_URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+\-.]*:[a-zA-Z0-9%/?:@&=+$,\-_.!~*']")


class Lowering(LiteralLowering):
    """Lowering of whatever contains expressions. `pipes` says for which pipe a `->` at an offset stands in."""

    def __init__(
        self, text: str, report: Report, spoiled: Mapping[int, ast.Unparsed], pipes: Mapping[int, str]
    ) -> None:
        super().__init__(text, report, spoiled)
        self.pipes = pipes

    def expression(self, node: Concrete) -> ast.Node:
        return _LOWER[node.kind_id](self, node)

    def root(self, node: Concrete) -> ast.Node | None:
        """The file's expression; None where it has none."""
        for child in node.children:
            if child.kind_id not in (COMMENT, ERROR):
                return self.expression(child)
        return None

    def parentheses(self, node: Concrete) -> ast.Node:
        return self.expression(solid(node, 3)[1])

    def apply(self, node: Concrete) -> ast.Node:
        start = AT[node.start_byte]
        arguments: list[Concrete] = []
        while node.kind_id == _APPLY:
            node, argument = solid(node, 2)
            arguments.append(argument)
        result = self.expression(node)
        previous = node
        for argument in reversed(arguments):
            if not self._is_or(argument):
                result = ast.Apply(start, AT[argument.end_byte], result, self.expression(argument))
            elif previous is node or not isinstance(result, ast.Apply):
                result = self._applied_to_or(result, previous, argument)
            else:
                term = self._applied_to_or(result.argument, previous, argument)
                result = ast.Apply(start, AT[argument.end_byte], result.function, term)
            previous = argument
        return result

    def _applied_to_or(self, term: ast.Node, node: Concrete, word: Concrete) -> ast.Node:
        """Nix reads a bare `or` as the argument of the one term before it: `f a or` is `f (a or)`."""
        if self._is_or(node):
            raise UnexpectedShapeError(word)
        value = ast.Variable(AT[word.start_byte], AT[word.end_byte], "or")
        if node.type == "select_expression" and isinstance(term, ast.Select) and term.default is not None:
            default = ast.Apply(term.default.start, value.end, term.default, value)
            return term._replace(end=value.end, default=default)
        return ast.Apply(AT[node.start_byte], value.end, term, value)

    def _is_or(self, node: Concrete) -> bool:
        return node.kind_id == _VARIABLE and self.text[node.start_byte : node.end_byte] == "or"

    def select(self, node: Concrete) -> ast.Node:
        children = [child for child in node.children if child.kind_id not in (COMMENT, ERROR)]
        start, end = AT[node.start_byte], AT[node.end_byte]
        if len(children) == 3:
            return ast.Select(start, end, self.expression(children[0]), tuple(self.attrpath(children[2])), None)
        if len(children) == 5:
            default = self.expression(children[4])
            return ast.Select(start, end, self.expression(children[0]), tuple(self.attrpath(children[2])), default)
        raise UnexpectedShapeError(node)

    def has_attr(self, node: Concrete) -> ast.Node:
        expression, _, attrpath = solid(node, 3)
        path = tuple(self.attrpath(attrpath))
        return ast.HasAttr(AT[node.start_byte], AT[node.end_byte], self.expression(expression), path)

    def attrpath(self, node: Concrete) -> list[ast.AttrName]:
        return [
            self.attr_name(child)
            for child in node.children
            if (kind := child.kind_id) in _ATTR_NAME or kind == INTERPOLATION
        ]

    def attr_name(self, node: Concrete) -> ast.AttrName:
        start, end = AT[node.start_byte], AT[node.end_byte]
        if node.kind_id == _IDENTIFIER:
            name = self.text[start:end]
            if name in _RESERVED:
                raise UnexpectedShapeError(node)
            return ast.StaticName(start, end, intern(name))
        if node.kind_id == INTERPOLATION:
            value = self.interpolated(node)
            if not isinstance(value, ast.String):
                return ast.DynamicName(start, end, value)
        else:
            value = self.string(node)
        texts = [part.value for part in value.parts if isinstance(part, ast.Text)]
        if len(texts) == len(value.parts):
            return ast.StaticName(start, end, intern("".join(texts)))
        return ast.DynamicName(start, end, value)

    def function(self, node: Concrete) -> ast.Node:
        children = [child for child in node.children if child.kind_id not in (COMMENT, ERROR)]
        name: ast.StaticName | None = None
        formals: ast.Formals | None = None
        for child in children[:-1]:
            if child.kind_id == _IDENTIFIER:
                start, end = AT[child.start_byte], AT[child.end_byte]
                if (uri := _URI.match(self.text, start)) is not None and uri.end() > end:
                    raise UnexpectedShapeError(child)
                name = ast.StaticName(start, end, self.name(child, start, end))
            elif child.kind_id == _FORMALS:
                formals = self.formals(child)
        if name is not None and formals is not None:
            self._reject_twice([*(ast.StaticName(f.start, f.end, f.name) for f in formals.entries), name])
        elif formals is not None:
            self._reject_twice([ast.StaticName(f.start, f.end, f.name) for f in formals.entries])
        body = self.expression(children[-1])
        return ast.Lambda(AT[node.start_byte], AT[node.end_byte], name.name if name else None, formals, body)

    def formals(self, node: Concrete) -> ast.Formals:
        children = node.children
        entries = tuple([self.formal(child) for child in children if child.kind_id == _FORMAL])
        ellipsis = _ELLIPSES in [child.kind_id for child in children]
        return ast.Formals(AT[node.start_byte], AT[node.end_byte], entries, ellipsis)

    def formal(self, node: Concrete) -> ast.Formal:
        children = node.children
        start, end = AT[children[0].start_byte], AT[children[0].end_byte]
        default = None
        if len(children) > 1:
            default = self.expression(solid(node, 3)[2])
        return ast.Formal(start, end, self.name(children[0], start, end), default)

    def _reject_twice(self, names: list[ast.StaticName]) -> None:
        seen: dict[str, ast.StaticName] = {}
        for name in names:
            first = seen.setdefault(name.name, name)
            if first is not name:
                self._duplicate("argument", name.name, name, first)

    def _duplicate_attribute(self, path: str, second: ast.StaticName, first: ast.StaticName) -> None:
        self._duplicate("attribute", path, second, first)

    def _duplicate(self, what: str, path: str, second: ast.StaticName, first: ast.StaticName) -> None:
        related = ((first.start, first.end, "first defined here"),)
        self.report("HWC003", f"{what} '{path}' is defined twice", second.start, second.end, related)

    def attrset(self, node: Concrete) -> ast.Node:
        return ast.Attrs(AT[node.start_byte], AT[node.end_byte], False, self.bindings(node, True))

    def rec_attrset(self, node: Concrete) -> ast.Node:
        return ast.Attrs(AT[node.start_byte], AT[node.end_byte], True, self.bindings(node, True))

    def let_attrset(self, node: Concrete) -> ast.Node:
        start, end = AT[node.start_byte], AT[node.end_byte]
        attrs = ast.Attrs(start, end, True, self.bindings(node, True))
        return ast.Select(start, end, attrs, (ast.StaticName(start, end, "body"),), None)

    def let(self, node: Concrete) -> ast.Node:
        body = node.children[-1]
        return ast.Let(AT[node.start_byte], AT[node.end_byte], self.bindings(node, False), self.expression(body))

    def bindings(self, node: Concrete, dynamic: bool) -> tuple[ast.Binding | ast.Inherit, ...]:
        """The bindings of a set or `let`; dynamic names are an error where `dynamic` is false."""
        for child in node.children:
            if child.kind_id == _BINDING_SET:
                return self._binding_set(child, dynamic)
        return ()

    def _binding_set(self, node: Concrete, dynamic: bool) -> tuple[ast.Binding | ast.Inherit, ...]:
        builder = SetBuilder(self._duplicate_attribute)
        for child in node.children:
            kind = child.kind_id
            if kind == _BINDING:
                self._binding(child, dynamic, builder)
            elif kind == _INHERIT:
                builder.inherit(self._inherit(child, None))
            elif kind == _INHERIT_FROM:
                source = next(part for part in child.children if part.kind_id in _LOWER)
                builder.inherit(self._inherit(child, self.expression(source)))
        return builder.finished()

    def _binding(self, node: Concrete, dynamic: bool, builder: SetBuilder) -> None:
        start, end = AT[node.start_byte], AT[node.end_byte]
        problem = self.spoiled.get(start) if self.spoiled else None
        value: ast.Node
        if problem is None:
            attrpath, _, expression, _ = solid(node, 4)
            value = self.expression(expression)
        else:
            attrpath = node.children[0]
            if attrpath.type != "attrpath" or attrpath.has_error:
                return
            value = problem
        path = self.attrpath(attrpath)
        if not dynamic and type(path[0]) is ast.DynamicName:
            self.bad(path[0].start, path[0].end, "a name in 'let' cannot be computed")
        else:
            builder.define(start, end, path, value)

    def _inherit(self, node: Concrete, source: ast.Node | None) -> ast.Inherit:
        names = []
        for child in node.children:
            if child.kind_id == _INHERITED:
                for name in self.attrpath(child):
                    if isinstance(name, ast.StaticName):
                        names.append(name)
                    else:
                        self.bad(name.start, name.end, "a name in 'inherit' cannot be computed")
        return ast.Inherit(AT[node.start_byte], AT[node.end_byte], source, tuple(names))

    def with_(self, node: Concrete) -> ast.Node:
        _, namespace, _, body = solid(node, 4)
        return ast.With(AT[node.start_byte], AT[node.end_byte], self.expression(namespace), self.expression(body))

    def assert_(self, node: Concrete) -> ast.Node:
        _, condition, _, body = solid(node, 4)
        return ast.Assert(AT[node.start_byte], AT[node.end_byte], self.expression(condition), self.expression(body))

    def if_(self, node: Concrete) -> ast.Node:
        _, condition, _, then, _, otherwise = solid(node, 6)
        return ast.If(
            AT[node.start_byte],
            AT[node.end_byte],
            self.expression(condition),
            self.expression(then),
            self.expression(otherwise),
        )

    def list(self, node: Concrete) -> ast.Node:
        items: list[ast.Node] = []
        previous: Concrete | None = None
        for child in node.children:
            if child.kind_id not in _LOWER:
                continue
            if previous is not None and self._is_or(child):
                items[-1] = self._applied_to_or(items[-1], previous, child)
            else:
                items.append(self.expression(child))
            previous = child
        return ast.List(AT[node.start_byte], AT[node.end_byte], tuple(items))

    def unary(self, node: Concrete) -> ast.Node:
        operator, operand = solid(node, 2)
        start = AT[node.start_byte]
        return ast.Unary(start, AT[node.end_byte], self.text[start : operator.end_byte], self.expression(operand))

    def binary(self, node: Concrete) -> ast.Node:
        """Chains such as `a ++ b ++ c ...` are walked in a loop, so that long ones need no deep stack."""
        if self.pipes and (chain := piped(node, self.text, self.pipes)) is not None:
            return self._pipe_chain(*chain)
        left = solid(node, 3)[0]
        return self._left_chain(node) if left.kind_id == _BINARY else self._right_chain(node)

    def _pipe_chain(self, operator: str, groups: Sequence[Sequence[Concrete]]) -> ast.Node:
        places = [(group[0].start_byte, group[-1].end_byte) for group in groups]
        terms = [
            implied([operand.start_byte for operand in group], end, [self.expression(operand) for operand in group])
            for group, (_, end) in zip(groups, places, strict=True)
        ]
        return applied(operator, places, terms)

    def _left_chain(self, node: Concrete) -> ast.Node:
        start = AT[node.start_byte]
        pending: list[tuple[Concrete, Concrete]] = []
        while node.kind_id == _BINARY:
            node, operator, right = solid(node, 3)
            pending.append((operator, right))
        result = self.expression(node)
        before = None
        for operator, right in reversed(pending):
            symbol = intern(self.text[operator.start_byte : operator.end_byte])
            group = _UNCHAINABLE.get(symbol)
            if group is not None and group == before:
                raise UnexpectedShapeError(operator)
            before = group
            result = ast.Binary(start, AT[right.end_byte], symbol, result, self.expression(right))
        return result

    def _right_chain(self, node: Concrete) -> ast.Node:
        end = AT[node.end_byte]
        pending: list[tuple[int, str, ast.Node]] = []
        while node.kind_id == _BINARY:
            left, operator, right = solid(node, 3)
            if left.kind_id == _BINARY:
                break
            symbol = intern(self.text[operator.start_byte : operator.end_byte])
            pending.append((AT[node.start_byte], symbol, self.expression(left)))
            node = right
        result = self.expression(node)
        for start, symbol, operand in reversed(pending):
            result = ast.Binary(start, end, symbol, operand, result)
        return result


_HANDLERS: dict[str, Callable[[Lowering, Concrete], ast.Node]] = {
    "variable_expression": Lowering.variable,
    "integer_expression": Lowering.integer,
    "float_expression": Lowering.float,
    "string_expression": Lowering.string,
    "indented_string_expression": Lowering.indented_string,
    "path_expression": Lowering.path,
    "hpath_expression": Lowering.path,
    "spath_expression": Lowering.search_path,
    "uri_expression": Lowering.uri,
    "parenthesized_expression": Lowering.parentheses,
    "attrset_expression": Lowering.attrset,
    "rec_attrset_expression": Lowering.rec_attrset,
    "let_attrset_expression": Lowering.let_attrset,
    "list_expression": Lowering.list,
    "select_expression": Lowering.select,
    "apply_expression": Lowering.apply,
    "unary_expression": Lowering.unary,
    "binary_expression": Lowering.binary,
    "has_attr_expression": Lowering.has_attr,
    "function_expression": Lowering.function,
    "assert_expression": Lowering.assert_,
    "with_expression": Lowering.with_,
    "let_expression": Lowering.let,
    "if_expression": Lowering.if_,
}
_LOWER = {KIND[name]: handler for name, handler in _HANDLERS.items()}
_ATTR_NAME = frozenset((_IDENTIFIER, _STRING))
