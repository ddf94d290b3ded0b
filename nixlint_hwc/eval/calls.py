"""Function application: closures, builtins, functors, and what cannot be known.

`call(function, argument)` takes a forced function and any lazy argument and returns a value.
"""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.built import OutsideFile
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.thunk import Thunk, force, machine
from nixlint_hwc.eval.values import (
    MISSING,
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


def call(function: Any, argument: Any) -> Any:
    """Apply a function value to one argument. Raises `TypeMismatch` when it is no function."""
    kind = function.__class__
    if kind is Closure:
        machine.steps -= 1
        return function.code.enter(function.env, argument)
    if kind is Builtin:
        return apply_builtin(function, argument)
    if kind is Unknown:
        return _unknown_result(function, argument)
    if isinstance(function, AttrSet):
        functor = function.get("__functor")
        if functor is not MISSING:
            return call(call(force(functor), function), argument)
        if function.rest is not None:
            return _unknown_result(function.rest, argument)
        applied = function.applied(argument)
        if applied is not MISSING:
            return applied
    raise TypeMismatch(f"attempt to call something which is not a function but {describe(function)}")


def _unknown_result(function: Unknown, argument: Any) -> Unknown:
    if machine.handed is not None:
        machine.handed.append(argument)
    return anonymous(function)


def apply_builtin(function: Builtin, argument: Any) -> Any:
    """Give a builtin its next argument and run it when it has all."""
    arguments = (*function.arguments, argument)
    if len(arguments) < function.arity:
        return Builtin(function.name, function.arity, function.run, arguments)
    machine.steps -= 1
    return function.run(*arguments)


def call2(function: Any, first: Any, second: Any) -> Any:
    """Apply a curried function to two arguments."""
    return call(call(function, first), second)


def later(function: Any, *arguments: Any) -> Thunk:
    """A thunk of the function (a value or a thunk) applied to the arguments."""
    return Thunk(_apply_all, (function, arguments))


def _apply_all(suspended: tuple[Any, tuple[Any, ...]]) -> Any:
    function, arguments = suspended
    function = force(function)
    for argument in arguments:
        function = call(function, argument)
    return function


def is_function(value: Any) -> bool:
    """Whether the value can be called for certain (functors included)."""
    if value.__class__ is Closure or value.__class__ is Builtin:
        return True
    return isinstance(value, AttrSet) and value.get("__functor") is not MISSING


def anonymous(unknown: Unknown) -> Unknown:
    """What a computation on an unknown yields: unknown for the same reason, but not the same value.

    What is computed from the content of a file outside the project still holds what that file holds.
    """
    if unknown.name is None and not unknown.built and (unknown.payload is None or is_read(unknown)):
        return unknown
    return Unknown(unknown.reason, unknown.span, beyond=unknown.beyond)


def unless_set(value: Any) -> Any:
    """A value where no set will do: Unknown instead of a set that may stand for something else."""
    other = value.of_other_kind() if isinstance(value, AttrSet) else None
    return value if other is None else other


def is_read(unknown: Unknown) -> bool:
    """Whether an unknown comes out of a file outside the project that the evaluation reads."""
    return isinstance(unknown.payload, OutsideFile)


def attribute_of(unknown: Unknown, name: str) -> Unknown:
    """The attribute of an unknown set: unknown too, and named when the set is."""
    if unknown.built and name == "outPath":
        return unknown
    if unknown.name is None:
        return anonymous(unknown)
    return Unknown(unknown.reason, unknown.span, f"{unknown.name}.{name}")


def presence_of(unknown: Unknown, *names: str | None) -> Unknown:
    """Whether an unknown set has an attribute, by its path: named when the set and all names are known."""
    if unknown.name is None or None in names:
        return anonymous(unknown)
    return Unknown(unknown.reason, unknown.span, f"{unknown.name} ? {'.'.join(filter(None, names))}")


KIND_NAMES: dict[type, str] = {
    type(None): "null",
    bool: "a Boolean",
    int: "an integer",
    LiteralInt: "an integer",
    float: "a float",
    LiteralFloat: "a float",
    Str: "a string",
    PathValue: "a path",
    ListValue: "a list",
    AttrSet: "a set",
    Closure: "a function",
    Builtin: "a built-in function",
    Unknown: "an unknown value",
}


def describe(value: Any) -> str:
    """The value's kind, for messages: "a list"."""
    found = KIND_NAMES.get(value.__class__)
    if found is None:
        return "a set" if isinstance(value, AttrSet) else "a value"
    return found
