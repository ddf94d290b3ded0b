"""Lowering of names, numbers, strings and paths.

In: a concrete node. Out: its AST node, or `UnexpectedShapeError` where Nix would not take what the grammar took.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from sys import intern

from tree_sitter import Node as Concrete

from nixlint_hwc.syntax import ast
from nixlint_hwc.syntax.diagnostic import SyntaxRule
from nixlint_hwc.syntax.grammar import KIND
from nixlint_hwc.syntax.lexer import KEYWORDS, begins_path
from nixlint_hwc.syntax.offsets import AT
from nixlint_hwc.syntax.strings import indented_parts, unescape, utf8

Report = Callable[[SyntaxRule, str, int, int, tuple[tuple[int, int, str], ...]], None]
"""Called with the rule, the message, start, end, and related places."""

COMMENT = KIND["comment"]
ERROR = KIND["ERROR"]
INTERPOLATION = KIND["interpolation"]
_MAX_INTEGER = 2**63 - 1
_MAX_DIGITS = len(str(_MAX_INTEGER))
_MIN_NORMAL_FLOAT = 2.2250738585072014e-308


class UnexpectedShapeError(Exception):
    """A concrete node is not what Nix's grammar promises; `start` and `end` are its span."""

    def __init__(self, node: Concrete) -> None:
        self.kind = node.type.replace("_", " ")
        self.start = node.start_byte
        self.end = node.end_byte
        super().__init__(self.kind)


def solid(node: Concrete, count: int) -> list[Concrete]:
    """The node's `count` children apart from comments."""
    children = node.children
    if len(children) != count:
        children = [child for child in children if child.kind_id not in (COMMENT, ERROR)]
        if len(children) != count:
            raise UnexpectedShapeError(node)
    return children


class LiteralLowering(ABC):
    """One file's lowering. `text` holds one Latin-1 character per byte.

    `spoiled` says what stands for the binding or the variable at an offset where there was a syntax error.
    """

    def __init__(self, text: str, report: Report, spoiled: Mapping[int, ast.Unparsed]) -> None:
        self.text = text
        self.report = report
        self.spoiled = spoiled

    @abstractmethod
    def expression(self, node: Concrete) -> ast.Node:
        """Lower any expression."""

    def variable(self, node: Concrete) -> ast.Node:
        start, end = AT[node.start_byte], AT[node.end_byte]
        if self.spoiled and start in self.spoiled:
            return self.spoiled[start]
        return ast.Variable(start, end, self.name(node, start, end))

    def name(self, node: Concrete, start: int, end: int) -> str:
        """An identifier; the grammar takes a keyword for one where it expects no keyword."""
        name = self.text[start:end]
        if name in KEYWORDS:
            raise UnexpectedShapeError(node)
        return intern(name)

    def integer(self, node: Concrete) -> ast.Node:
        start, end = AT[node.start_byte], AT[node.end_byte]
        digits = self.text[start:end]
        if len(digits) > _MAX_DIGITS:
            digits = digits.lstrip("0") or "0"
        if len(digits) > _MAX_DIGITS or (value := int(digits)) > _MAX_INTEGER:
            shown = digits if len(digits) <= 2 * _MAX_DIGITS else f"{digits[:_MAX_DIGITS]}..."
            return self.bad(start, end, f"integer {shown} does not fit in 64 bits")
        return ast.Integer(start, end, value)

    def float(self, node: Concrete) -> ast.Node:
        start, end = AT[node.start_byte], AT[node.end_byte]
        value = float(self.text[start:end])
        if math.isinf(value) or 0 < value < _MIN_NORMAL_FLOAT:
            return self.bad(start, end, f"float {self.text[start:end]} is out of range")
        return ast.Float(start, end, value)

    def bad(self, start: int, end: int, message: str) -> ast.Node:
        self.report("HWC001", message, start, end, ())
        return ast.Unparsed(start, end, message)

    def uri(self, node: Concrete) -> ast.Node:
        start, end = AT[node.start_byte], AT[node.end_byte]
        return ast.String(start, end, (ast.Text(start, end, self.text[start:end]),), False)

    def search_path(self, node: Concrete) -> ast.Node:
        start, end = AT[node.start_byte], AT[node.end_byte]
        return ast.SearchPath(start, end, self.text[start + 1 : end - 1])

    def string(self, node: Concrete) -> ast.String:
        start, end = AT[node.start_byte], AT[node.end_byte]
        parts: list[ast.Node] = []
        at = start + 1
        for child in node.children:
            if child.kind_id == INTERPOLATION:
                self._text(at, child.start_byte, parts)
                parts.append(self.interpolated(child))
                at = child.end_byte
        self._text(at, end - 1, parts)
        return ast.String(start, end, tuple(parts), False)

    def _text(self, start: int, end: int, parts: list[ast.Node]) -> None:
        if start < end:
            parts.append(ast.Text(AT[start], AT[end], utf8(unescape(self.text[start:end]))))

    def indented_string(self, node: Concrete) -> ast.Node:
        start, end = AT[node.start_byte], AT[node.end_byte]
        holes = [
            (child.start_byte, child.end_byte, self.interpolated(child))
            for child in node.children
            if child.kind_id == INTERPOLATION
        ]
        return ast.String(start, end, indented_parts(self.text, start + 2, end - 2, holes), True)

    def interpolated(self, node: Concrete) -> ast.Node:
        return self.expression(solid(node, 3)[1])

    def path(self, node: Concrete) -> ast.Node:
        start, end = AT[node.start_byte], AT[node.end_byte]
        parts: list[ast.Node] = []
        for child in node.children:
            if child.kind_id == INTERPOLATION:
                parts.append(self.interpolated(child))
            else:
                first, last = AT[child.start_byte], AT[child.end_byte]
                is_begun = node.child_count > 1 and begins_path(self.text, first)
                if not parts and not is_begun and "//" in self.text[first:last]:
                    raise UnexpectedShapeError(child)
                parts.append(ast.Text(first, last, self.text[first:last]))
        if self.text[end - 1] == "/":
            return self.bad(start, end, "path has a trailing slash")
        return ast.Path(start, end, tuple(parts))
