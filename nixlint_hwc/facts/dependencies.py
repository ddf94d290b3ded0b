"""What containers name in `dependsOn`: whether it exists, and whether it leads back to them."""

from __future__ import annotations

from dataclasses import dataclass

from nixlint_hwc.eval.errors import BudgetSpent
from nixlint_hwc.eval.values import HOLE, AttrSet, Unknown
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.partial import Known
from nixlint_hwc.facts.raw import definitions_below
from nixlint_hwc.facts.slips import likely_meant
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class Dependency:
    """A container that another one names in `dependsOn`.

    `is_defined`: some module of the project defines it. `is_self`: it is the container itself. `cycle` are the
    containers on the way from it back to the container itself, it first; empty where there is no way back. `nearest` is
    the container that is likely to be meant by a name that is not defined, null without one.
    """

    name: str
    is_defined: Known
    is_self: bool
    cycle: tuple[str, ...]
    nearest: str | None
    origin: Span


@dataclass(frozen=True, slots=True)
class ContainerNames:
    """The names of all containers that the project defines, on whatever host; `gap` where some are not known."""

    known: frozenset[str]
    gap: Unknown | None

    def nearest(self, name: str) -> str | None:
        """The container that a name which is not known is likely to mean: it may be that of the unit, or misspelt."""
        of_unit = name.removesuffix(".service").removeprefix("podman-").removeprefix("docker-")
        if name in self.known or of_unit in self.known:
            return of_unit if name not in self.known else None
        return likely_meant(name, self.known)


def container_names(configuration: Configuration) -> ContainerNames:
    """The containers that some definition of a configuration gives, whatever its conditions say."""
    known: set[str] = set()
    gap: Unknown | None = None
    try:
        for definition in definitions_below(configuration, CONTAINERS):
            value = definition.value
            if value.__class__ is Unknown:
                gap = value
            elif isinstance(value, AttrSet):
                known |= set(value.names())
                gap = value.rest or gap
    except BudgetSpent as spent:
        configuration.spent.append(str(spent))
        gap = Unknown(str(spent))
    return ContainerNames(frozenset(known), gap)


def dependencies(
    container: Container, running: tuple[Container, ...], names: ContainerNames, *, is_base: bool
) -> list[Dependency]:
    """The dependencies of a container of which the name is known. `running` are the containers of its host.

    `is_base`: it is the container as the project has it. Under a switch that nobody turned on, it is compared with
    none: whoever turns one container's on need not turn on that of another, least of all of the one that all wait for.
    """
    if not container.started.depends_on:
        return []
    ways = {one.name: one.started.depends_on for one in running} if is_base else {}
    if is_base:
        ways[container.name] = container.started.depends_on
    found = []
    for name, place in zip(container.started.depends_on, container.started.depends_on_places, strict=True):
        if HOLE not in name:
            defined = True if name in names.known else names.gap or False
            cycle = _way_back(name, container.name, ways)
            near = names.nearest(name) if defined is False else None
            is_self = is_base and name == container.name
            found.append(Dependency(name, defined, is_self, cycle, near, place))
    return found


def _way_back(start: str, goal: str, ways: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from one container to another, the goal left out; empty without one or where they are one."""
    if start == goal:
        return ()
    before: dict[str, str | None] = {start: None}
    queue = [start]
    for one in queue:
        for name in ways.get(one, ()):
            if name == goal:
                return _way_to(one, before)
            if name not in before:
                before[name] = one
                queue.append(name)
    return ()


def _way_to(end: str, before: dict[str, str | None]) -> tuple[str, ...]:
    """The way to a container by the one before each, the first first."""
    way = [end]
    while (previous := before[way[-1]]) is not None:
        way.append(previous)
    return tuple(reversed(way))
