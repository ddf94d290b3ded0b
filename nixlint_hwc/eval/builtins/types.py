"""Builtins that tell what kind of value something is."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.registry import BUILTINS, KNOWN
from nixlint_hwc.eval.values import (
    AttrSet,
    Builtin,
    Closure,
    ListValue,
    LiteralFloat,
    LiteralInt,
    PathValue,
    Str,
    Unknown,
)

native = BUILTINS.native

TYPE_NAMES: dict[type, str] = {
    type(None): "null",
    bool: "bool",
    int: "int",
    LiteralInt: "int",
    float: "float",
    LiteralFloat: "float",
    Str: "string",
    PathValue: "path",
    ListValue: "list",
    Closure: "lambda",
    Builtin: "lambda",
}


def type_name(value: Any) -> str:
    """What `builtins.typeOf` calls a known value."""
    return TYPE_NAMES.get(value.__class__, "set")


@native("typeOf", KNOWN)
def type_of(value: Any) -> Str:
    return Str(type_name(value))


def _predicate(name: str, *types: str) -> None:
    wanted = frozenset(types)

    @native(name, KNOWN)
    def test(value: Any) -> bool:
        return type_name(value) in wanted


_predicate("isAttrs", "set")
_predicate("isBool", "bool")
_predicate("isFloat", "float")
_predicate("isFunction", "lambda")
_predicate("isInt", "int")
_predicate("isList", "list")
_predicate("isNull", "null")
_predicate("isPath", "path")
_predicate("isString", "string")


@native("functionArgs", KNOWN)
def function_args(function: Any) -> AttrSet | Unknown:
    if function.__class__ is Closure:
        return AttrSet(dict(function.code.formals or {}), function.code.places)
    if function.__class__ is Builtin:
        return AttrSet(dict(function.formals or {}))
    if isinstance(function, AttrSet) and function.rest is not None:
        return anonymous(function.rest)
    raise TypeMismatch(f"'functionArgs' requires a function, but got {describe(function)}")
