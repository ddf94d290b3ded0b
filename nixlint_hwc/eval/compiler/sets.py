"""Compilation of what binds names in sets: attribute sets, `let` and `inherit`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.compiler.core import COMPILERS, DEEP_COMPILERS, Code, Compiler, Env
from nixlint_hwc.eval.compiler.selection import attribute, computed_name
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.operators import as_it_stands
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.thunk import DOUBTING, Thunk, force, machine
from nixlint_hwc.eval.values import AttrSet, Str, Unknown, name_origin
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

Filler = Callable[[Env, dict[str, Any]], None]
#: What a set or `let` binds: the names, and beside each what `Compiler.lazy` gives for it.
Columns: TypeAlias = tuple[tuple[str, ...], tuple[Any, ...], tuple[bool | None, ...]]


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
) -> tuple[Columns, list[Filler]]:
    """How static bindings are evaluated: in columns, and fillers for `inherit (source)`.

    A plain `inherit` looks its names up in `outer`; as code it gets the same environment as the others.
    """
    simple: list[tuple[str, Any, bool | None]] = []
    fillers: list[Filler] = []
    for binding in bindings:
        if binding.__class__ is ast.Binding:
            if binding.name.__class__ is ast.StaticName:
                simple.append((binding.name.name, *compiler.lazy(binding.value, scope, own_frame=own_frame)))
        elif binding.source is None:  # type: ignore[union-attr]
            for name in binding.names:  # type: ignore[union-attr]
                variable = ast.Variable(name.start, name.end, name.name)
                delay = compiler.delay(variable, outer)
                simple.append((name.name, _above(delay) if own_frame else delay, False))
        else:
            fillers.append(_inherit_from(compiler, binding, scope, own_frame))  # type: ignore[arg-type]
    names, codes, suspends = zip(*simple, strict=True) if simple else ((), (), ())
    return (_shared(names), codes, _shared(suspends)), fillers


@cache
def _shared(column: tuple[Any, ...]) -> tuple[Any, ...]:
    """One tuple for all that are equal: the same names, in the same way, are bound again and again."""
    return column


def _above(delay: Code) -> Code:
    return lambda env, delay=delay: delay(env[0])  # type: ignore[misc]


def _attrs(compiler: Compiler, node: ast.Attrs, scope: Scope) -> Code:
    dynamic = [b for b in node.bindings if b.__class__ is ast.Binding and b.name.__class__ is ast.DynamicName]
    if node.recursive:
        inner = Scope(scope, _names(node.bindings))
        build = _recursive(compiler, node, inner, scope)
        return _with_dynamic(compiler, dynamic, inner, build) if dynamic else lambda env: build(env)[0]
    plain = _plain(compiler, node, scope)
    return _with_dynamic(compiler, dynamic, scope, lambda env: (plain(env), env)) if dynamic else plain


def _plain(compiler: Compiler, node: ast.Attrs, scope: Scope) -> Callable[[Env], AttrSet]:
    columns, fillers = _fillers(compiler, node.bindings, scope, scope, False)
    places = _places(compiler.file, node.bindings)
    if fillers:
        return _filled(columns, fillers, places)

    # What is used most is one function, with no further call for an attribute that is suspended.
    def build(env: Env, columns: Columns = columns, places: dict[str, Span] = places) -> AttrSet:
        return AttrSet(
            {
                name: Thunk(code, env) if suspends else code if suspends is None else code(env)
                for name, code, suspends in zip(*columns)  # noqa: B905
            },
            places,
        )

    return build


def _bound(columns: Columns, env: Env) -> dict[str, Any]:
    return {
        name: Thunk(code, env) if suspends else code if suspends is None else code(env)
        for name, code, suspends in zip(*columns)  # noqa: B905
    }


def _filled(columns: Columns, fillers: list[Filler], places: dict[str, Span]) -> Callable[[Env], AttrSet]:
    """A set of which some attributes are inherited from other sets."""

    def build(env: Env) -> AttrSet:
        attrs = _bound(columns, env)
        for fill in fillers:
            fill(env, attrs)
        return AttrSet(attrs, places)

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
        overrides = AttrSet({}, None, anonymous(overrides))
    if not isinstance(overrides, AttrSet):
        raise TypeMismatch(f"'__overrides' must be a set, but is {describe(overrides)}")
    overrides = overrides.snapshot()
    hidden = {name: gap for name in attrs if (gap := overrides.gap(name)) is not None}
    for name, value in {**hidden, **overrides.attrs}.items():
        attrs[name] = value
        if name in scope.names:
            frame[scope.names[name]] = value
    return AttrSet(attrs, places, overrides.rest)


def _frame_filler(
    compiler: Compiler, bindings: tuple[ast.Binding | ast.Inherit, ...], scope: Scope, outer: Scope
) -> Callable[[Env], dict[str, Any]]:
    """Code that makes bindings lazily in their own frame `[parent]`, appends the slots, and returns them by name."""
    columns, fillers = _fillers(compiler, bindings, scope, outer, True)
    order = tuple(scope.names)
    in_order = not fillers and columns[0] == order

    def fill(frame: Env) -> dict[str, Any]:
        attrs = _bound(columns, frame)
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
            computed_name(compiler, binding.name, scope, nullable=True),
            compiler.delay(binding.value, scope),
            Span(compiler.file, binding.name.start, binding.name.end),
        )
        for binding in dynamic
    ]

    def evaluate(env: Env) -> AttrSet:
        base, inner = build(env)
        attrs, places, rest = dict(base.attrs), dict(base.places or {}), base.rest
        for name, delay, span in entries:
            key = as_it_stands(lambda: name(inner)) if machine.world & DOUBTING else name(inner)  # noqa: B023
            if key is None:
                continue
            if key.__class__ is Unknown:
                rest = rest or key
                continue
            text = key.text
            if text in attrs:
                raise TypeMismatch(f"dynamic attribute '{text}' is already defined", span)
            attrs[text] = delay(inner)
            places[text] = _named_from(key, span)
        return AttrSet(attrs, places, rest)

    return evaluate


def _named_from(name: Str, place: Span) -> Span:
    """The place of a computed attribute, by way of the word of its name that is written in another file."""
    origin = name_origin(name, place)
    return place if origin is None or origin.file is place.file else place._replace(via=origin._replace(via=None))


def _let(compiler: Compiler, node: ast.Let, scope: Scope) -> Code:
    inner = Scope(scope, _names(node.bindings))
    fill = _frame_filler(compiler, node.bindings, inner, scope)
    body = compiler.compile(node.body, inner)

    def evaluate(env: Env) -> Any:
        frame: Env = [env]
        fill(frame)
        return body(frame)

    return evaluate


COMPILERS[ast.Let] = _let
DEEP_COMPILERS[ast.Attrs] = _attrs
