"""`lib.trivial`, `lib.fixedPoints` and `lib.asserts`, natively where laziness or Unknown asks for it."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, call, call2, is_function, later
from nixlint_hwc.eval.comparison import less
from nixlint_hwc.eval.errors import Thrown, TypeMismatch
from nixlint_hwc.eval.library_native.sections import section
from nixlint_hwc.eval.operators import test, update
from nixlint_hwc.eval.registry import LAZY, LIST, VALUE
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import ListValue, Str, Unknown

trivial = section("trivial")
fixed_points = section("fixedPoints")
asserts = section("asserts")


@trivial("id", LAZY)
def identity(value: Any) -> Any:
    return force(value)


@trivial("const", LAZY, LAZY)
def const(value: Any, ignored: Any) -> Any:
    return force(value)


@trivial("flip", LAZY, LAZY, LAZY)
def flip(function: Any, first: Any, second: Any) -> Any:
    return call2(force(function), second, first)


@trivial("pipe", LAZY, LIST)
def pipe(value: Any, functions: ListValue) -> Any:
    if functions.rest is not None:
        return anonymous(functions.rest)
    for function in functions.items:
        value = call(force(function), value)
    return force(value)


@trivial("mapNullable", LAZY, VALUE)
def map_nullable(function: Any, value: Any) -> Any:
    return None if value is None else call(force(function), value)


@trivial("defaultTo", LAZY, VALUE)
def default_to(default: Any, value: Any) -> Any:
    return force(default) if value is None else value


@trivial("isFunction", VALUE)
def is_function_(value: Any) -> bool | Unknown:
    return anonymous(value) if value.__class__ is Unknown else is_function(value)


@trivial("mergeAttrs", VALUE, VALUE)
def merge_attrs(left: Any, right: Any) -> Any:
    return update(left, right)


@trivial("boolToString", VALUE)
def bool_to_string(value: Any) -> Any:
    verdict = test(value)
    return anonymous(verdict) if verdict.__class__ is Unknown else Str("true" if verdict else "false")


def _extreme(first: Any, second: Any, smallest: bool) -> Any:
    verdict = less(first, second)
    if verdict.__class__ is Unknown:
        return anonymous(verdict)
    return first if verdict is smallest else second


@trivial("min", VALUE, VALUE)
def minimum(first: Any, second: Any) -> Any:
    return _extreme(first, second, True)


@trivial("max", VALUE, VALUE)
def maximum(first: Any, second: Any) -> Any:
    verdict = less(second, first)
    if verdict.__class__ is Unknown:
        return anonymous(verdict)
    return first if verdict else second


@trivial("warn", LAZY, LAZY)
def warn(message: Any, value: Any) -> Any:
    return force(value)


@trivial("info", LAZY, LAZY)
def info(message: Any, value: Any) -> Any:
    return force(value)


def _warned(condition: Any, wanted: bool, message: Any, value: Any) -> Any:
    """The value. A condition or a message that cannot be evaluated is an error, as it is where warnings are printed."""
    if force(condition) is wanted:
        force(message)
    return force(value)


@trivial("warnIf", LAZY, LAZY, LAZY)
def warn_if(condition: Any, message: Any, value: Any) -> Any:
    return _warned(condition, True, message, value)


@trivial("warnIfNot", LAZY, LAZY, LAZY)
def warn_if_not(condition: Any, message: Any, value: Any) -> Any:
    return _warned(condition, False, message, value)


def _thrown(message: Any) -> Thrown:
    text = force(message)
    if text.__class__ is not Str and text.__class__ is not Unknown:
        raise TypeMismatch("the message of an error must be a string")
    return Thrown(text.shown if text.__class__ is Str else "an error whose message is not known")


@trivial("throwIf", VALUE, LAZY, LAZY)
def throw_if(condition: Any, message: Any, value: Any) -> Any:
    verdict = test(condition)
    if verdict is True:
        raise _thrown(message)
    return force(value)


@trivial("throwIfNot", VALUE, LAZY, LAZY)
def throw_if_not(condition: Any, message: Any, value: Any) -> Any:
    verdict = test(condition)
    if verdict is False:
        raise _thrown(message)
    return force(value)


@asserts("assertMsg", VALUE, LAZY)
def assert_msg(condition: Any, message: Any) -> Any:
    verdict = test(condition)
    if verdict is False:
        raise _thrown(message)
    return verdict


@fixed_points("fix", LAZY)
def fix(function: Any) -> Any:
    knot = Thunk(lambda own: call(force(function), own[0]), [None])
    knot.env[0] = knot
    return force(knot)


@fixed_points("extends", LAZY, LAZY, LAZY)
def extends(overlay: Any, base: Any, final: Any) -> Any:
    previous = later(base, final)
    return update(force(previous), call2(force(overlay), final, previous))


@fixed_points("composeExtensions", LAZY, LAZY, LAZY, LAZY)
def compose_extensions(first: Any, second: Any, final: Any, previous: Any) -> Any:
    added = later(first, final, previous)
    between = Thunk(lambda _: update(force(previous), force(added)), None)
    return update(force(added), call2(force(second), final, between))
