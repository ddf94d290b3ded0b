"""Nix values as Nix text, as `nix-instantiate --eval` prints them."""

from __future__ import annotations

import re
from typing import Any, Final

from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import AttrSet, Builtin, Closure, ListValue, PathValue, Str, Unknown

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_'-]*")
_ESCAPES: Final = (("\\", "\\\\"), ('"', '\\"'), ("${", "\\${"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"))


def nix_text(lazy: Any, *, strict: bool = False, inside: frozenset[int] = frozenset()) -> str:
    """The value as text; what is not evaluated yet is `<CODE>` unless `strict`, what is not known `<?: reason>`.

    `inside` are the lists and sets around it: one that is met again inside itself is `«repeated»`.
    """
    value = force(lazy) if strict or not isinstance(lazy, Thunk) or lazy.mask == 0 else lazy
    if isinstance(value, Thunk):
        return "<CODE>"
    if isinstance(value, Unknown):
        return f"<?: {value.reason}>"
    if isinstance(value, Str):
        return _string(value.shown)
    if id(value) in inside:
        return "«repeated»"
    if isinstance(value, ListValue):
        items = [nix_text(item, strict=strict, inside=inside | {id(value)}) for item in value.items]
        return " ".join(["[", *items, *(["<...>"] if value.rest is not None else []), "]"])
    if isinstance(value, AttrSet):
        return _set(value.snapshot(), strict, inside | {id(value)})
    return _scalar(value)


def _set(value: AttrSet, strict: bool, inside: frozenset[int]) -> str:
    shown = ((name, nix_text(value.attrs[name], strict=strict, inside=inside)) for name in sorted(value.attrs))
    bindings = [f"{_name(name)} = {text};" for name, text in shown]
    return " ".join(["{", *bindings, *(["<...>"] if value.rest is not None else []), "}"])


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (Closure, Builtin)):
        return "<LAMBDA>" if isinstance(value, Closure) else "<PRIMOP>"
    if isinstance(value, PathValue):
        return value.path
    return format(value, "g") if isinstance(value, float) else str(int(value))


def _string(text: str) -> str:
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return f'"{text}"'


def _name(name: str) -> str:
    return name if _NAME.fullmatch(name) else _string(name)
