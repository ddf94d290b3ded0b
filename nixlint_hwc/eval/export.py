"""Values as plain data for people and programs: what `hwc-lint eval --json` and `show` print."""

from __future__ import annotations

import math
from typing import Any

from nixlint_hwc.eval.calls import call, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import Reason, TypeMismatch, cause_of
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, LiteralFloat, LiteralInt, PathValue, Str, Unknown


def to_json(lazy: Any) -> object:
    """The value, forced through and through, as what `json.dumps` takes.

    What is not known is `{"?": reason}`; a partly known string is one whose reason shows its text. The rest of a
    partly known list is such an element at its end, of a set an attribute `"?"`. Paths are their text. Raises the
    `EvalError` of whatever part fails, and `TypeMismatch` for a function and for a type, in which types go on for ever.
    """
    value = force(lazy)
    machine.spend(1)
    kind = value.__class__
    if kind is Str:
        return _string(value)
    if kind is ListValue:
        items = [to_json(item) for item in value.items]
        return items if value.rest is None else [*items, unknown(value.rest)]
    if isinstance(value, AttrSet):
        return _set(value)
    if kind is PathValue:
        return _string(coerce_to_string(value, copy_paths=False))
    if kind is Unknown:
        return unknown(value)
    if value is None or value is True or value is False:
        return value
    if kind is int or kind is LiteralInt:
        return int(value)
    if kind is float or kind is LiteralFloat:
        return float(value) if math.isfinite(value) else None
    raise TypeMismatch(f"cannot convert {describe(value)} to JSON")


def unknown(value: Unknown) -> dict[str, str]:
    """How a gap is printed."""
    return {"?": value.reason}


def _string(value: Str) -> object:
    if value.known:
        return value.text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    told, causes = (
        ", ".join(dict.fromkeys(reasons))
        for reasons in ([gap.reason for gap in value.holes], [cause_of(gap.reason) for gap in value.holes])
    )
    shown = value.shown
    return {"?": Reason(told, causes) if shown == "<?>" else Reason(f"{shown} ({told})", f"{shown} ({causes})")}


def _set(value: AttrSet) -> object:
    kind = value.get("_type")
    if kind is not MISSING and getattr(force(kind), "text", None) == "option-type":
        raise TypeMismatch("cannot convert an option type, which has functions, to JSON")
    method = value.get("__toString")
    if method is not MISSING:
        return _string(coerce_to_string(call(force(method), value)))
    output = value.get("outPath")
    if output is not MISSING:
        return to_json(output)
    value = value.snapshot()
    found = {name: to_json(value.attrs[name]) for name in sorted(value.attrs)}
    if value.rest is not None:
        found["?"] = value.rest.reason
    return found
