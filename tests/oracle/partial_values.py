"""What an answer that is partly known claims, and whether a value that real Nix gives keeps to it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from nixlint_hwc.eval.builtins import BUILTINS
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import HOLE, MISSING, AttrSet, ListValue, PathValue, Str, Unknown


@dataclass(frozen=True)
class Number:
    """A number as JSON writes it."""

    text: str


@dataclass(frozen=True)
class Anything:
    """What nothing is claimed of."""

    reason: str


@dataclass(frozen=True)
class Text:
    """A string that is partly known."""

    pattern: str


@dataclass(frozen=True)
class Items:
    """A list that has these elements in this order, and perhaps others."""

    items: tuple[Claim, ...]


@dataclass(frozen=True)
class Attributes:
    """A set that has these attributes, and perhaps others."""

    attributes: dict[str, Claim]


Claim: TypeAlias = "Anything | Text | Items | Attributes | Number | str | bool | list[Claim] | dict[str, Claim] | None"


def claim(lazy: Any) -> Claim:
    """All that a value says, forced through and through. Raises the `EvalError` of a part that fails, `BudgetSpent`."""
    value = force(lazy)
    machine.spend(100)
    if isinstance(value, Unknown):
        return Anything(value.reason)
    if isinstance(value, Str):
        return _claim_of_text(value)
    if isinstance(value, PathValue):
        return value.path
    if isinstance(value, ListValue):
        items = [claim(item) for item in value.items]
        return items if value.rest is None else Items(tuple(items))
    if isinstance(value, AttrSet):
        return _claim_of_set(value)
    if value is None or isinstance(value, bool):
        return value
    return Number(call(BUILTINS["toJSON"], value).text)


def _claim_of_text(value: Str) -> Claim:
    if not value.holes:
        return value.text
    known = [re.escape(part) for part in value.text.split(HOLE)]
    return Text(".*".join(known))


def _claim_of_set(value: AttrSet) -> Claim:
    method = value.get("__toString")
    if method is not MISSING:
        return _claim_of_text(coerce_to_string(call(force(method), value)))
    output = value.get("outPath")
    if output is not MISSING:
        return claim(output)
    plain = value.snapshot()
    if plain.rest is None:
        return {name: claim(item) for name, item in plain.attrs.items()}
    return Attributes({name: _claim_or_failure(item) for name, item in plain.attrs.items()})


def _claim_or_failure(lazy: Any) -> Claim:
    """The claim of an attribute that nobody may look at, so that it fails in vain."""
    try:
        return claim(lazy)
    except EvalError as error:
        return Anything(error.message)


def from_json(text: str) -> Claim:
    """What `builtins.toJSON` of real Nix wrote."""
    return json.loads(text, parse_int=Number, parse_float=Number, strict=False)  # type: ignore[no-any-return]


def keeps_to(value: Claim, said: Claim) -> bool:
    """Whether a value is one of those that the claim leaves."""
    if isinstance(said, Anything):
        return True
    if isinstance(said, Text):
        return isinstance(value, str) and re.fullmatch(said.pattern, value, re.DOTALL) is not None
    if isinstance(said, Items):
        return isinstance(value, list) and _has_in_order(value, said.items)
    if isinstance(said, Attributes):
        # A set that may have more may have an `outPath`, and be written as that.
        return not isinstance(value, dict) or all(
            name in value and keeps_to(value[name], part) for name, part in said.attributes.items()
        )
    if isinstance(said, list):
        return isinstance(value, list) and len(value) == len(said) and all(map(keeps_to, value, said))
    if isinstance(said, dict):
        return (
            isinstance(value, dict)
            and value.keys() == said.keys()
            and all(keeps_to(value[name], part) for name, part in said.items())
        )
    return value.__class__ is said.__class__ and value == said


def _has_in_order(items: list[Claim], parts: tuple[Claim, ...]) -> bool:
    """Whether the list has an element for each part, in their order."""
    reached = {0}
    for item in items:
        reached |= {at + 1 for at in reached if at < len(parts) and keeps_to(item, parts[at])}
    return len(parts) in reached
