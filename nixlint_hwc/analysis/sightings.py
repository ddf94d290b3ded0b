"""Finding the containers: on each host, in each open configuration, and those that nobody enables.

In: hosts and open configurations. Out: `Sighting`s, one per container, configuration and world.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final, NamedTuple, TypeAlias

from nixlint_hwc.analysis.called_again import CalledAgain
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import EXCLUDING, LEFT_EMPTY, LEFT_NULL, collected
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.eval.worlds import WORLD_LIMIT, TooManyWorldsError, WorldSearch, in_world
from nixlint_hwc.facts.raw import holds_quietly
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.modules.properties import push_down
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.source import Span

#: What tells a container from another: its name and the files that define it.
Identity: TypeAlias = tuple[str, tuple[str, ...]]
BACKEND: Final = ("virtualisation", "oci-containers", "backend")


@dataclass(slots=True, eq=False)
class Sighting:
    """A container in a configuration. `base` is the world it is judged in first; `enabled`: that world is real.

    One that is not there in the base world has no other `base` until one is looked for (`look_for`). `supposed`: no
    world has the container, and `containers` are as if its conditions held (`suppose`).
    `error` is set where it cannot be told whether the container is there, because that very question fails; it does on
    a host that has the definition.
    """

    name: str
    configuration: Configuration
    containers: MergedAttrs
    base: int
    enabled: bool
    error: EvalError | None = None
    supposed: bool = False

    @property
    def definitions(self) -> list[Definition]:
        """What the modules define of it."""
        return self.containers.definitions(self.name)

    @property
    def written(self) -> Span | None:
        """Where the name, or a word of it, is written, in another file than the module that makes the container."""
        return self.containers.written.get(self.name)

    @property
    def defining(self) -> tuple[str, ...]:
        """What tells one container from another of the same name: the files that define it."""
        return tuple(sorted({d.way.file.path for d in self.definitions if d.way is not None}))

    @property
    def identity(self) -> Identity:
        """What it has in common with the same container elsewhere: its name, and the files that define it."""
        return self.name, self.defining


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


def look_for(sighting: Sighting, start: int = 0) -> bool | Unknown:
    """Whether a container that the base world lacks is there in another one, which becomes its base.

    That is one with its enable options on, and others changed if need be. Without any, the base has the former alone.
    A definition that has an image is there then, if one has. Not known where there are more worlds than are tried.
    `start` is the mark of worlds in which the container is looked at.
    """
    parts, _ = in_world(start, lambda: _parts(sighting.containers, sighting.name))
    main = [part for part in parts if _has_image(part)]
    containers = sighting.containers.redefined(sighting.name, main) if main else sighting.containers
    search = WorldSearch(lambda: containers.exists(sighting.name), WORLD_LIMIT, start)
    try:
        world = search.run()
    except TooManyWorldsError:
        return Unknown(f"whether {sighting.name} exists depends on too many conditions")
    sighting.base = search.enabled if world is None else world
    sighting.containers = _containers_there(sighting)
    return world is not None


def _containers_there(sighting: Sighting) -> MergedAttrs:
    """The containers as they are in a sighting's base world, in which other options may define more of it."""
    try:
        there, _ = in_world(sighting.base, lambda: container_set(sighting.configuration))
    except EvalError:
        return sighting.containers
    return there if there is not None and there.definitions(sighting.name) else sighting.containers


def suppose(sighting: Sighting, again: CalledAgain) -> bool:
    """Whether the conditions of a container that no world has can be supposed to hold, and are from now on.

    No option that is looked at in its other values decides them, as in `mkIf (elem "db" config.my.roles)`. A literal
    `false` is meant. What the options say that the conditions ask for is excluded then: it is not known. That holds
    for a text, a number or a list, and for null and what is empty also in a submodule's options. Options that are
    looked at in their other values have those with which the conditions hold, if some do then.
    """
    name = sighting.name
    given = sighting.containers.redefined(name, again.definitions(name, sighting.definitions))
    left = EXCLUDING
    while left:
        # What is not known lets a condition ask for what it did not get to: `host != null && port != 0`.
        sighting.base |= left
        found, mask = in_world(sighting.base, lambda: _supposed(given, name))
        if found is None:
            return False
        sighting.containers, sighting.supposed = found.containers, True
        asked = found.asked
        if decisions.in_mask(asked):
            # What else is asked for where an option has another value: `gpu && tag != ""`.
            search = WorldSearch(lambda main=found.main: holds_quietly(main), WORLD_LIMIT, sighting.base)  # type: ignore[misc]
            sighting.base = _first(search) or sighting.base
            asked |= reduce(or_, search.tried.values())
        left = (mask & (LEFT_NULL | LEFT_EMPTY) | asked & decisions.excluding_bits) & ~sighting.base
    return True


def failure_of(sighting: Sighting) -> EvalError | None:
    """What fails of a container's definitions, so that none of them tells what it is; None where nothing does.

    Where a condition is literally `false`, nothing is meant to be there.
    """
    try:
        for one in sighting.definitions:
            if not any(guard is False for guard in one.guards):
                list(push_down(one))
    except EvalError as error:
        return error
    return None


def _first(search: WorldSearch) -> int | None:
    try:
        return search.run()
    except TooManyWorldsError:
        return None


class _Supposed(NamedTuple):
    """The containers if the conditions of `main` held; `asked` is what those of them ask for that do not."""

    containers: MergedAttrs
    main: Definition
    asked: int


def _supposed(containers: MergedAttrs, name: str) -> _Supposed | None:
    """The containers as they would be if the conditions of one's main definition held; None where one is `false`.

    Other definitions keep the conditions that the main one does not have: they may exclude each other.
    """
    parts = _parts(containers, name)
    main = min([part for part in parts if _has_image(part)] or parts, key=_failing_guards, default=None)
    if main is None or any(guard is False for guard in main.guards):
        return None
    held = frozenset(map(id, main.guards))
    left = [part._replace(guards=tuple([one for one in part.guards if id(one) not in held])) for part in parts]
    judged = [collected(lambda one=one: holds_quietly(main._replace(guards=(one,)))) for one in main.guards]  # type: ignore[misc]
    asked = reduce(or_, [mask for holds, mask in judged if not holds], 0)
    return _Supposed(containers.redefined(name, left), main, asked)


def _parts(containers: MergedAttrs, name: str) -> list[Definition]:
    """The definitions of a container with their conditions beside them; none where one fails."""
    try:
        return [part for one in containers.definitions(name) for part in push_down(one, at_option=True)]
    except EvalError:
        return []


def _failing_guards(definition: Definition) -> int:
    """How many of a definition's conditions do not hold."""
    return sum(not holds_quietly(definition._replace(guards=(guard,))) for guard in definition.guards)


def _has_image(definition: Definition) -> bool:
    value = definition.value
    return isinstance(value, AttrSet) and any(value.get(name) is not MISSING for name in ("image", "imageFile"))


def branch_in(sighting: Sighting) -> Branch | None:
    """The container's options in the current world; None when it does not exist there. Raises `EvalError`."""
    from nixlint_hwc.eval.thunk import force

    if not sighting.containers.exists(sighting.name):
        return None
    value: Any = force(sighting.containers.element(sighting.name))
    return value if isinstance(value, Branch) else None
