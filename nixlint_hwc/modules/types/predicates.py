"""What the values of scalar types are recognised by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.arithmetic import is_integral
from nixlint_hwc.eval.evaluator import as_path
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import HOLE, MISSING, AttrSet, Builtin, Closure, Str, Unknown


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
        return is_derivation(value) or value.get("outPath") is not MISSING or value.rest is not None
    return value.__class__ is Str and value.text.startswith((HOLE, "/nix/store/"))


def is_derivation(value: AttrSet) -> bool:
    """nixpkgs' `isDerivation`: it is the attribute `type` that tells."""
    return _is_tagged(value, "type", "derivation")


def is_shell(value: Any) -> bool:
    """A package that can be a login shell."""
    return is_package(value) and isinstance(value, AttrSet) and (
        value.get("shellPath") is not MISSING or value.rest is not None
    )  # fmt: skip


def is_lua(value: Any) -> bool:
    """What `lib.mkLuaInline` makes."""
    return isinstance(value, AttrSet) and _is_tagged(value, "_type", "lua-inline")


def is_option_type(value: Any) -> bool:
    """What `mkOptionType` makes."""
    return isinstance(value, AttrSet) and _is_tagged(value, "_type", "option-type")


def is_declaration(value: Any) -> bool:
    """What `mkOption` makes."""
    return isinstance(value, AttrSet) and _is_tagged(value, "_type", "option") and value.get("value") is MISSING


def _is_tagged(value: AttrSet, name: str, tag: str) -> bool:
    found = value.get(name)
    if found is MISSING:
        return False
    found = force(found)
    return found.__class__ is Unknown or (found.__class__ is Str and found.text == tag)


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
