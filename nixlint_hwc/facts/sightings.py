"""Finding the containers: on each host, in each open configuration, and those that nobody enables.

In: hosts and open configurations. Out: `Sighting`s, one per container, configuration and world.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.values import Str
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
    """Every container that some definition gives, with the world in which it is there; none where it never can be."""
    for name in containers.candidates():
        try:
            exists, mask = in_world(0, lambda name=name: containers.exists(name))  # type: ignore[misc]
        except EvalError as error:
            yield Sighting(name, configuration, containers, 0, True, error)
            continue
        if exists:
            yield Sighting(name, configuration, containers, 0, True)
            continue
        world, has_more = enabling_world(containers, name, mask)
        if has_more:
            configuration.spent.append(f"whether the container {name} is there hangs on more conditions than are tried")
        if world is not None:
            yield Sighting(name, configuration, containers, world, False)


def _exists(containers: MergedAttrs, name: str) -> bool:
    try:
        return containers.exists(name)
    except EvalError:
        return False


def enabling_world(containers: MergedAttrs, name: str, mask: int) -> tuple[int | None, bool]:
    """A world in which the container is there: its enable options on, and one or two others changed if need be.

    None when that does not help, as under `mkIf false`; then also whether there are worlds that were not tried.
    """
    world = 0
    asked = mask
    for _ in range(ENABLE_DEPTH):
        added = enabling_bits(world, mask)
        if not added:
            break
        world |= added
        exists, mask = in_world(world, lambda: _exists(containers, name))
        asked |= mask
        if exists:
            return world, False
    others = further_worlds(world, lambda: decisions.in_mask(asked))
    for other in itertools.islice(others, WORLD_LIMIT):
        exists, mask = in_world(other, lambda: _exists(containers, name))
        asked |= mask
        if exists:
            return other, False
    return None, next(others, None) is not None


def branch_in(sighting: Sighting) -> Branch | None:
    """The container's options in the current world; None when it does not exist there. Raises `EvalError`."""
    from nixlint_hwc.eval.thunk import force

    if not sighting.containers.exists(sighting.name):
        return None
    value: Any = force(sighting.containers.element(sighting.name))
    return value if isinstance(value, Branch) else None
