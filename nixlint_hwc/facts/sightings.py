"""Finding the containers: on each host, in each open configuration, and those that nobody enables.

In: hosts and open configurations. Out: `Sighting`s, one per container, configuration and world.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any, Final

from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.eval.worlds import enabling_bits, further_worlds, in_world
from nixlint_hwc.facts.worlds import WORLD_LIMIT
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.source import Span

BACKEND: Final = ("virtualisation", "oci-containers", "backend")
#: How many enable options may stand behind each other before a container is given up as never enabled.
ENABLE_DEPTH: Final = 6


@dataclass(slots=True, eq=False)
class Sighting:
    """A container in a configuration. `base` is the world it is judged in first; `enabled`: that world is real.

    One that is not there in the base world has no other `base` until one is looked for (`look_for`).
    `error` is set where it cannot be told whether the container is there, because that very question fails; it does on
    a host that has the definition.
    """

    name: str
    configuration: Configuration
    containers: MergedAttrs
    base: int
    enabled: bool
    error: EvalError | None = None

    @property
    def definitions(self) -> list[Definition]:
        return self.containers.definitions(self.name)

    @property
    def written(self) -> Span | None:
        """Where the name, or a word of it, is written, in another file than the module that makes the container."""
        return self.containers.written.get(self.name)

    @property
    def defining(self) -> tuple[str, ...]:
        """What tells one container from another of the same name: the files that define it."""
        return tuple(sorted({d.way.file.path for d in self.definitions if d.way is not None}))


def container_set(configuration: Configuration) -> MergedAttrs | None:
    """The value of `virtualisation.oci-containers.containers`. Raises `EvalError`."""
    value = configuration.lookup(CONTAINERS)
    return value if isinstance(value, MergedAttrs) else None


def backend_of(configuration: Configuration) -> str:
    """The configuration's backend, Podman where it is not known."""
    try:
        value = configuration.lookup(BACKEND)
    except EvalError:
        return "podman"
    return value.text if isinstance(value, Str) and value.known else "podman"


def sightings(configuration: Configuration, containers: MergedAttrs) -> Iterator[Sighting]:
    """Every container that some definition gives, and whether it is there in the base world."""
    for name in containers.candidates():
        try:
            exists, _ = in_world(0, lambda name=name: containers.exists(name))  # type: ignore[misc]
        except EvalError as error:
            yield Sighting(name, configuration, containers, 0, True, error)
            continue
        yield Sighting(name, configuration, containers, 0, exists)


def look_for(sighting: Sighting) -> bool | Unknown:
    """Whether a container that the base world lacks is there in another one, which becomes its base.

    Not known where there are more worlds than are tried.
    """
    world, has_more = enabling_world(sighting.containers, sighting.name)
    if world is None:
        return has_more and Unknown(f"whether {sighting.name} is there hangs on more conditions than are tried")
    sighting.base = world
    sighting.containers = _containers_in(world, sighting.configuration, sighting.containers)
    return True


def _containers_in(world: int, configuration: Configuration, containers: MergedAttrs) -> MergedAttrs:
    """The containers as they are in a world, in which other options may give them further definitions."""
    try:
        there, _ = in_world(world, lambda: container_set(configuration))
    except EvalError:
        return containers
    return there or containers


class _TooManyWorldsError(Exception):
    """There are more worlds than are tried."""


@dataclass(slots=True, eq=False)
class _Search:
    """The search for a world in which a container is there. `tried` are worlds with what was asked for in them."""

    containers: MergedAttrs
    name: str
    tried: dict[int, int] = field(default_factory=dict)

    def finds(self, world: int) -> bool:
        """Whether the container is there in a world. Raises `_TooManyWorldsError`."""
        if len(self.tried) > WORLD_LIMIT:
            raise _TooManyWorldsError
        exists, self.tried[world] = in_world(world, self._exists)
        return exists

    def _exists(self) -> bool:
        try:
            return self.containers.exists(self.name)
        except EvalError:
            return False

    def run(self) -> int | None:
        """The first world that is found. Raises `_TooManyWorldsError`."""
        world = added = 0
        for _ in range(ENABLE_DEPTH + 1):
            world |= added
            if self.finds(world):
                return world
            added = enabling_bits(world, self.tried[world])
            if not added:
                break
        found = self._one_by_one(world)
        if found is not None:
            return found
        others = further_worlds(world, lambda: decisions.in_mask(reduce(or_, self.tried.values())))
        return next((other for other in others if other not in self.tried and self.finds(other)), None)

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
                    if self.finds(other):
                        return other
                    if self.tried[other] & ~asked:
                        left.append((other, asked))
        return None


def enabling_world(containers: MergedAttrs, name: str) -> tuple[int | None, bool]:
    """A world in which the container is there: its enable options on, and others changed if need be.

    None when that does not help, as under `mkIf false`; then also whether there are worlds that were not tried.
    """
    try:
        return _Search(containers, name).run(), False
    except _TooManyWorldsError:
        return None, True


def branch_in(sighting: Sighting) -> Branch | None:
    """The container's options in the current world; None when it does not exist there. Raises `EvalError`."""
    from nixlint_hwc.eval.thunk import force

    if not sighting.containers.exists(sighting.name):
        return None
    value: Any = force(sighting.containers.element(sighting.name))
    return value if isinstance(value, Branch) else None
