"""Coercion of values to strings, as Nix does it in interpolation, `+`, `toString` and list joining.

String contexts are not modelled. A path that is copied to the store, and a derivation's output, coerce to a hole that
is marked `built`, because the store path is known only at build time. Its payload is what is known of the content.
"""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, call, describe, is_read
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.nixpkgs_source import is_inside, source_text
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import (
    MISSING,
    AttrSet,
    ListValue,
    LiteralFloat,
    LiteralInt,
    PathValue,
    Str,
    Unknown,
    hole,
    join,
)


def coerce_to_string(value: Any, *, more: bool = False, copy_paths: bool = True) -> Str:
    """The string that a value coerces to.

    `more` accepts what `toString` accepts besides strings, paths and sets (numbers, booleans, null, lists);
    `copy_paths` turns paths into store paths, as interpolation does. Raises `TypeMismatch`.
    """
    kind = value.__class__
    if kind is Str:
        return value  # type: ignore[no-any-return]
    if kind is PathValue:
        if is_inside(value.path):
            return source_text(value.path, value.origin)
        return _store_copy(value) if copy_paths else Str(value.path, value.origin)
    if kind is Unknown:
        return hole(value if value.built or is_read(value) else anonymous(value))
    if isinstance(value, AttrSet):
        return _coerce_set(value, more, copy_paths)
    if more:
        return _coerce_more(value, copy_paths)
    raise TypeMismatch(f"cannot coerce {describe(value)} to a string")


def _store_copy(path: PathValue) -> Str:
    base = path.path.rsplit("/", 1)[-1]
    return hole(Unknown(f"the store path of {base}", path.origin, built=True, payload=path, made_of=path))


def _coerce_set(value: AttrSet, more: bool, copy_paths: bool) -> Str:
    method = value.get("__toString")
    if method is not MISSING:
        return coerce_to_string(call(force(method), value), more=more, copy_paths=copy_paths)
    output = value.get("outPath")
    if output is not MISSING:
        return coerce_to_string(force(output), more=more, copy_paths=copy_paths)
    if value.rest is not None:
        return hole(anonymous(value.rest))
    raise TypeMismatch("cannot coerce a set to a string")


def _coerce_more(value: Any, copy_paths: bool) -> Str:
    if value is None or value is False:
        return Str("")
    if value is True:
        return Str("1")
    kind = value.__class__
    if kind is int or kind is LiteralInt:
        return Str(str(int(value)), value.origin if kind is LiteralInt else None)
    if kind is float or kind is LiteralFloat:
        return Str(f"{value:.6f}", value.origin if kind is LiteralFloat else None)
    if kind is ListValue:
        return _coerce_list(value, copy_paths)
    raise TypeMismatch(f"cannot coerce {describe(value)} to a string")


def _coerce_list(value: ListValue, copy_paths: bool) -> Str:
    # Nix puts no separator after an element that is itself an empty list, which one that is not known may be.
    parts: list[Str] = []
    last = len(value.items) - 1
    machine.spend(last >> 4)
    for index, item in enumerate(value.items):
        element = force(item)
        parts.append(coerce_to_string(element, more=True, copy_paths=copy_paths))
        if index < last and not (
            element.__class__ is Unknown or (element.__class__ is ListValue and not element.items)
        ):
            parts.append(Str(" "))
    if value.rest is not None:
        return join_around(parts, anonymous(value.rest))
    return join(parts) if parts else Str("")


def join_around(parts: list[Str], rest: Unknown) -> Str:
    """The parts in their order with an unknown text before, between and after them."""
    gap = hole(rest)
    spread = [gap]
    for part in parts:
        spread += (part, gap)
    return join(spread)
