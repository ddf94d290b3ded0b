"""What the values of scalar types are recognised by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import as_path
from nixlint_hwc.eval.operators import derivation_path, is_integral
from nixlint_hwc.eval.values import HOLE, MISSING, AttrSet, Builtin, Closure, PathValue, Str, Unknown


def is_string(value: Any) -> bool:
    return value.__class__ is Str


def is_callable(value: Any) -> bool:
    """Whether a value can be a function (a functor, or unknown, too)."""
    if value.__class__ in (Closure, Builtin, Unknown):
        return True
    return isinstance(value, AttrSet) and value.get("__functor") is not MISSING


def is_package(value: Any) -> bool:
    """A derivation, or a path in the store."""
    if isinstance(value, AttrSet):
        return derivation_path(value) is not None or value.rest is not None
    return value.__class__ is Str and value.text.startswith((HOLE, "/nix/store/"))


def is_path_like(value: Any) -> bool:
    """What coerces to a text that starts with `/`."""
    if value.__class__ is PathValue:
        return True
    try:
        text = coerce_to_string(value).text if value.__class__ is Str or isinstance(value, AttrSet) else None
    except EvalError:
        return False
    return text is not None and text.startswith(("/", HOLE))


def between(low: int | None, high: int | None) -> Callable[[Any], bool]:
    """A predicate for integers in a range; None leaves a side open."""

    def accepts(value: Any) -> bool:
        return is_integral(value) and (low is None or value >= low) and (high is None or value <= high)

    return accepts


def is_attrs(value: Any) -> bool:
    return isinstance(value, AttrSet)


def is_module_value(value: Any) -> bool:
    """Whether a value can be a module: a set, a function, or a path, as text too where that is not known in full."""
    if isinstance(value, AttrSet) or is_callable(value):
        return True
    return as_path(value) is not None or (value.__class__ is Str and bool(value.holes))
