"""Compilation of calls, conditions, assertions and operators."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from nixlint_hwc.eval import arithmetic, comparison, operators
from nixlint_hwc.eval.calls import anonymous, call
from nixlint_hwc.eval.compiler.core import COMPILERS, Code, Compiler, Env
from nixlint_hwc.eval.compiler.literals import is_redefined, variable
from nixlint_hwc.eval.errors import AssertionFailed, BudgetSpent, EvalError, TypeMismatch
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.thunk import ASSUMED, CHAIN, COUNTING, DOUBTING, SUPPOSED, Thunk, machine
from nixlint_hwc.eval.values import AttrSet, ListValue, Unknown
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast


def _apply(compiler: Compiler, node: ast.Apply, scope: Scope) -> Code:
    function = compiler.compile(node.function, scope)
    argument, suspends = compiler.lazy(node.argument, scope)
    span = compiler.span(node)

    def apply(
        env: Env,
        function: Code = function,
        argument: Any = argument,
        suspends: bool | None = suspends,
        span: Span = span,
    ) -> Any:
        try:
            return call(
                function(env), Thunk(argument, env) if suspends else argument if suspends is None else argument(env)
            )
        except (EvalError, BudgetSpent) as error:
            error.passed(span)
            raise

    return apply


_SCALARS: Final = frozenset({ast.Integer, ast.Float, ast.String, ast.Path})


def _if(compiler: Compiler, node: ast.If, scope: Scope) -> Code:
    condition = compiler.compile(node.condition, scope)
    then = compiler.compile(node.then, scope)
    otherwise = compiler.compile(node.otherwise, scope)
    span = compiler.span(node.condition)
    # A choice between two texts or numbers decides nothing about structure, so no world need take it the other way.
    chooses = not (node.then.__class__ in _SCALARS and node.otherwise.__class__ in _SCALARS)
    chain = _Chain(compiler, node.otherwise, scope) if node.otherwise.__class__ is ast.If else None
    may_be_empty = _is_empty(node.otherwise)

    def branch(
        env: Env, condition: Code = condition, then: Code = then, otherwise: Code = otherwise, span: Span = span
    ) -> Any:
        if machine.world & DOUBTING and chooses:
            return _in_doubt(env, condition, then, otherwise, span, chain, may_be_empty)
        value = condition(env)
        if value is True:
            return then(env)
        if value is False:
            return otherwise(env)
        value = tested(value, span, chooses=chooses)
        if value.__class__ is Unknown:
            return anonymous(value)
        return then(env) if value else otherwise(env)

    return branch


class _Chain:
    """The conditions of `else if ...` behind an `if`, as many as worlds have bits for, each with its `then` part.

    They are compiled when one is first needed.
    """

    def __init__(self, compiler: Compiler, node: ast.Node, scope: Scope) -> None:
        self._compiler = compiler
        self._node = node
        self._scope = scope
        self._goes_on = False

    @cached_property
    def _links(self) -> tuple[tuple[int, Code, Code], ...]:
        found = []
        node = self._node
        for bit in CHAIN:
            if node.__class__ is not ast.If:
                break
            condition, then = (self._compiler.compile(one, self._scope) for one in (node.condition, node.then))
            found.append((bit, condition, then))
            node = node.otherwise
        self._goes_on = node.__class__ is ast.If and node.then.__class__ not in _SCALARS
        return tuple(found)

    def supposed(self, env: Env) -> AttrSet | ListValue | None:
        """The set or list of the condition that the current world takes to hold; None where it takes none of these."""
        for bit, condition, then in self._links:
            machine.mask |= bit
            if machine.world & bit and _is_doubted(condition, env) and machine.has_doubt():
                return _structure(then, env)
        machine.bounded = machine.bounded or self._goes_on
        return None


def _is_doubted(condition: Code, env: Env) -> bool:
    try:
        return operators.doubted(lambda: condition(env))[1]
    except EvalError:
        return False


def _is_empty(node: ast.Node) -> bool:
    """Whether an expression is the empty set or list."""
    return (isinstance(node, ast.Attrs) and not node.bindings) or (isinstance(node, ast.List) and not node.items)


def _in_doubt(
    env: Env, condition: Code, then: Code, otherwise: Code, span: Span, chain: _Chain | None, may_be_empty: bool
) -> Any:
    """`if` in a world that takes conditions the other way. The other part is used only where it is a set or a list.

    `chain` holds the conditions of `else if ...`, None where none follows. With an empty `else` (`may_be_empty`), what
    is there if all conditions hold is all that there may be. Otherwise it counts which of the two parts the options
    lead to.
    """
    verdict, is_doubted = operators.doubted(lambda: condition(env))
    if not is_doubted:
        verdict = tested(verdict, span, chooses=True)
        if verdict.__class__ is Unknown:
            return anonymous(verdict)
        return then(env) if verdict else otherwise(env)
    if not may_be_empty:
        machine.mask |= COUNTING
    found = chain.supposed(env) if chain is not None else None
    if found is not None:
        return found
    usual, other = (then, otherwise) if verdict else (otherwise, then)
    left = machine.doubts
    if operators.supposed(verdict, condition) is not verdict:
        machine.taken.append(condition)
        try:
            found = _structure(other, env)
        finally:
            machine.taken.pop()
            if not machine.taken and machine.doubts <= 0 and not machine.bounded:
                machine.doubts = left - 1  # a recursion that ends with this condition leaves none to the others
        return usual(env) if found is None else found
    try:
        return usual(env)
    except EvalError:
        # At the end of a chain, `else throw "..."` is not used where the conditions before it are taken not to hold.
        found = _structure(other, env) if machine.world & SUPPOSED else None
        if found is None:
            raise
        return found


def _structure(code: Code, env: Env) -> AttrSet | ListValue | None:
    """The value if it is a set or a list, else None; also where the code fails, which its condition may prevent."""
    before, machine.mask = machine.mask, 0
    try:
        value = code(env)
    except EvalError as error:
        machine.drop(error, machine.mask)
        return None
    finally:
        machine.mask |= before
    return value if value.__class__ is AttrSet or value.__class__ is ListValue else None


def tested(value: Any, span: Span, *, chooses: bool) -> bool | Unknown:
    """`operators.test`, or `choose`; a type error gets the place of the condition."""
    try:
        return operators.choose(value) if chooses else operators.test(value)
    except TypeMismatch as error:
        error.passed(span)
        raise


def _assert(compiler: Compiler, node: ast.Assert, scope: Scope) -> Code:
    condition = compiler.compile(node.condition, scope)
    body = compiler.compile(node.body, scope)
    span = compiler.span(node.condition)

    def check(env: Env, condition: Code = condition, body: Code = body, span: Span = span) -> Any:
        holds = tested(condition(env), span, chooses=False)
        if holds is False:
            raise AssertionFailed(f"assertion '{span.text}' failed", span)
        if holds is not True:
            # An assertion that cannot be judged is assumed to hold: a configuration in which it fails is not deployed.
            machine.mask |= ASSUMED
        return body(env)

    return check


def _logical(decisive: bool, outcome: bool, operands: tuple[Code, Code], places: tuple[Span, Span]) -> Code:
    """`&&`, `||` and `->`: the result is `outcome` if the left operand is `decisive`, else the right operand."""
    left, right = operands
    span, other = places

    def operate(
        env: Env, left: Code = left, right: Code = right, decisive: bool = decisive, outcome: bool = outcome
    ) -> Any:
        first = left(env)
        if first.__class__ is not bool:
            first = tested(first, span, chooses=False)
        if first is decisive:
            return outcome
        if first.__class__ is bool:
            second = right(env)
            return second if second.__class__ is bool else tested(second, other, chooses=False)
        return outcome if _quietly(right, env) is outcome else first

    return operate


def _quietly(code: Code, env: Env) -> Any:
    """A right operand, or None where it fails: real Nix might not evaluate it, so its error does not count."""
    try:
        return code(env)
    except EvalError:
        return None


def _not(value: Any) -> Any:
    if value.__class__ is not bool:
        value = operators.test(value)
    return value if value.__class__ is Unknown else not value


#: By operator: the left operand that decides the result, and that result.
LOGICAL: dict[str, tuple[bool, bool]] = {"&&": (False, False), "||": (True, True), "->": (False, True)}


BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": operators.add,
    "-": arithmetic.subtract,
    "*": arithmetic.multiply,
    "/": arithmetic.divide,
    "++": operators.concat_lists,
    "//": operators.update,
    "==": comparison.equal,
    "<": comparison.less,
    "!=": lambda left, right: _not(comparison.equal(left, right)),
    ">=": lambda left, right: _not(comparison.less(left, right)),
}

#: Operators that Nix defines as `<` with its operands exchanged, so that the right one is evaluated first.
EXCHANGED: dict[str, Callable[[Any, Any], Any]] = {
    ">": comparison.less,
    "<=": lambda right, left: _not(comparison.less(right, left)),
}

#: Operators that Nix parses as calls of these functions (`parser.y`), which the linted code may redefine.
FUNCTIONS = {"-": "__sub", "*": "__mul", "/": "__div", **dict.fromkeys(("<", "<=", ">", ">="), "__lessThan")}


def _binary(compiler: Compiler, node: ast.Binary, scope: Scope) -> Code:
    if node.operator in FUNCTIONS and is_redefined(compiler, FUNCTIONS[node.operator], scope):
        return _redefined(compiler, node, scope)
    right = compiler.compile(node.right, scope)
    left = compiler.compile(node.left, scope)
    logical = LOGICAL.get(node.operator)
    if logical is not None:
        return _logical(*logical, (left, right), (compiler.span(node.left), compiler.span(node.right)))
    if node.operator in EXCHANGED:
        return _operation(EXCHANGED[node.operator], right, left, compiler.span(node))
    return _operation(BINARY[node.operator], left, right, compiler.span(node))


def _redefined(compiler: Compiler, node: ast.Binary, scope: Scope) -> Code:
    """An operator that calls a function of the linted code: `let __sub = x: y: ...; in a - b`."""
    function = variable(compiler, FUNCTIONS[node.operator], node, scope)
    sides = [compiler.delay(side, scope) for side in (node.left, node.right)]
    first, second = reversed(sides) if node.operator in (">", "<=") else sides

    def operate(env: Env) -> Any:
        value = call(call(function(env), first(env)), second(env))
        return _not(value) if node.operator in ("<=", ">=") else value

    return operate


def _operation(operation: Callable[[Any, Any], Any], first: Code, second: Code, span: Span) -> Code:
    def operate(
        env: Env,
        operation: Callable[[Any, Any], Any] = operation,
        first: Code = first,
        second: Code = second,
        span: Span = span,
    ) -> Any:
        try:
            return operation(first(env), second(env))
        except EvalError as error:
            error.passed(span)
            raise

    return operate


def _unary(compiler: Compiler, node: ast.Unary, scope: Scope) -> Code:
    if node.operator == "-" and is_redefined(compiler, "__sub", scope):
        zero = ast.Integer(node.start, node.start, 0)
        return _redefined(compiler, ast.Binary(node.start, node.end, "-", zero, node.operand), scope)
    operand = compiler.compile(node.operand, scope)
    operation = _not if node.operator == "!" else arithmetic.negate
    span = compiler.span(node)

    def operate(env: Env) -> Any:
        try:
            return operation(operand(env))
        except EvalError as error:
            error.passed(span)
            raise

    return operate


COMPILERS |= {
    ast.Apply: _apply,
    ast.If: _if,
    ast.Assert: _assert,
    ast.Binary: _binary,
    ast.Unary: _unary,
}
