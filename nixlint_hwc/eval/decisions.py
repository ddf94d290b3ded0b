"""Decisions: booleans, enums and named unknowns whose value is open, so that there is a world for each combination.

A decision has a base value, and one bit for each alternative to it. A world is the set of the bits of the alternatives
that are chosen: the base world is 0, and a possible world has at most one bit per decision. A *watch* is a bit that
stands for no alternative and only records that something was read.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any, Final

from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.source import Span


@dataclass(slots=True, eq=False)
class Decision:
    """Something that has one of finitely many values.

    `expression` is how Nix code denotes it (`config.hwc.x.enable`). `base` is its value in the base world; `bits` maps
    each alternative's bit to its value. `mask` covers all of them. `fixed`: no world explores it (a host's setting).
    `scope` keeps the decisions of one configuration apart from another's.
    """

    expression: str
    base: Any
    scope: object
    fixed: bool = False
    enable: bool = False
    span: Span | None = None
    bits: dict[int, Any] = field(default_factory=dict)
    mask: int = 0

    def value_in(self, world: int) -> Any:
        """The decision's value in a world."""
        chosen = world & self.mask
        return self.bits[chosen] if chosen else self.base


class Decisions:
    """All decisions and watches of a run."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget every decision. Thunks of earlier runs must not be forced after that."""
        self._next = 65536  # below are the marks of `thunk.py`
        #: The bits of the decisions that are open, that is, not fixed by a host.
        self.open_bits = 0
        #: The bits of the decisions that are not open.
        self.fixed_bits = 0
        #: The bits that switch on what a host leaves off.
        self.off_bits = 0
        self._by_key: dict[tuple[object, str], Decision] = {}
        self._by_bit: dict[int, Decision] = {}
        self._watch_bits: dict[object, int] = {}
        self._exclusions: dict[tuple[object, tuple[str, ...]], int] = {}
        #: The bits of all `exclusion`s.
        self.excluding_bits = 0

    def _new_bit(self) -> int:
        bit = self._next
        self._next = bit << 1
        return bit

    def declare(
        self,
        expression: str,
        base: Any,
        alternatives: list[Any],
        scope: object,
        *,
        fixed: bool = False,
        enable: bool = False,
        span: Span | None = None,
    ) -> Decision:
        """The decision of that expression in that scope, made on first use with the given alternatives."""
        key = (scope, expression)
        found = self._by_key.get(key)
        if found is None:
            found = Decision(expression, base, scope, fixed, enable, span)
            self._by_key[key] = found
        for value in alternatives:
            if value not in found.bits.values() and value != found.base:
                bit = self._new_bit()
                found.bits[bit] = value
                found.mask = found.mask | bit if found.mask else bit
                if not found.fixed:
                    self.open_bits |= bit
                else:
                    self.fixed_bits |= bit
                    if found.enable and found.base is False:
                        self.off_bits |= bit
                self._by_bit[bit] = found
        return found

    def read(self, decision: Decision) -> Any:
        """The decision's value in the current world; the asker now depends on it."""
        machine.mask |= decision.mask
        return decision.value_in(machine.world)

    def watch(self, key: object) -> None:
        """Record in the mask that `key` was read."""
        bit = self._watch_bits.get(key)
        if bit is None:
            bit = self._watch_bits[key] = self._new_bit()
        machine.mask |= bit

    def exclusion(self, scope: object, path: tuple[str, ...]) -> int:
        """The bit of the worlds in which an option of a scope is not known."""
        bit = self._exclusions.get((scope, path))
        if bit is None:
            bit = self._exclusions[scope, path] = self._new_bit()
            self.excluding_bits |= bit
        return bit

    def watched_keys(self, mask: int) -> list[Any]:
        """The watched keys whose bits are in a mask."""
        return [key for key, bit in self._watch_bits.items() if bit & mask]

    def of(self, scope: object) -> list[Decision]:
        """The decisions of a scope, oldest first."""
        return [found for found in self._by_key.values() if found.scope == scope]

    def in_mask(self, mask: int) -> list[Decision]:
        """The decisions whose bits are in a mask, oldest first."""
        found: dict[int, Decision] = {}
        while mask:
            bit = mask & -mask
            mask ^= bit
            decision = self._by_bit.get(bit)
            if decision is not None:
                found[id(decision)] = decision
        return list(found.values())

    def forget(self, scopes: Set[object]) -> None:
        """Forget the decisions of these scopes. Nothing that depends on them may be forced or looked up then."""
        gone = [(key, found) for key, found in self._by_key.items() if found.scope in scopes]
        for key, found in gone:
            del self._by_key[key]
            for bit in found.bits:
                del self._by_bit[bit]
        for path in [path for path in self._exclusions if path[0] in scopes]:
            del self._exclusions[path]


#: The value of a named unknown that equals none of the constants it was compared with.
OTHER: Final = "\udffe"


#: Enable options of NixOS's own services, programs and devices, which are off unless something turns them on.
_OFF: Final = re.compile(r"config\.(services|programs|virtualisation|hardware)\.(.+\.)?enable")


class NamedUnknowns:
    """Turns tests of named unknowns into decisions.

    In the base world a bare test is true, except for an enable option that nothing turns on, and a comparison is false.
    """

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions

    def truth(self, name: str, span: Span | None) -> bool:
        is_on = _OFF.fullmatch(name) is None
        decision = self._decisions.declare(name, is_on, [not is_on], "named", enable=not is_on, span=span)
        return bool(self._decisions.read(decision))

    def equals(self, name: str, constant: Any, span: Span | None) -> bool:
        """Whether the unknown equals a constant: a bool, number, None or string."""
        if isinstance(constant, bool):
            return self.truth(name, span) == constant
        decision = self._decisions.declare(f"{name} ==", OTHER, [constant], "named", span=span)
        decision.expression = name
        return bool(self._decisions.read(decision) == constant)


decisions: Final = Decisions()
named_unknowns: Final = NamedUnknowns(decisions)
