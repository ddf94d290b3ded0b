"""Compilation of what binds names: attribute sets, `let`, `inherit` and functions.

Importing this module completes the tables of `compile.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.calls import anonymous, attribute_of, describe
from nixlint_hwc.eval.compile import COMPILERS, DEEP_COMPILERS, Code, Compiler, Env, attr_name, attribute
from nixlint_hwc.eval.errors import ArgumentMismatch, TypeMismatch
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, LiteralInt, Segment, Str, Unknown
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

Filler = Callable[[Env, dict[str, Any]], None]


def _names(bindings: tuple[ast.Binding | ast.Inherit, ...]) -> list[str]:
    """The static names that a set or `let` binds, in order."""
    found = []
    for binding in bindings:
        if binding.__class__ is ast.Inherit:
            found += [name.name for name in binding.names]
        elif binding.name.__class__ is ast.StaticName:  # type: ignore[union-attr]
            found.append(binding.name.name)  # type: ignore[union-attr]
    return found


def _places(file: SourceFile, bindings: tuple[ast.Binding | ast.Inherit, ...]) -> dict[str, Span]:
    """Where each static name is bound."""
    places = {}
    for binding in bindings:
        if binding.__class__ is ast.Inherit:
            for name in binding.names:
                places[name.name] = Span(file, name.start, name.end)
        elif binding.name.__class__ is ast.StaticName:  # type: ignore[union-attr]
            name = binding.name  # type: ignore[union-attr]
            places[name.name] = Span(file, name.start, name.end)
    return places


def _inherited(source: Any) -> Any:
    base, name, span = source
    return attribute(force(base), name, span)


def _inherit_from(compiler: Compiler, binding: ast.Inherit, scope: Scope, own_frame: bool) -> Filler:
    source = compiler.delay(binding.source, scope, own_frame=own_frame)  # type: ignore[arg-type]
    names = [(name.name, Span(compiler.file, name.start, name.end)) for name in binding.names]

    def fill(env: Env, attrs: dict[str, Any]) -> None:
        base = source(env)
        for name, span in names:
            attrs[name] = Thunk(_inherited, (base, name, span))

    return fill


def _fillers(
    compiler: Compiler, bindings: tuple[ast.Binding | ast.Inherit, ...], scope: Scope, outer: Scope, own_frame: bool
) -> tuple[list[tuple[str, Code]], list[Filler]]:
    """How static bindings are evaluated: (name, delay) pairs, and fillers for `inherit (source)`.

    A plain `inherit` looks its names up in `outer`; as code it gets the same environment as the others.
    """
    simple: list[tuple[str, Code]] = []
    fillers: list[Filler] = []
    for binding in bindings:
        if binding.__class__ is ast.Binding:
            if binding.name.__class__ is ast.StaticName:
                delay = compiler.delay(binding.value, scope, own_frame=own_frame)
                simple.append((binding.name.name, delay))
        elif binding.source is None:  # type: ignore[union-attr]
            for name in binding.names:  # type: ignore[union-attr]
                variable = ast.Variable(name.start, name.end, name.name)
                delay = compiler.delay(variable, outer)
                simple.append((name.name, _above(delay) if own_frame else delay))
        else:
            fillers.append(_inherit_from(compiler, binding, scope, own_frame))  # type: ignore[arg-type]
    return simple, fillers


def _above(delay: Code) -> Code:
    return lambda env: delay(env[0])


def _attrs(compiler: Compiler, node: ast.Attrs, scope: Scope) -> Code:
    dynamic = [b for b in node.bindings if b.__class__ is ast.Binding and b.name.__class__ is ast.DynamicName]
    if node.recursive:
        inner = Scope(scope, _names(node.bindings))
        build = _recursive(compiler, node, inner, scope)
    else:
        inner = scope
        build = _plain(compiler, node, scope)
    return _with_dynamic(compiler, dynamic, inner, build) if dynamic else lambda env: build(env)[0]


def _plain(compiler: Compiler, node: ast.Attrs, scope: Scope) -> Callable[[Env], tuple[AttrSet, Env]]:
    simple, fillers = _fillers(compiler, node.bindings, scope, scope, False)
    places = _places(compiler.file, node.bindings)

    def build(env: Env) -> tuple[AttrSet, Env]:
        attrs = {name: delay(env) for name, delay in simple}
        for fill in fillers:
            fill(env, attrs)
        return AttrSet(attrs, places), env

    return build


def _recursive(compiler: Compiler, node: ast.Attrs, scope: Scope, outer: Scope) -> Callable[[Env], tuple[AttrSet, Env]]:
    fill = _frame_filler(compiler, node.bindings, scope, outer)
    places = _places(compiler.file, node.bindings)
    overridable = "__overrides" in scope.names

    def build(env: Env) -> tuple[AttrSet, Env]:
        frame = [env]
        attrs = fill(frame)
        if overridable:
            return _overridden(attrs, places, frame, scope), frame
        return AttrSet(attrs, places), frame

    return build


def _overridden(attrs: dict[str, Any], places: dict[str, Span], frame: Env, scope: Scope) -> AttrSet:
    """A `rec` set whose `__overrides` replace attributes, also where the others refer to them."""
    overrides = force(attrs["__overrides"])
    if overrides.__class__ is Unknown:
        return AttrSet(dict.fromkeys(attrs, anonymous(overrides)), places, overrides)
    if not isinstance(overrides, AttrSet):
        raise TypeMismatch(f"'__overrides' must be a set, but is {describe(overrides)}")
    for name, value in overrides.snapshot().attrs.items():
        attrs[name] = value
        if name in scope.names:
            frame[scope.names[name]] = value
    return AttrSet(attrs, places, overrides.rest)


def _frame_filler(
    compiler: Compiler, bindings: tuple[ast.Binding | ast.Inherit, ...], scope: Scope, outer: Scope
) -> Callable[[Env], dict[str, Any]]:
    """Code that makes bindings lazily in their own frame `[parent]`, appends the slots, and returns them by name."""
    simple, fillers = _fillers(compiler, bindings, scope, outer, True)
    order = list(scope.names)
    in_order = not fillers and [name for name, _ in simple] == order

    def fill(frame: Env) -> dict[str, Any]:
        attrs = {name: delay(frame) for name, delay in simple}
        for inherit in fillers:
            inherit(frame, attrs)
        if in_order:
            frame.extend(attrs.values())
        else:
            frame.extend([attrs[name] for name in order])
        return attrs

    return fill


def _with_dynamic(
    compiler: Compiler,
    dynamic: list[Any],
    scope: Scope,
    build: Callable[[Env], tuple[AttrSet, Env]],
) -> Code:
    entries = [
        (
            attr_name(compiler, binding.name, scope, nullable=True),
            compiler.delay(binding.value, scope),
            Span(compiler.file, binding.name.start, binding.name.end),
        )
        for binding in dynamic
    ]

    def evaluate(env: Env) -> AttrSet:
        base, inner = build(env)
        attrs, places, rest = dict(base.attrs), dict(base.places or {}), base.rest
        for name, delay, span in entries:
            key = name(inner)
            if key is None:
                continue
            if key.__class__ is Unknown:
                rest = rest or key
                continue
            if key in attrs:
                raise TypeMismatch(f"dynamic attribute '{key}' is already defined", span)
            attrs[key] = delay(inner)
            places[key] = span
        return AttrSet(attrs, places, rest)

    return evaluate


def _let(compiler: Compiler, node: ast.Let, scope: Scope) -> Code:
    inner = Scope(scope, _names(node.bindings))
    fill = _frame_filler(compiler, node.bindings, inner, scope)
    body = compiler.compile(node.body, inner)

    def evaluate(env: Env) -> Any:
        frame: Env = [env]
        fill(frame)
        return body(frame)

    return evaluate


class FunctionCode:
    """What the closures of one function expression share: its node, and its body once it was called.

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
    return lambda env: Closure(code, env)


def _simple_function(compiler: Compiler, node: ast.Lambda, scope: Scope) -> Callable[[Env, Any], Any]:
    body = compiler.compile(node.body, Scope(scope, (node.name or "",)))

    def enter(env: Env, argument: Any) -> Any:
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
    """The value of a formal that the argument does not have for certain."""
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
    """The argument such that what it evaluates to remembers the place of the argument at the call."""
    if place is None or value.__class__ is not Thunk:
        return value
    return Thunk(_force_routed, (value, place))


def _force_routed(route: tuple[Any, Span]) -> Any:
    return via(force(route[0]), route[1])


def via(value: Any, place: Span) -> Any:
    """A scalar whose literal stands in another file than `place`, with `place` recorded as its way."""
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


COMPILERS[ast.Let] = _let
COMPILERS[ast.Lambda] = _lambda
DEEP_COMPILERS[ast.Attrs] = _attrs
