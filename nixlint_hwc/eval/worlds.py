"""Worlds: evaluating in one, and which of them differ from another in few decisions.

A world is a set of bits, one per alternative of a decision (`decisions.py`); 0 is the base world.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any, Final, TypeVar

from nixlint_hwc.eval.decisions import Decision, decisions
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import (
    CHAIN,
    CHAINED,
    DOUBTING,
    SUPPOSED,
    SUPPOSED_FALSE,
    SUPPOSED_TRUE,
    collected,
    force,
    machine,
)
from nixlint_hwc.eval.values import Unknown

Result = TypeVar("Result")

#: In how many worlds besides the base a value, or a container, is looked at.
WORLD_LIMIT: Final = 64
#: How many enable options may stand behind each other before what they enable is given up as never enabled.
ENABLE_DEPTH: Final = 6


def in_world(bits: int, compute: Callable[[], Result]) -> tuple[Result, int]:
    """Run `compute` in a world; returns its result and the mask of the decisions it asked for."""
    world, mask = machine.world, machine.mask
    machine.world = bits
    try:
        return collected(compute)
    finally:
        machine.world, machine.mask = world, mask


def further_worlds(base: int, open_decisions: Callable[[], list[Decision]]) -> Iterator[int]:
    """Worlds that differ from `base` in one decision, then in two. The decisions may grow while worlds are read."""
    seen = {base}
    for decision in _growing(open_decisions):
        for bit in list(decision.bits):
            world = base & ~decision.mask | bit
            if world not in seen:
                seen.add(world)
                yield world
    for first, second in itertools.combinations(open_decisions(), 2):
        for one, two in itertools.product(list(first.bits), list(second.bits)):
            world = base & ~(first.mask | second.mask) | one | two
            if world not in seen:
                seen.add(world)
                yield world


def _growing(open_decisions: Callable[[], list[Decision]]) -> Iterator[Decision]:
    done: set[int] = set()
    while True:
        fresh = [decision for decision in open_decisions() if id(decision) not in done]
        if not fresh:
            return
        for decision in fresh:
            done.add(id(decision))
            yield decision


def enabling_bits(world: int, mask: int) -> int:
    """The bits that switch on the enable options of a mask which are off in a world."""
    added = 0
    for decision in decisions.in_mask(mask):
        if decision.enable and decision.value_in(world) is False:
            added |= next((bit for bit, value in decision.bits.items() if value is True), 0)
    return added


class TooManyWorldsError(Exception):
    """There are more worlds than are tried."""


@dataclass(slots=True, eq=False)
class WorldSearch:
    """The search for a world in which something `holds`; in one where that fails, it does not.

    `tried` are worlds with what was asked for in them. `enabled` is the world with all enable options on that were
    asked for, where the search begins. At most `limit` worlds are tried besides the first.
    """

    holds: Callable[[], bool]
    limit: int = WORLD_LIMIT
    enabled: int = 0
    tried: dict[int, int] = field(default_factory=dict)

    def _finds(self, world: int) -> bool:
        if len(self.tried) > self.limit:
            raise TooManyWorldsError
        found, self.tried[world] = in_world(world, self._holds)
        return found

    def _holds(self) -> bool:
        try:
            return self.holds()
        except EvalError:
            return False

    def run(self) -> int | None:
        """The first world that is found. Raises `TooManyWorldsError`."""
        added = 0
        for _ in range(ENABLE_DEPTH + 1):
            self.enabled |= added
            if self._finds(self.enabled):
                return self.enabled
            added = enabling_bits(self.enabled, self.tried[self.enabled])
            if not added:
                break
        found = self._one_by_one(self.enabled)
        if found is not None:
            return found
        others = further_worlds(self.enabled, lambda: decisions.in_mask(reduce(or_, self.tried.values())))
        return next((other for other in others if other not in self.tried and self._finds(other)), None)

    def _one_by_one(self, start: int) -> int | None:
        """Change what is asked for, then what comes up when that is changed, and so on: `a && b && c`."""
        left = deque([(start, 0)])
        while left:
            world, known = left.popleft()
            asked = self.tried[world]
            for decision in decisions.in_mask(asked & ~known):
                for bit in list(decision.bits):
                    other = world & ~decision.mask | bit
                    if other in self.tried:
                        continue
                    if self._finds(other):
                        return other
                    if self.tried[other] & ~asked:
                        left.append((other, asked))
        return None


def is_open(value: Any) -> bool:
    """Whether it is not known, or not in full, what a value has."""
    return value.__class__ is Unknown or getattr(value, "rest", None) is not None


def is_doubtful(value: Any) -> bool:
    """Whether another value is to be looked at where conditions are supposed to be otherwise."""
    return is_open(value) or bool(machine.world & DOUBTING)


class Versions:
    """What a lazy value is in the current world and in those that differ from it in open decisions that it asks for.

    What is off in the current world is looked at all on at once, with `switching` also what a host leaves off: the
    first world is then one in which that is off. `values` holds each value once; a world in which evaluating it fails
    has none. `mask` is what it asks for in any of them. `unseen` stands for what it may be in worlds beyond those that
    are looked at; None where there are none. Raises `BudgetSpent`.

    `looks` tells which value each world has that was looked at, the current one first.

    `supposed` are further values: where conditions that nothing can decide are supposed to hold, and where not to.
    """

    __slots__ = ("_switching", "lazy", "looks", "mask", "supposed", "unseen", "values")

    def __init__(self, lazy: Any, mask: int, *, switching: bool = False) -> None:
        self.lazy = lazy
        self._switching = switching
        self.mask = mask
        self.values: list[Any] = []
        self.looks: list[tuple[int, Any]] = []
        self.unseen: Unknown | None = None
        base = machine.world & ~self.own_bits
        self._look(base, self.values)
        enabled = base
        while added := enabling_bits(enabled, self.mask & self.own_bits):
            enabled |= added
            self._look(enabled, self.values)
        self.supposed: list[Any] = []
        if self.mask & SUPPOSED and self.values and is_doubtful(self.values[0]):
            self._look(base | SUPPOSED_TRUE, self.supposed)
            self._look(base | SUPPOSED_FALSE, self.supposed)
            for bit in CHAIN if base & DOUBTING else ():
                if self.mask & bit:
                    self._look(base | bit, self.supposed)
        for count, world in enumerate(further_worlds(base, self._open)):
            if count >= WORLD_LIMIT:
                self.unseen = Unknown(f"it depends on more than {WORLD_LIMIT} combinations of unknown values")
                break
            self._look(world, self.values)

    @property
    def own_bits(self) -> int:
        """The bits of the decisions that make versions; they grow while it is looked at, as these come up."""
        return decisions.open_bits | SUPPOSED | CHAINED | (decisions.off_bits if self._switching else 0)

    @property
    def is_open_only(self) -> bool:
        """Whether it hangs on open decisions alone."""
        return not decisions.in_mask(self.mask & ~decisions.open_bits)

    def _open(self) -> list[Decision]:
        found = decisions.in_mask(self.mask & decisions.open_bits)
        return [one for one in found if not (one.enable and one.base is False)]

    def _look(self, world: int, values: list[Any]) -> None:
        try:
            value, mask = in_world(world, lambda: force(self.lazy))
        except EvalError as error:
            self.mask |= error.mask
            return
        self.mask |= mask
        self.looks.append((world, value))
        if not any(value is other for other in values):
            values.append(value)
