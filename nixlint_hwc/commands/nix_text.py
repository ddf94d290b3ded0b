"""Nix values as Nix text, as `nix-instantiate --eval` prints them."""

from __future__ import annotations

import re
from typing import Any, Final

from nixlint_hwc.eval.errors import BudgetSpent
from nixlint_hwc.eval.thunk import Thunk, force, machine
from nixlint_hwc.eval.values import AttrSet, Builtin, Closure, ListValue, PathValue, Str, Unknown

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_'-]*")
_ESCAPES: Final = (("\\", "\\\\"), ('"', '\\"'), ("${", "\\${"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"))


def nix_text(lazy: Any, *, strict: bool = False) -> str:
    """The value as text; what is not evaluated yet is `<CODE>` unless `strict`, what is not known `<?: reason>`.

    A list or set that is met again inside itself is `«repeated»`. Raises `BudgetSpent` for one that has no end.
    """
    return _Printer(strict).text(lazy)


class _Printer:
    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.inside: set[int] = set()

    def text(self, lazy: Any) -> str:
        machine.spend(1)
        value = force(lazy) if self.strict or not isinstance(lazy, Thunk) or lazy.mask == 0 else lazy
        if isinstance(value, Thunk):
            return "<CODE>"
        if isinstance(value, Unknown):
            return f"<?: {value.reason}>"
        if isinstance(value, Str):
            return _string(value.shown)
        if isinstance(value, (ListValue, AttrSet)):
            return self._whole(value)
        return _scalar(value)

    def _whole(self, value: ListValue | AttrSet) -> str:
        if id(value) in self.inside:
            return "«repeated»"
        if len(self.inside) >= machine.DEPTH:
            raise BudgetSpent("depth")
        self.inside.add(id(value))
        text = self._list(value) if isinstance(value, ListValue) else self._set(value.snapshot())
        self.inside.remove(id(value))
        return text

    def _list(self, value: ListValue) -> str:
        return " ".join(["[", *map(self.text, value.items), *_rest(value), "]"])

    def _set(self, value: AttrSet) -> str:
        bindings = [f"{_name(name)} = {self.text(value.attrs[name])};" for name in sorted(value.attrs)]
        return " ".join(["{", *bindings, *_rest(value), "}"])


def _rest(value: ListValue | AttrSet) -> list[str]:
    return [] if value.rest is None else ["<...>"]


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
