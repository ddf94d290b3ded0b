"""Compilation of syntax nodes to Python closures.

`compile(node, scope)` gives a function from an environment to a value; `delay(node, scope)` gives one that returns a
thunk, or the value itself where making it costs nothing and forces nothing. Each node is compiled once; function bodies
are compiled on the first call.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from nixlint_hwc.eval import operators
from nixlint_hwc.eval.calls import anonymous, attribute_of, call, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import AssertionFailed, EvalError, MissingAttribute, TypeMismatch, UndefinedVariable
from nixlint_hwc.eval.literals import text_value
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.thunk import Thunk, force, force_slow, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, LiteralFloat, LiteralInt, PathValue, Str, Unknown, join
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

if TYPE_CHECKING:
    from nixlint_hwc.eval.evaluator import Evaluator

Env: TypeAlias = list[Any]
Code: TypeAlias = Callable[[Env], Any]


class Compiler:
    """Compiles the nodes of one file. `folder` is the absolute path that relative path literals start from."""

    def __init__(self, evaluator: Evaluator, file: SourceFile, folder: str, names: dict[str, Any]) -> None:
        self.evaluator = evaluator
        self.file = file
        self.folder = folder
        self.globals = names

    def compile(self, node: ast.Node, scope: Scope) -> Code:
        return COMPILERS[node.__class__](self, node, scope)

    def delay(self, node: ast.Node, scope: Scope, *, own_frame: bool = False) -> Code:
        """The code of a lazy position. `own_frame`: the innermost frame's slots are not filled yet."""
        kind = node.__class__
        if kind in CONSTANTS:
            constant = self.constant(node)
            if constant is not MISSING:
                return lambda env: constant
        elif kind is ast.Lambda:
            return self.compile(node, scope)
        elif kind is ast.Variable:
            name: str = node.name  # type: ignore[union-attr, assignment]
            slot = scope.find(name)
            if slot is not None and not (own_frame and slot.depth == 0):
                return fetch(slot.depth, slot.position)
            if slot is None and name in self.globals:
                known = self.globals[name]
                return lambda env: known
        code = self.compile(node, scope)
        machine.places[code] = (self.file, node.start, node.end)
        return lambda env: Thunk(code, env)

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
        if kind is ast.List and not node.items:
            return ListValue([], [])
        if kind is ast.Attrs and not node.bindings:
            return AttrSet({})
        return MISSING

    def text(self, node: ast.Text) -> Str:
        return text_value(self.file, node)

    def path(self, node: ast.Path, text: str) -> Any:
        """The value of a path literal's text: absolute, or relative to the file's folder."""
        span = self.span(node)
        if text.startswith("~"):
            return Unknown("the home folder of whoever evaluates", span)
        return PathValue(operators.normalise_path(posixpath.join(self.folder, text)), span)

    def span(self, node: ast.Node) -> Span:
        return Span(self.file, node.start, node.end)


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


def read(depth: int, index: int) -> Code:
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


def _constant(compiler: Compiler, node: ast.Node, scope: Scope) -> Code:
    value = compiler.constant(node)
    if value is MISSING:
        return DEEP_COMPILERS[node.__class__](compiler, node, scope)
    return lambda env: value


def _string(compiler: Compiler, node: ast.String, scope: Scope) -> Code:
    codes: list[tuple[Str | None, Code | None, Span | None]] = []
    for part in node.parts:
        if part.__class__ is ast.Text:
            codes.append((_segmented(compiler.text(part)), None, None))
        else:
            codes.append((None, compiler.compile(part, scope), compiler.span(part)))

    def interpolate(env: Env) -> Any:
        parts = []
        for text, code, span in codes:
            if text is not None:
                parts.append(text)
                continue
            value = code(env)  # type: ignore[misc]
            if value.__class__ is Str:
                parts.append(value)
            else:
                parts.append(_interpolated(value, span))  # type: ignore[arg-type]
        machine.spend(sum([len(part.text) for part in parts]) >> 6)
        return join(parts)

    return interpolate


def _segmented(text: Str) -> Str:
    """A literal part of a string whose segments are worked out once, not on every evaluation."""
    return Str(text.text, text.segments()) if text.origin is not None else text


def _interpolated(value: Any, span: Span) -> Str:
    try:
        return coerce_to_string(value)
    except EvalError as error:
        error.passed(span)
        raise


def _path(compiler: Compiler, node: ast.Path, scope: Scope) -> Code:
    codes = [_path_part(compiler, part, scope) for part in node.parts]

    def interpolate(env: Env) -> Any:
        text = join([coerce_to_string(code(env), copy_paths=False) for code in codes])
        return compiler.path(node, text.text) if not text.holes else anonymous(text.holes[0])

    return interpolate


def _path_part(compiler: Compiler, part: ast.Node, scope: Scope) -> Code:
    if not isinstance(part, ast.Text):
        return compiler.compile(part, scope)
    text = Str(part.value)
    return lambda env: text


def _search_path(compiler: Compiler, node: ast.SearchPath, scope: Scope) -> Code:
    value = compiler.evaluator.search_path(node.value, compiler.span(node))
    return lambda env: value


def _unparsed(compiler: Compiler, node: ast.Unparsed, scope: Scope) -> Code:
    value = Unknown(f"this could not be parsed ({node.message})", compiler.span(node))
    return lambda env: value


def _variable(compiler: Compiler, node: ast.Variable, scope: Scope) -> Code:
    name = node.name
    slot = scope.find(name)
    if slot is not None:
        return read(*slot)
    if name == "__curPos":
        return _current_position(compiler, node)
    if name in compiler.globals:
        value = compiler.globals[name]
        return (lambda env: force(value)) if value.__class__ is Thunk else (lambda env: value)
    return _with_variable(compiler, node, [fetch(depth, 1) for depth in scope.withs()])


def _current_position(compiler: Compiler, node: ast.Variable) -> Code:
    position = compiler.file.position(node.start)
    file = Str(compiler.evaluator.absolute(compiler.file))
    value = AttrSet({"file": file, "line": position.line, "column": position.column})
    return lambda env: value


def _with_variable(compiler: Compiler, node: ast.Variable, sources: list[Code]) -> Code:
    name, span = node.name, compiler.span(node)

    def look_up(env: Env) -> Any:
        for source in sources:
            namespace = force(source(env))
            if namespace.__class__ is Unknown:
                # What this `with` would supply, an outer one may supply as well: neither is certain.
                return attribute_of(namespace, name)
            if not isinstance(namespace, AttrSet):
                raise TypeMismatch(f"`with` needs a set, but this is {describe(namespace)}", span)
            found = namespace.get(name)
            if found is not MISSING:
                return force(found)
            if namespace.speculative:
                return attribute_of(namespace.rest, name)  # type: ignore[arg-type]
        raise UndefinedVariable(f"undefined variable '{name}'", span)

    return look_up


def _select(compiler: Compiler, node: ast.Select, scope: Scope) -> Code:
    base = compiler.compile(node.expression, scope)
    if node.default is not None:
        return _select_or(compiler, node, scope, base)
    if len(node.path) == 1 and node.path[0].__class__ is ast.StaticName:
        return _select_one(compiler.span(node), base, node.path[0].name)
    names = [attr_name(compiler, name, scope) for name in node.path]
    span = compiler.span(node)

    def select(env: Env) -> Any:
        value = base(env)
        for name in names:
            key = name if name.__class__ is str else name(env)
            value = attribute(value, key, span)
        return value

    return select


def _select_one(span: Span, base: Code, name: str) -> Code:
    def select(env: Env) -> Any:
        value = base(env)
        if value.__class__ is AttrSet:
            found = value.attrs.get(name)
            if found.__class__ is Thunk:
                return found.value if found.mask == 0 else force_slow(found)
            if found is not None:
                return found
        return attribute(value, name, span)

    return select


def attribute(value: Any, name: str | Unknown, span: Span | None) -> Any:
    """`value.name`, forced. Raises `MissingAttribute` or `TypeMismatch`."""
    if name.__class__ is Unknown:
        return anonymous(name)
    if isinstance(value, AttrSet):
        found = value.get(name)  # type: ignore[arg-type]
        if found is not MISSING:
            return force(found)
        found = value.absent(name, span)  # type: ignore[arg-type]
        if found is not MISSING:
            return force(found)
        gap = value.gap(name)  # type: ignore[arg-type]
        if gap is not None:
            return attribute_of(gap, name)  # type: ignore[arg-type]
        raise MissingAttribute(missing_message(value, name), span)  # type: ignore[arg-type]
    if value.__class__ is Unknown:
        return attribute_of(value, name)  # type: ignore[arg-type]
    raise TypeMismatch(f"cannot select '{name}': this is {describe(value)} while a set was expected", span)


def missing_message(value: AttrSet, name: str) -> str:
    """The message for a missing attribute, with the nearest name."""
    import difflib

    near = difflib.get_close_matches(name, value.names(), 1, 0.75)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return f"attribute '{name}' missing{hint}"


def _select_or(compiler: Compiler, node: ast.Select, scope: Scope, base: Code) -> Code:
    names = [attr_name(compiler, name, scope) for name in node.path]
    otherwise = compiler.compile(node.default, scope)  # type: ignore[arg-type]

    def select(env: Env) -> Any:
        value = base(env)
        for name in names:
            key = name if name.__class__ is str else name(env)
            if key.__class__ is Unknown:
                return anonymous(key)
            if value.__class__ is Unknown:
                return _known_or(attribute_of(value, key))
            if not isinstance(value, AttrSet):
                return otherwise(env)
            found = value.get(key)
            if found is MISSING:
                gap = value.gap(key)
                return otherwise(env) if gap is None else _known_or(attribute_of(gap, key))
            value = force(found)
        return value

    return select


def _known_or(unknown: Unknown) -> Unknown:
    # `x.a or d` is not the value that `x.a` names: it may be the default.
    return anonymous(unknown)


def attr_name(compiler: Compiler, name: ast.AttrName, scope: Scope, *, nullable: bool = False) -> Any:
    """A static name as `str`, a dynamic one as code that yields `str`, Unknown, or None for a null that is allowed."""
    if name.__class__ is ast.StaticName:
        return name.name
    code = compiler.compile(name.expression, scope)  # type: ignore[union-attr]
    span = Span(compiler.file, name.start, name.end)

    def evaluate(env: Env) -> str | Unknown | None:
        value = code(env)
        if value.__class__ is Str:
            return value.text if not value.holes else anonymous(value.holes[0])
        if value.__class__ is Unknown or (value is None and nullable):
            return value
        raise TypeMismatch(f"an attribute name must be a string, but this is {describe(value)}", span)

    return evaluate


def _has_attr(compiler: Compiler, node: ast.HasAttr, scope: Scope) -> Code:
    base = compiler.compile(node.expression, scope)
    names = [attr_name(compiler, name, scope) for name in node.path]

    def has(env: Env) -> Any:
        value = base(env)
        last = len(names) - 1
        for index, name in enumerate(names):
            key = name if name.__class__ is str else name(env)
            if key.__class__ is Unknown or value.__class__ is Unknown:
                return anonymous(key if key.__class__ is Unknown else value)
            if not isinstance(value, AttrSet):
                return False
            found = value.get(key)
            if found is MISSING:
                gap = value.gap(key)
                return False if gap is None else anonymous(gap)
            if index < last:
                value = force(found)
        return True

    return has


def _apply(compiler: Compiler, node: ast.Apply, scope: Scope) -> Code:
    function = compiler.compile(node.function, scope)
    argument = compiler.delay(node.argument, scope)
    file, start, end = compiler.file, node.start, node.end

    def apply(env: Env) -> Any:
        try:
            return call(function(env), argument(env))
        except EvalError as error:
            error.passed(Span(file, start, end))
            raise

    return apply


def _with(compiler: Compiler, node: ast.With, scope: Scope) -> Code:
    namespace = compiler.delay(node.namespace, scope)
    body = compiler.compile(node.body, Scope(scope, (), is_with=True))
    return lambda env: body([env, namespace(env)])


def _if(compiler: Compiler, node: ast.If, scope: Scope) -> Code:
    condition = compiler.compile(node.condition, scope)
    then = compiler.compile(node.then, scope)
    otherwise = compiler.compile(node.otherwise, scope)
    span = compiler.span(node.condition)

    def branch(env: Env) -> Any:
        value = condition(env)
        if value is True:
            return then(env)
        if value is False:
            return otherwise(env)
        value = tested(value, span)
        if value.__class__ is Unknown:
            return anonymous(value)
        return then(env) if value else otherwise(env)

    return branch


def tested(value: Any, span: Span) -> bool | Unknown:
    """`operators.test` with the place of the condition in its error."""
    try:
        return operators.test(value)
    except TypeMismatch as error:
        error.passed(span)
        raise


def _assert(compiler: Compiler, node: ast.Assert, scope: Scope) -> Code:
    condition = compiler.compile(node.condition, scope)
    body = compiler.compile(node.body, scope)
    span = compiler.span(node.condition)

    def check(env: Env) -> Any:
        holds = tested(condition(env), span)
        if holds is False:
            raise AssertionFailed(f"assertion '{span.text}' failed", span)
        # An assertion that cannot be judged is assumed to hold: a configuration that fails it is never deployed.
        return body(env)

    return check


def _list(compiler: Compiler, node: ast.List, scope: Scope) -> Code:
    delays = [compiler.delay(item, scope) for item in node.items]
    places: list[Span | None] = [compiler.span(item) for item in node.items]

    def build(env: Env) -> Any:
        return ListValue([delay(env) for delay in delays], places)

    return build


def _and(left: Code, right: Code, span: Span, other: Span) -> Code:
    def conjunction(env: Env) -> Any:
        first = tested(left(env), span)
        if first is False:
            return False
        if first is True:
            return tested(right(env), other)
        return False if _quietly(right, env) is False else first

    return conjunction


def _or(left: Code, right: Code, span: Span, other: Span) -> Code:
    def disjunction(env: Env) -> Any:
        first = tested(left(env), span)
        if first is True:
            return True
        if first is False:
            return tested(right(env), other)
        return True if _quietly(right, env) is True else first

    return disjunction


def _implies(left: Code, right: Code, span: Span, other: Span) -> Code:
    def implication(env: Env) -> Any:
        first = tested(left(env), span)
        if first is False:
            return True
        if first is True:
            return tested(right(env), other)
        return True if _quietly(right, env) is True else first

    return implication


def _quietly(code: Code, env: Env) -> Any:
    """A right operand that real evaluation might never reach: its error is no error."""
    try:
        return code(env)
    except EvalError:
        return None


LOGICAL: dict[str, Callable[[Code, Code, Span, Span], Code]] = {"&&": _and, "||": _or, "->": _implies}

BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": operators.add,
    "-": operators.subtract,
    "*": operators.multiply,
    "/": operators.divide,
    "++": operators.concat_lists,
    "//": operators.update,
    "==": operators.equal,
    "<": operators.less,
}


def _not(value: Any) -> Any:
    value = operators.test(value)
    return value if value.__class__ is Unknown else not value


BINARY["!="] = lambda left, right: _not(operators.equal(left, right))
BINARY[">"] = lambda left, right: operators.less(right, left)
BINARY["<="] = lambda left, right: _not(operators.less(right, left))
BINARY[">="] = lambda left, right: _not(operators.less(left, right))


def _binary(compiler: Compiler, node: ast.Binary, scope: Scope) -> Code:
    right = compiler.compile(node.right, scope)
    left = compiler.compile(node.left, scope)
    logical = LOGICAL.get(node.operator)
    if logical is not None:
        return logical(left, right, compiler.span(node.left), compiler.span(node.right))
    return _operation(BINARY[node.operator], left, right, compiler.span(node))


def _operation(operation: Callable[[Any, Any], Any], left: Code, right: Code, span: Span) -> Code:
    def operate(env: Env) -> Any:
        try:
            return operation(left(env), right(env))
        except EvalError as error:
            error.passed(span)
            raise

    return operate


def _unary(compiler: Compiler, node: ast.Unary, scope: Scope) -> Code:
    operand = compiler.compile(node.operand, scope)
    operation = _not if node.operator == "!" else operators.negate
    span = compiler.span(node)

    def operate(env: Env) -> Any:
        try:
            return operation(operand(env))
        except EvalError as error:
            error.passed(span)
            raise

    return operate


CONSTANTS = frozenset({ast.Integer, ast.Float, ast.String, ast.Path, ast.List, ast.Attrs})
COMPILERS: dict[type, Callable[[Compiler, Any, Scope], Code]] = {
    ast.Integer: _constant,
    ast.Float: _constant,
    ast.String: _constant,
    ast.Path: _constant,
    ast.List: _constant,
    ast.Attrs: _constant,
    ast.SearchPath: _search_path,
    ast.Unparsed: _unparsed,
    ast.Variable: _variable,
    ast.Select: _select,
    ast.HasAttr: _has_attr,
    ast.Apply: _apply,
    ast.With: _with,
    ast.If: _if,
    ast.Assert: _assert,
    ast.Binary: _binary,
    ast.Unary: _unary,
}
DEEP_COMPILERS: dict[type, Callable[[Compiler, Any, Scope], Code]] = {
    ast.String: _string,
    ast.Path: _path,
    ast.List: _list,
}
