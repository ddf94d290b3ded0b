"""Builtins that steer evaluation: errors, strictness, tracing."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import Aborted, EvalError, Thrown
from nixlint_hwc.eval.registry import BUILTINS, LAZY, STRING, VALUE
from nixlint_hwc.eval.thunk import ASSUMED, collected, force, machine
from nixlint_hwc.eval.values import AttrSet, ListValue, Unknown

native = BUILTINS.native


@native("throw", VALUE)
def throw(message: Any) -> Any:
    raise Thrown(coerce_to_string(message).shown)


@native("abort", VALUE)
def abort(message: Any) -> Any:
    raise Aborted(f"evaluation aborted with the message: {coerce_to_string(message).shown}")


@native("tryEval", LAZY)
def try_eval(lazy: Any) -> AttrSet:
    """What cannot be known may succeed or fail; a spent budget is never caught."""
    try:
        value, mask = collected(lambda: force(lazy))
    except EvalError as error:
        if not error.catchable:
            raise
        return AttrSet({"success": False, "value": False})
    if value.__class__ is Unknown:
        gap = anonymous(value)
        return AttrSet({"success": gap, "value": gap})
    if mask & ASSUMED:
        gap = Unknown("whether an assertion holds")
        return AttrSet({"success": gap, "value": gap})
    return AttrSet({"success": True, "value": value})


@native("seq", VALUE, VALUE)
def seq(_first: Any, second: Any) -> Any:
    return second


@native("deepSeq", LAZY, LAZY)
def deep_seq(first: Any, second: Any) -> Any:
    force_deep(first)
    return force(second)


def force_deep(lazy: Any) -> None:
    """Force a value and everything in it. Raises what any of it raises."""
    seen: dict[int, Any] = {}

    def visit(lazy: Any) -> None:
        value = force(lazy)
        if value.__class__ is ListValue:
            parts = value.items
        elif isinstance(value, AttrSet):
            attrs = value.snapshot().attrs
            parts = [attrs[name] for name in sorted(attrs)]
        else:
            return
        if id(value) in seen:
            return
        seen[id(value)] = value
        machine.spend(1)
        for part in parts:
            visit(part)

    visit(lazy)


@native("trace", VALUE, VALUE)
def trace(_message: Any, value: Any) -> Any:
    return value


@native("traceVerbose", LAZY, VALUE)
def trace_verbose(_message: Any, value: Any) -> Any:
    return value


@native("warn", STRING, VALUE)
def warn(_message: Any, value: Any) -> Any:
    return value


@native("addErrorContext", LAZY, VALUE)
def add_error_context(_context: Any, value: Any) -> Any:
    return value


@native("break", VALUE)
def break_(value: Any) -> Any:
    return value
