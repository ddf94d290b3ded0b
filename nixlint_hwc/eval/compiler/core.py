"""The compiler of one file: syntax nodes to Python functions.

`compile(node, scope)` gives a function from an environment to the node's value. `delay(node, scope)` gives one that
returns a thunk instead, or the value itself where it is at hand without forcing anything.

Hundreds of such functions per module stay in memory. They therefore hold what they work with as defaults of their
parameters, which takes half the memory of closure variables, and all readers of one variable slot are one function.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from nixlint_hwc.eval import operators
from nixlint_hwc.eval.literals import text_value
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.thunk import Thunk, force_slow, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, LiteralFloat, LiteralInt, PathValue, Str, Unknown, join
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

if TYPE_CHECKING:
    from nixlint_hwc.eval.evaluator import Evaluator


Env: TypeAlias = list[Any]
Code: TypeAlias = Callable[[Env], Any]
#: What a lazy position holds: code, and whether it has to be suspended as `Thunk(code, env)`; or a constant, and None.
Lazily: TypeAlias = tuple[Any, bool | None]


class Compiler:
    """Compiles the nodes of one file. `folder` is the absolute path that relative path literals start from."""

    def __init__(self, evaluator: Evaluator, file: SourceFile, folder: str, names: dict[str, Any]) -> None:
        self.evaluator = evaluator
        self.file = file
        self.folder = folder
        self.globals = names

    def compile(self, node: ast.Node, scope: Scope) -> Code:
        """The closure that evaluates a node in environments of this scope."""
        return COMPILERS[node.__class__](self, node, scope)

    def delay(self, node: ast.Node, scope: Scope, *, own_frame: bool = False) -> Code:
        """Code that returns a node's value or a thunk of it, for a position that must not be evaluated yet."""
        code, suspends = self.lazy(node, scope, own_frame=own_frame)
        if suspends is None:
            return always(code)
        return (lambda env, code=code: Thunk(code, env)) if suspends else code  # type: ignore[misc]

    def lazy(self, node: ast.Node, scope: Scope, *, own_frame: bool = False) -> Lazily:
        """What a lazy position holds. With `own_frame`, the slots of the innermost frame are not filled yet."""
        kind = node.__class__
        if kind in CONSTANTS:
            constant = self.constant(node)
            if constant is not MISSING:
                return constant, None
        elif kind is ast.Lambda:
            return self.compile(node, scope), False
        elif kind is ast.Variable:
            name: str = node.name  # type: ignore[union-attr, assignment]
            slot = scope.find(name)
            if slot is not None:
                if own_frame and slot.depth == 0:
                    return self._placed(make_read(*slot), node), True
                return fetch(*slot), False
            if name in self.globals:
                return self.globals[name], None
        return self._placed(self.compile(node, scope), node), True

    def _placed(self, code: Code, node: ast.Node) -> Code:
        """Note where the code stands in the source, for messages about thunks that run it."""
        machine.places[code] = (self.file, node.start, node.end)
        return code

    def constant(self, node: Any) -> Any:
        """The value of a literal node, or `MISSING` when it has to be evaluated."""
        kind = node.__class__
        if kind is ast.String:
            parts = node.parts
            if not parts:
                return Str("", Span(self.file, node.start, node.end))
            if len(parts) == 1 and parts[0].__class__ is ast.Text:
                return self.text(parts[0])
            if all(part.__class__ is ast.Text for part in parts):
                return join([self.text(part) for part in parts])
            return MISSING
        if kind is ast.Integer:
            number = LiteralInt(node.value)
            number.origin = self.span(node)
            return number
        if kind is ast.Float:
            real = LiteralFloat(node.value)
            real.origin = self.span(node)
            return real
        if kind is ast.Path and len(node.parts) == 1:
            return self.path(node, node.parts[0].value)
        if kind is ast.List:
            return self._constant_list(node)
        if kind is ast.Attrs and not node.bindings:
            return AttrSet({})
        return MISSING

    def _constant_list(self, node: ast.List) -> Any:
        """A list of literals, `MISSING` for any other."""
        items: list[Any] = []
        for item in node.items:
            value = self.constant(item) if item.__class__ in SCALARS else MISSING
            if value is MISSING:
                return MISSING
            items.append(value)
        return ListValue(items, [self.span(item) for item in node.items])

    def text(self, node: ast.Text) -> Str:
        """The value of a literal text, with its place."""
        return text_value(self.file, node)

    def path(self, node: ast.Path, text: str) -> Any:
        """The value of a path literal's text: absolute, or relative to the file's folder."""
        span = self.span(node)
        if text.startswith("~"):
            return Unknown("the home folder of whoever evaluates", span)
        return PathValue(operators.normalise_path(posixpath.join(self.folder, text)), span)

    def span(self, node: ast.Node) -> Span:
        """Where a node stands."""
        return Span(self.file, node.start, node.end)


def always(value: Any) -> Code:
    """Code whose value is the same in every environment."""
    return lambda env, value=value: value  # type: ignore[misc]


@cache
def fetch(depth: int, index: int) -> Code:
    """Code that reads a slot without forcing it."""
    if depth == 0:
        return lambda env: env[index]
    if depth == 1:
        return lambda env: env[0][index]
    if depth == 2:
        return lambda env: env[0][0][index]

    def deep(env: Env) -> Any:
        for _ in range(depth):
            env = env[0]
        return env[index]

    return deep


def make_read(depth: int, index: int) -> Code:
    """Code that reads a slot and forces it."""
    if depth == 0:

        def here(env: Env) -> Any:
            found = env[index]
            if found.__class__ is Thunk:
                return found.value if found.mask == 0 else force_slow(found)
            return found

        return here
    if depth == 1:

        def above(env: Env) -> Any:
            found = env[0][index]
            if found.__class__ is Thunk:
                return found.value if found.mask == 0 else force_slow(found)
            return found

        return above
    fetched = fetch(depth, index)

    def far(env: Env) -> Any:
        found = fetched(env)
        if found.__class__ is Thunk:
            return found.value if found.mask == 0 else force_slow(found)
        return found

    return far


read = cache(make_read)
SCALARS = frozenset({ast.Integer, ast.Float, ast.String, ast.Path})
CONSTANTS = SCALARS | {ast.List, ast.Attrs}
#: How each kind of node is compiled; the package's other modules fill it when they are imported.
COMPILERS: dict[type, Callable[[Compiler, Any, Scope], Code]] = {}
#: How literals are compiled that contain something to evaluate.
DEEP_COMPILERS: dict[type, Callable[[Compiler, Any, Scope], Code]] = {}
