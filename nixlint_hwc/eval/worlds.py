"""Worlds: evaluating in one, and finding those that differ from another in few decisions.

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

#: In how many worlds besides the base world a value, or a container, is evaluated.
WORLD_LIMIT: Final = 64
#: How many enable options may depend on one another before the search gives up switching them on.
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
    """Worlds that differ from `base` in one decision, then in two. More decisions may turn up while these are tried."""
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
    """The bits that switch on those enable options of a mask that are off in a world."""
    added = 0
    for decision in decisions.in_mask(mask):
        if decision.enable and decision.value_in(world) is False:
            added |= next((bit for bit, value in decision.bits.items() if value is True), 0)
    return added


class TooManyWorldsError(Exception):
    """There are more worlds than are tried."""


@dataclass(slots=True, eq=False)
class WorldSearch:
    """The search for a world in which `holds` is true; a world in which it raises does not count.

    `tried` maps each world to the mask of the decisions that `holds` asked for there. The search begins in `enabled`,
    the world in which all enable options that were asked for are on, and tries at most `limit` worlds after that.
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
        """The first such world, None where there is none. Raises `TooManyWorldsError`."""
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
        """Change one decision, then one that is asked for only after that change, and so on, as `a && b && c` needs."""
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
    """Whether a value is Unknown or has an unknown rest."""
    return value.__class__ is Unknown or getattr(value, "rest", None) is not None


def is_doubtful(value: Any) -> bool:
    """Whether conditions that the value depends on should be tried the other way."""
    return is_open(value) or bool(machine.world & DOUBTING)


class Versions:
    """The values of a lazy value in the current world and in those that differ in open decisions that it depends on.

    Enable options that are off in the current world are tried all on at once; with `switching`, so are those that a
    host leaves off, and the first world is then one in which they are off.

    `values` holds each distinct value once; worlds in which evaluation fails contribute none. `looks` lists every world
    that was tried with its value, the current world first. `mask` covers all decisions that were asked for. `unseen` is
    an Unknown for the values in worlds that were not tried, None where all were. `supposed` holds the further values
    that arise when conditions that cannot be decided are taken to hold, and when they are taken not to.

    Raises `BudgetSpent`.
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
        """The bits of the decisions that are varied. More may be added while worlds are tried."""
        return self._varied | SUPPOSED | CHAINED | (decisions.off_bits if self._switching else 0)

    @property
    def _varied(self) -> int:
        """The open decisions; where options are doubted, those that a host fixes as well."""
        return decisions.open_bits | (decisions.fixed_bits if machine.world & DOUBTING else 0)

    @property
    def is_open_only(self) -> bool:
        """Whether the value depends on open decisions only."""
        return not decisions.in_mask(self.mask & ~decisions.open_bits)

    def _open(self) -> list[Decision]:
        found = decisions.in_mask(self.mask & self._varied)
        return [one for one in found if not (one.enable and one.base is False)]

    def _look(self, world: int, values: list[Any]) -> None:
        try:
            value, mask = in_world(world, lambda: force(self.lazy))
        except EvalError as error:
            self.mask |= error.mask
            if not world & (SUPPOSED | CHAINED):
                machine.drop(error, error.mask)
            return
        self.mask |= mask
        self.looks.append((world, value))
        if not any(value is other for other in values):
            values.append(value)
