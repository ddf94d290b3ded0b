"""Which unit starts after which.

In: the project's units and containers. Out: `Order`, which answers whether one unit is certain to start after another;
and what follows for the networks that a container joins. Source: systemd.unit(5) on Before= and After=,
systemd.target(5) on the default dependencies of targets, and the units that NixOS makes of containers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.around import NetworkDefinition, Unit
    from nixlint_hwc.facts.dependencies import ContainerNames
    from nixlint_hwc.facts.model import Container
    from nixlint_hwc.facts.surroundings import Surroundings


@dataclass(frozen=True, slots=True, eq=False)
class NetworkOrder:
    """A network that a container joins, and the unit of the project that creates it.

    `network` is its name. `unit` is without `.service`. `is_ordered`: the container's unit starts after it.
    `is_pulled_in`: starting the container's unit starts it.
    """

    network: str
    unit: str
    is_ordered: Known
    is_pulled_in: bool
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class NetworkShare:
    """Another container whose network a container shares.

    `name` is that one's. `is_defined`: some module of the project defines it. `is_ordered`: it is started first.
    `nearest` is the container that is likely to be meant by a name that is not defined, null without one.
    """

    name: str
    is_defined: Known
    is_ordered: Known
    nearest: str | None
    origin: Span


class Order:
    """The order of units. Units are named without `.service`."""

    def __init__(self, units: Mapping[str, Unit], containers: Iterable[Container]) -> None:
        self.units = units
        self._before: dict[str, set[str]] = {}
        for unit in units.values():
            self._add(unit)
        for container in containers:
            if isinstance(container.started.service_name, str):
                self._before.setdefault(container.started.service_name, set()).update(_by_itself(container))

    def _add(self, unit: Unit) -> None:
        self._before.setdefault(unit.name, set()).update(unit.after)
        for other in unit.before:
            self._before.setdefault(other, set()).add(unit.name)
        # A target starts after what it wants or requires.
        for target in (*unit.wanted_by, *unit.required_by):
            if target.endswith(".target"):
                self._before.setdefault(target, set()).add(unit.name)
        if unit.name.endswith(".target"):
            self._before[unit.name].update(unit.wants, unit.requires, unit.binds_to)

    def starts_after(self, container: Container, unit: str) -> Known:
        """Whether a container's unit starts after another unit."""
        own = container.started.service_name
        if isinstance(own, Unknown):
            return own
        if unit in self._all_before([*_by_itself(container), *self._before.get(own, ())]):
            return True
        for name in (own, unit):
            found = self.units.get(name)
            if found is not None and not found.is_complete:
                return Unknown(f"the order of the unit {name}")
        return False

    def pulls_in(self, container: Container, name: str) -> bool:
        """Whether starting a container's unit is known to start another unit by a direct dependency."""
        if isinstance(container.started.service_name, Unknown):
            return False
        own, other = self.units.get(container.started.service_name), self.units.get(name)
        wanted = () if own is None else (*own.wants, *own.requires, *own.binds_to)
        wanting = () if other is None else (*other.wanted_by, *other.required_by)
        return name in wanted or container.started.service_name in wanting

    def _all_before(self, start: list[str]) -> set[str]:
        found = set(start)
        todo = list(found)
        while todo:
            fresh = self._before.get(todo.pop(), set()) - found
            found |= fresh
            todo += fresh
        return found


def _by_itself(container: Container) -> list[str]:
    """The units that NixOS itself starts before a container."""
    found = [f"{container.started.backend}-{name}" for name in container.started.depends_on if HOLE not in name]
    return found if container.program.has_image_file else [*found, "network-online.target"]


def network_orders(container: Container, order: Order) -> Iterator[NetworkOrder]:
    """The networks of a container that only units of the project create."""
    for network in container.connected.networks:
        if network.is_custom is not True or not network.creators:
            continue
        certain = [c for c in network.creators if c.unit is not None and isinstance(c.name, Str) and not c.name.holes]
        if not certain or any(_is_early(creator, container) for creator in network.creators):
            continue
        answers = [order.starts_after(container, c.unit) for c in network.creators if c.unit is not None]
        ordered: Known = next((answer for answer in answers if answer is not False), False)
        assert isinstance(network.name, Str)
        unit = str(certain[0].unit)
        pulled_in = order.pulls_in(container, unit)
        yield NetworkOrder(network.name.text, unit, ordered, pulled_in, network.origin)


def _is_early(creator: NetworkDefinition, container: Container) -> bool:
    """Whether a network is made before all units, or by the container's own unit."""
    return creator.unit is None or creator.unit == container.started.service_name


def network_shares(
    container: Container, order: Order, names: ContainerNames, elsewhere: frozenset[str]
) -> Iterator[NetworkShare]:
    """The containers whose network a container shares. `elsewhere` are those that scripts may start."""
    for network in container.connected.networks:
        other = network.container
        if isinstance(other, Str) and not other.holes:
            name = other.text
            defined: Known = True if name in names.known or name in elsewhere else names.gap or False
            ordered = order.starts_after(container, f"{container.started.backend}-{name}")
            near = names.nearest(name) if defined is False else None
            yield NetworkShare(name, defined, ordered, near, network.origin)


def started_by_hand(around: Surroundings, containers: Iterable[Container]) -> frozenset[str]:
    """The containers whose network another one shares and that a unit's script or a quadlet names."""
    wanted = {n.container.text for c in containers for n in c.connected.networks if isinstance(n.container, Str)}
    texts = [text.text for unit in around.units.values() for text in (*unit.scripts, *unit.execs)]
    named = frozenset(name for name in wanted if any(name in text for text in texts))
    return named | around.quadlet_containers
