"""Compilation of literals, strings, paths, lists, and of variables."""

from __future__ import annotations

import posixpath
from typing import Any, TypeAlias

from nixlint_hwc.eval.calls import anonymous, attribute_of, call, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.compiler.core import (
    COMPILERS,
    CONSTANTS,
    DEEP_COMPILERS,
    Code,
    Compiler,
    Env,
    Lazily,
    always,
    fetch,
    read,
)
from nixlint_hwc.eval.errors import EvalError, TypeMismatch, UndefinedVariable
from nixlint_hwc.eval.operators import normalise_path
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.thunk import Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, ModelledSet, Str, Unknown, join
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast

#: The parts of a string: literal text, or code with its place.
Parts: TypeAlias = list[tuple[Str | None, Code | None, Span | None]]


def _constant(compiler: Compiler, node: ast.Node, scope: Scope) -> Code:
    value = compiler.constant(node)
    if value is MISSING:
        return DEEP_COMPILERS[node.__class__](compiler, node, scope)
    return always(value)


def _string(compiler: Compiler, node: ast.String, scope: Scope) -> Code:
    codes: Parts = []
    for part in node.parts:
        if part.__class__ is ast.Text:
            codes.append((_segmented(compiler.text(part)), None, None))
        else:
            codes.append((None, compiler.compile(part, scope), compiler.span(part)))

    def interpolate(env: Env, codes: Parts = codes) -> Any:
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
    first, *further = node.parts
    assert isinstance(first, ast.Text), "a path begins with text"
    start = ast.Text(first.start, first.end, _beginning(compiler, first.value))
    codes = [_path_part(compiler, part, scope) for part in (start, *further)]

    def interpolate(env: Env) -> Any:
        text = join([coerce_to_string(code(env), copy_paths=False) for code in codes])
        machine.spend(len(text.text) >> 5)
        return compiler.path(node, text.text) if not text.holes else anonymous(text.holes[0])

    return interpolate


def _beginning(compiler: Compiler, text: str) -> str:
    """What a path literal begins with before its first interpolation, which Nix makes canonical alone.

    So `./a/.${x}` is `./a${x}` (`path_start` of `parser.y`).
    """
    if text.startswith("~"):
        return text
    canonical = normalise_path(posixpath.join(compiler.folder, text))
    return f"{canonical}/" if text.endswith("/") and len(text) > 1 else canonical


def _path_part(compiler: Compiler, part: ast.Node, scope: Scope) -> Code:
    if not isinstance(part, ast.Text):
        return compiler.compile(part, scope)
    return always(Str(part.value))


def _search_path(compiler: Compiler, node: ast.SearchPath, scope: Scope) -> Code:
    """`<x>` is `__findFile __nixPath "x"`, and the code may have its own of these (`SPATH` in `parser.y`)."""
    span = compiler.span(node)
    if not any(is_redefined(compiler, name, scope) for name in ("__findFile", "__nixPath")):
        return always(compiler.evaluator.search_path(node.value, span))
    find, places = (variable(compiler, name, node, scope) for name in ("__findFile", "__nixPath"))
    name = Str(node.value, Span(span.file, span.start + 1, span.end - 1))
    return lambda env: call(call(find(env), Thunk(places, env)), name)


def is_redefined(compiler: Compiler, name: str, scope: Scope) -> bool:
    """Whether the linted code has a definition of its own of what syntax stands for (`__findFile`, `__sub`)."""
    if scope.find(name) is not None:
        return True
    usual = compiler.evaluator.globals
    return compiler.globals is not usual and compiler.globals.get(name) is not usual.get(name)


def variable(compiler: Compiler, name: str, node: ast.Node, scope: Scope) -> Code:
    """The code of a variable that `node` stands for."""
    return _variable(compiler, ast.Variable(node.start, node.end, name), scope)


def _unparsed(compiler: Compiler, node: ast.Unparsed, scope: Scope) -> Code:
    return always(Unknown(f"this could not be parsed ({node.message})", compiler.span(node)))


def _list(compiler: Compiler, node: ast.List, scope: Scope) -> Code:
    items = tuple([compiler.lazy(item, scope) for item in node.items])
    places: list[Span | None] = [compiler.span(item) for item in node.items]

    def build(env: Env, items: tuple[Lazily, ...] = items, places: list[Span | None] = places) -> Any:
        return ListValue(
            [Thunk(code, env) if suspends else code if suspends is None else code(env) for code, suspends in items],
            places,
        )

    return build


def _variable(compiler: Compiler, node: ast.Variable, scope: Scope) -> Code:
    name = node.name
    slot = scope.find(name)
    if slot is not None:
        return read(*slot)
    if name == "__curPos":
        return _current_position(compiler, node)
    if name in compiler.globals:
        value = compiler.globals[name]
        return (lambda env: force(value)) if value.__class__ is Thunk else always(value)
    return _with_variable(compiler, node, [fetch(depth, 1) for depth in scope.withs()])


def _current_position(compiler: Compiler, node: ast.Variable) -> Code:
    position = compiler.file.position(node.start)
    file = Str(compiler.evaluator.absolute(compiler.file))
    return always(AttrSet({"file": file, "line": position.line, "column": position.column}))


def _with_variable(compiler: Compiler, node: ast.Variable, sources: list[Code]) -> Code:
    name, span = node.name, compiler.span(node)

    def look_up(env: Env) -> Any:
        modelled = None
        gap: Unknown | None = None
        sure = True
        for index, source in enumerate(sources):
            namespace = force(source(env))
            if namespace.__class__ is Unknown:
                # What this `with` would supply, an outer one may supply as well: neither is certain. But nobody is
                # taken to redefine the names of `builtins` or nixpkgs' `lib`.
                gap, sure = gap or attribute_of(namespace, name), False
                continue
            if not isinstance(namespace, AttrSet):
                raise TypeMismatch(f"`with` needs a set, but this is {describe(namespace)}", span)
            found = namespace.found(name)
            if found is not MISSING and (sure or namespace.__class__ is ModelledSet):
                return force(found)
            if sure and found is MISSING and namespace.get(name) is not MISSING:
                return _presumed(name, namespace, [outer(env) for outer in sources[index + 1 :]])
            if namespace.speculative:
                rest: Unknown = namespace.rest  # type: ignore[assignment]
                gap, sure = gap or attribute_of(rest, name), sure and rest.beyond
            if modelled is None and namespace.__class__ is ModelledSet:
                modelled = namespace
        if gap is not None:
            return gap
        if modelled is not None:
            return modelled.absent(name, span)
        raise UndefinedVariable(f"undefined variable '{name}'", span)

    return look_up


def _presumed(name: str, inner: AttrSet, outer: list[Any]) -> Any:
    """What a set is presumed to have, unless an outer `with` has the name for certain: nixpkgs lacks those of `lib`."""
    for lazy in outer:
        try:
            namespace = force(lazy)
        except EvalError:
            continue
        found = namespace.found(name) if isinstance(namespace, AttrSet) else MISSING
        if found is not MISSING:
            gap = inner.gap(name)
            return force(found) if namespace.__class__ is ModelledSet or gap is None else anonymous(gap)
    return force(inner.get(name))


def _with(compiler: Compiler, node: ast.With, scope: Scope) -> Code:
    namespace = compiler.delay(node.namespace, scope)
    body = compiler.compile(node.body, Scope(scope, (), is_with=True))
    return lambda env: body([env, namespace(env)])


COMPILERS |= dict.fromkeys(CONSTANTS, _constant)
COMPILERS |= {ast.SearchPath: _search_path, ast.Unparsed: _unparsed, ast.Variable: _variable, ast.With: _with}
DEEP_COMPILERS |= {ast.String: _string, ast.Path: _path, ast.List: _list}
