"""A rule's own settings: its defaults, and above them what the user's settings file says.

In: a loaded rule and a table of TOML. Out: the set that the rule's functions get as `settings`. Always holds: each
value is of its default's kind, through and through, so that a rule reads what it expects.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, ListValue, Str
from nixlint_hwc.policy.bridge import camel_case, to_nix
from nixlint_hwc.policy.rule import Rule
from nixlint_hwc.suggestion import did_you_mean


class SettingsMismatchError(Exception):
    """A rule's table in the settings does not fit the rule."""


def rule_settings(rule: Rule, values: Mapping[str, object], table: str) -> AttrSet:
    """The settings of a rule whose table is called `table`, with these values in it. Raises `SettingsMismatchError`."""
    found = dict(rule.settings.attrs)
    for name, value in values.items():
        key = camel_case(name.replace("-", "_"))
        where = f"rules.{table}.settings.{name}"
        if key not in found:
            raise SettingsMismatchError(f"{where}: there is no such key{did_you_mean(key, found)}")
        try:
            given = to_nix(value)
        except TypeError:
            raise SettingsMismatchError(f"{where}: Nix has no value of this kind") from None
        found[key] = _fitted(given, force(found[key]), where)
    return AttrSet(found)


def _fitted(given: Any, default: Any, where: str) -> Any:
    """What is given, as a value of the default's kind. Raises `SettingsMismatchError` for what cannot stand there.

    Every name holds an empty one, and no count is below zero: with such a value a rule would say nothing, or always.
    """
    if default is None:
        return given
    if isinstance(default, float) and _kind(given) == "an integer":
        given = _fraction(given, where)
    if _kind(given) != _kind(default):
        raise SettingsMismatchError(f"{where}: must be {_kind(default)}, not {_kind(given)}")
    if isinstance(given, Str) and not given.text and default.text:
        raise SettingsMismatchError(f"{where}: must not be empty")
    if isinstance(given, int | float) and given < min(0, default):
        raise SettingsMismatchError(f"{where}: must not be below 0")
    return _fitted_list(given, default, where) if isinstance(given, ListValue) else given


def _fitted_list(given: ListValue, default: ListValue, where: str) -> ListValue:
    """Each element is of the kind of the default's first."""
    elements = [force(element) for element in given.items]
    if not elements:
        return given
    sample = force(default.items[0]) if default.items else _sample(elements[0], f"{where}[0]")
    return ListValue([_fitted(element, sample, f"{where}[{index}]") for index, element in enumerate(elements)])


def _sample(first: Any, where: str) -> Any:
    """A sample element for a list that is empty by default, of the kind of its first element: a name or a count."""
    if isinstance(first, Str):
        return Str("a name")
    if _kind(first) == "an integer":
        return 0
    raise SettingsMismatchError(f"{where}: must be a string or an integer, not {_kind(first)}")


def _fraction(given: int, where: str) -> float:
    """A whole number where the default is a fraction: division by it is that of fractions too."""
    try:
        return float(given)
    except OverflowError:
        raise SettingsMismatchError(f"{where}: the number is too large") from None


def _kind(value: Any) -> str:
    """The kind in words; where the default is a whole number, fractions are not accepted."""
    if isinstance(value, bool):
        return describe(value)
    if isinstance(value, int):
        return "an integer"
    return "a number" if isinstance(value, float) else describe(value)
