"""A rule's own settings: its defaults, and above them what the user's settings file says.

In: a loaded rule and a table of TOML. Out: the set that the rule's functions get as `settings`. Always holds: each
value is of its default's kind, through and through, so that a rule reads what it expects.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, ListValue, Str
from nixlint_hwc.policy.bridge import camel_case, to_nix
from nixlint_hwc.policy.rule import Rule
from nixlint_hwc.policy.schema import nearest

#: What the elements of a list are that is empty by default.
_ELEMENT: Final = Str("a name")


class SettingsMismatchError(Exception):
    """A rule's table in the settings does not fit the rule."""


def rule_settings(rule: Rule, values: Mapping[str, object], table: str) -> AttrSet:
    """The settings of a rule whose table is called `table`, with these values in it. Raises `SettingsMismatchError`."""
    found = dict(rule.settings.attrs)
    for name, value in values.items():
        key = camel_case(name.replace("-", "_"))
        where = f"rules.{table}.settings.{name}"
        if key not in found:
            raise SettingsMismatchError(f"{where}: there is no such key{nearest(key, found)}")
        try:
            given = to_nix(value)
        except TypeError:
            raise SettingsMismatchError(f"{where}: Nix has no value of this kind") from None
        _check(given, force(found[key]), where)
        found[key] = given
    return AttrSet(found)


def _check(given: Any, default: Any, where: str) -> None:
    """Raises `SettingsMismatchError` for what cannot stand where the default does.

    Every name holds an empty one, and no count is below zero: with such a value a rule would say nothing, or always.
    """
    if default is None:
        return
    if _kind(given) != _kind(default):
        raise SettingsMismatchError(f"{where}: must be {_kind(default)}, not {_kind(given)}")
    if isinstance(given, Str) and not given.text and default.text:
        raise SettingsMismatchError(f"{where}: must not be empty")
    if isinstance(given, int | float) and given < min(0, default):
        raise SettingsMismatchError(f"{where}: must not be below 0")
    if isinstance(given, ListValue):
        sample = force(default.items[0]) if default.items else _ELEMENT
        for index, element in enumerate(given.items):
            _check(force(element), sample, f"{where}[{index}]")


def _kind(value: Any) -> str:
    """The kind in words; a fraction is none where a whole number is the default."""
    if isinstance(value, bool):
        return describe(value)
    if isinstance(value, int):
        return "an integer"
    return "a number" if isinstance(value, float) else describe(value)
