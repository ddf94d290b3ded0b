"""Compilation of functions, and what a call does with its argument."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.calls import anonymous, attribute_of, describe
from nixlint_hwc.eval.compiler.core import COMPILERS, Code, Compiler, Env
from nixlint_hwc.eval.errors import ArgumentMismatch, TypeMismatch
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, LiteralInt, Segment, Str, Unknown
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast


class FunctionCode:
    """What all closures of one function expression share: its node, and the compiled body.

    `enter(env, argument)` evaluates the body; the first call compiles it.
    """

    __slots__ = ("compiler", "enter", "node", "scope")

    enter: Callable[[Env, Any], Any]

    def __init__(self, compiler: Compiler, node: ast.Lambda, scope: Scope) -> None:
        self.compiler = compiler
        self.node = node
        self.scope = scope
        self.enter = self._first

    def _first(self, env: Env, argument: Any) -> Any:
        if self.node.formals is None:
            self.enter = _simple_function(self.compiler, self.node, self.scope)
        else:
            self.enter = _pattern_function(self.compiler, self.node, self.scope)
        return self.enter(env, argument)

    @property
    def formals(self) -> dict[str, bool] | None:
        """The names of the set pattern and whether each has a default; None without a pattern."""
        formals = self.node.formals
        return None if formals is None else {entry.name: entry.default is not None for entry in formals.entries}

    @property
    def places(self) -> dict[str, Span]:
        """Where the names of the set pattern stand."""
        entries = self.node.formals.entries if self.node.formals else ()
        return {entry.name: Span(self.compiler.file, entry.start, entry.end) for entry in entries}

    @property
    def span(self) -> Span:
        return self.compiler.span(self.node)


def _lambda(compiler: Compiler, node: ast.Lambda, scope: Scope) -> Code:
    code = FunctionCode(compiler, node, scope)
    return lambda env, code=code: Closure(code, env)  # type: ignore[misc]


def _simple_function(compiler: Compiler, node: ast.Lambda, scope: Scope) -> Callable[[Env, Any], Any]:
    body = compiler.compile(node.body, Scope(scope, (node.name or "",)))

    def enter(env: Env, argument: Any, body: Code = body) -> Any:
        return body([env, argument])

    return enter


def _pattern_function(compiler: Compiler, node: ast.Lambda, scope: Scope) -> Callable[[Env, Any], Any]:
    formals = node.formals
    assert formals is not None
    names = [entry.name for entry in formals.entries]
    inner = Scope(scope, [*names, node.name] if node.name else names)
    defaults = [
        (entry.name, None if entry.default is None else compiler.delay(entry.default, inner, own_frame=True))
        for entry in formals.entries
    ]
    allowed = None if formals.ellipsis else frozenset(names)
    body = compiler.compile(node.body, inner)
    span, file = compiler.span(node), compiler.file
    named = bool(node.name)

    def enter(env: Env, argument: Any) -> Any:
        given = force(argument)
        frame: Env = [env]
        if given.__class__ is not AttrSet:
            given = _pattern_argument(given, span)
        attrs = given.attrs
        places = given.places
        if places and not _foreign(places, file):
            places = None
        for name, default in defaults:
            value = attrs.get(name, MISSING)
            if value is MISSING:
                value = _absent(given, name, default, frame, span)
            elif places:
                value = _routed(value, places.get(name))
            frame.append(value)
        if allowed is not None and not attrs.keys() <= allowed:
            _reject_extra(attrs, allowed, span)
        if named:
            frame.append(argument)
        return body(frame)

    return enter


def _pattern_argument(value: Any, span: Span) -> AttrSet:
    if isinstance(value, AttrSet):
        return value.snapshot()
    if value.__class__ is Unknown:
        return AttrSet({}, None, value)
    raise TypeMismatch(f"this function takes a set, but got {describe(value)}", span)


def _absent(given: AttrSet, name: str, default: Code | None, frame: Env, span: Span) -> Any:
    """The value of a formal that the argument lacks, or may lack."""
    gap = given.gap(name)
    if gap is not None:
        return attribute_of(gap, name) if default is None else anonymous(gap)
    if default is None:
        raise ArgumentMismatch(f"function called without required argument '{name}'", span)
    return default(frame)


def _reject_extra(attrs: dict[str, Any], allowed: frozenset[str], span: Span) -> None:
    extra = sorted(attrs.keys() - allowed)[0]
    raise ArgumentMismatch(f"function called with unexpected argument '{extra}'", span)


def _foreign(places: dict[str, Span], file: SourceFile) -> bool:
    """Whether a call's argument set was written in another file than the function."""
    for place in places.values():
        return place.file is not file
    return False


def _routed(value: Any, place: Span | None) -> Any:
    """The argument, whose value will record where the argument stands in the call."""
    if place is None or value.__class__ is not Thunk:
        return value
    return Thunk(_force_routed, (value, place))


def _force_routed(route: tuple[Any, Span]) -> Any:
    return via(force(route[0]), route[1])


def via(value: Any, place: Span) -> Any:
    """The value; if it is a scalar whose literal is in another file than `place`, its origin records `place`."""
    if value.__class__ is Str:
        origin = value.origin
        if origin is None:
            return value
        if origin.__class__ is Span:
            return value if origin.file is place.file else Str(value.text, origin._replace(via=place), value.holes)
        parts = tuple([_segment_via(part, place) for part in origin])
        return Str(value.text, parts, value.holes)
    if value.__class__ is LiteralInt and value.origin is not None and value.origin.file is not place.file:
        routed = LiteralInt(value)
        routed.origin = value.origin._replace(via=place)
        return routed
    return value


def _segment_via(part: Segment, place: Span) -> Segment:
    if part.span is None or part.span.file is place.file:
        return part
    return Segment(part.end, part.span._replace(via=place), part.exact)


COMPILERS[ast.Lambda] = _lambda
