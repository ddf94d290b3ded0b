"""Compilation of `a.b`, `a.b or c` and `a ? b`."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, attribute_of, describe, presence_of
from nixlint_hwc.eval.compiler.core import COMPILERS, Code, Compiler, Env
from nixlint_hwc.eval.errors import MissingAttribute, TypeMismatch
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.thunk import Thunk, force, force_slow
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast


def _select(compiler: Compiler, node: ast.Select, scope: Scope) -> Code:
    base = compiler.compile(node.expression, scope)
    if node.default is not None:
        return _select_or(compiler, node, scope, base)
    if len(node.path) == 1 and node.path[0].__class__ is ast.StaticName:
        return _select_one(compiler.span(node), base, node.path[0].name)
    names = tuple([attr_name(compiler, name, scope) for name in node.path])
    span = compiler.span(node)

    def select(env: Env, base: Code = base, names: tuple[Any, ...] = names, span: Span = span) -> Any:
        value = base(env)
        for name in names:
            key = name if name.__class__ is str else name(env)
            value = attribute(value, key, span)
        return value

    return select


def _select_one(span: Span, base: Code, name: str) -> Code:
    def select(env: Env, base: Code = base, name: str = name, span: Span = span) -> Any:
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

    last = len(names) - 1

    def select(env: Env) -> Any:
        value = base(env)
        for index, name in enumerate(names):
            key = name if name.__class__ is str else name(env)
            if key.__class__ is Unknown:
                return anonymous(key)
            if value.__class__ is Unknown:
                return _known_or(attribute_of(value, key))
            if not isinstance(value, AttrSet):
                return otherwise(env)
            found = value.found(key)
            if found is MISSING:
                gap = value.gap(key)
                if gap is None:
                    return otherwise(env)
                either = value.either(key, lambda: otherwise(env)) if index == last else MISSING
                return _known_or(attribute_of(gap, key)) if either is MISSING else either
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
    code = computed_name(compiler, name, scope, nullable=nullable)  # type: ignore[arg-type]

    def evaluate(env: Env) -> str | Unknown | None:
        value = code(env)
        return value.text if value.__class__ is Str else value

    return evaluate


def computed_name(compiler: Compiler, name: ast.DynamicName, scope: Scope, *, nullable: bool = False) -> Code:
    """Code that yields a dynamic name as a known `Str`, Unknown, or None for a null that is allowed."""
    code = compiler.compile(name.expression, scope)
    span = Span(compiler.file, name.start, name.end)

    def evaluate(env: Env) -> Str | Unknown | None:
        value = code(env)
        if value.__class__ is Str:
            return value if not value.holes else anonymous(value.holes[0])
        if value.__class__ is Unknown or (value is None and nullable):
            return value
        raise TypeMismatch(f"an attribute name must be a string, but this is {describe(value)}", span)

    return evaluate


def _has_attr(compiler: Compiler, node: ast.HasAttr, scope: Scope) -> Code:
    base = compiler.compile(node.expression, scope)
    names = [attr_name(compiler, name, scope) for name in node.path]
    static = [name if name.__class__ is str else None for name in names]

    def has(env: Env) -> Any:
        value = base(env)
        last = len(names) - 1
        for index, name in enumerate(names):
            key = name if name.__class__ is str else name(env)
            if key.__class__ is Unknown:
                return anonymous(key)
            if value.__class__ is Unknown:
                return presence_of(value, key, *static[index + 1 :])
            if not isinstance(value, AttrSet):
                return False
            found = value.found(key)
            if found is MISSING:
                gap = value.gap(key)
                return False if gap is None else presence_of(gap, key, *static[index + 1 :])
            if index < last:
                value = force(found)
        return True

    return has


COMPILERS[ast.Select] = _select
COMPILERS[ast.HasAttr] = _has_attr
