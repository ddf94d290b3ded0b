"""Building sets and lists out of lazy parts some of which may be unknown."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.comparison import text_key
from nixlint_hwc.eval.compiler import attribute
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.thunk import Thunk, force, machine
from nixlint_hwc.eval.values import AttrSet, Str, Unknown, name_origin
from nixlint_hwc.source import Span


def sorted_names(attrs: AttrSet) -> list[str]:
    """The known names in the order in which Nix visits them: by bytes."""
    names = list(attrs.attrs)
    machine.spend(len(names) >> 4)
    try:
        return sorted(names) if all(map(str.isascii, names)) else sorted(names, key=text_key)
    except UnicodeError:
        return sorted(names)


class Attributes:
    """A set under construction. Of several attributes with one name the first counts, as in `listToAttrs`."""

    def __init__(self, rest: Unknown | None = None, possible: frozenset[str] | None = None) -> None:
        self._attrs: dict[str, Any] = {}
        self._places: dict[str, Span] = {}
        self._rest = rest
        self._possible = frozenset() if rest is None else possible

    def lose(self, unknown: Unknown | None, name: str | None = None) -> None:
        """Note that there may be an attribute that cannot be told, at most its name."""
        if unknown is None:
            return
        self._rest = self._rest or anonymous(unknown)
        if self._possible is not None:
            self._possible = None if name is None else self._possible | {name}

    def add(self, name: str | Unknown, value: Any, place: Span | None) -> None:
        if name.__class__ is Unknown:
            self.lose(name)
        elif name in self._attrs:
            # What is not known may have that name as well, and come before them.
            if self._rest is not None:
                self._attrs[name] = self._rest
        else:
            self._attrs[name] = value  # type: ignore[index]
            if place is not None:
                self._places[name] = place  # type: ignore[index]

    def add_pair(self, pair: Any, place: Span | None) -> None:
        """Add a set `{ name, value }`, as `nameValuePair` makes it: where the name is written, else the value."""
        if pair.__class__ is Unknown:
            self.lose(pair)
            return
        if not isinstance(pair, AttrSet):
            raise TypeMismatch(f"a set with 'name' and 'value' was expected, but this is {describe(pair)}")
        name: Any = attribute(pair, "name", None)
        if name.__class__ is Str and not name.holes:
            value = pair.get("value")
            lazy = Thunk(_value_of, pair) if value.__class__ is not Thunk else value
            beside = pair.place("value") or place
            self.add(name.text, lazy, name_origin(name, beside) or beside)
        elif name.__class__ is Str or name.__class__ is Unknown:
            self.lose(gap_of(name))
        else:
            raise TypeMismatch(f"an attribute name must be a string, but this is {describe(name)}")

    def finish(self) -> AttrSet:
        return AttrSet(
            self._attrs, self._places or None, self._rest, self._possible if self._rest is not None else None
        )


def _value_of(pair: AttrSet) -> Any:
    return attribute(pair, "value", None)


def gap_of(value: Any) -> Unknown | None:
    """The Unknown that a value is or has in it at the top: itself, its rest, its first hole."""
    if value.__class__ is Unknown:
        return anonymous(value)
    if value.__class__ is Str:
        return anonymous(value.holes[0]) if value.holes else None
    return getattr(value, "rest", None)


def forced(items: list[Any]) -> list[Any]:
    return [force(item) for item in items]
