"""Containers that publish a host port which something else on the host takes too.

In: the containers that run on one host, and what else listens there. Out: `Conflict`s, each reported at the later one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.listeners import Address, Listener, container_listeners, pod_listeners
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.parts import ContainerPort
from nixlint_hwc.facts.taken_ports import TakenPorts, addresses_meet, meet, overlapping, taken_ports
from nixlint_hwc.finding import Related

#: A port number and a protocol.
_Slot: TypeAlias = tuple[int, str]
#: How many publications that meet others are told of one host.
MOST_MEETINGS: Final = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class PortConflict:
    """Something else on the same host that takes a host port which a container publishes.

    `kind` is `container` for a publication, `itself` for another one of the same container, `pod` for one of a pod,
    `host-container` for a container on the host's network, `service` for a service of NixOS. `container` is the other
    one's name, or the service's option (`services.grafana`). `port` is the container's own publication, `number` the
    port on which they meet. `hangs_on_assumptions`: each is there only if a switch of its own is on, and nothing in the
    project says so, or one of them is only started by hand (`autoStart`).
    """

    kind: str
    container: str
    port: ContainerPort
    number: int
    hangs_on_assumptions: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """A conflict of a container. `when` names the switches that a module left open, if each has some of its own."""

    container: Container
    fact: PortConflict
    related: tuple[Related, ...]
    when: str | None


def conflicts(
    running: Sequence[Container], services: Sequence[Listener], bounded: Callable[[], object], *, is_open: bool
) -> Iterator[Conflict]:
    """The conflicts of the containers of one host, or of one open configuration.

    `bounded` is called where more publications meet than are told.
    """
    publishing = [container for container in running if not _has_own_address(container)]
    for container in publishing:
        yield from _within(container)
    yield from _among(publishing, bounded, is_open)
    on_host = [found for container in running for found in container_listeners(container)]
    listeners = [*services, *pod_listeners(running), *on_host]
    by_slot: dict[_Slot, list[Listener]] = {}
    for listener in listeners:
        by_slot.setdefault((listener.port, listener.protocol), []).append(listener)
    for container in publishing:
        yield from _with_listeners(container, by_slot)


def _has_own_address(container: Container) -> bool:
    """Whether all its networks may be macvlan or ipvlan ones, on which nothing is forwarded from the host's ports."""
    networks = container.connected.networks
    return bool(networks) and all(network.is_macvlan is not False for network in networks)


def _within(container: Container) -> Iterator[Conflict]:
    """A port of the host that one container publishes for two of its own, which Podman and Docker refuse.

    Where no address is given Podman takes the port of the old family only, so that the new one may be named beside it.
    """
    ports = container.connected.ports
    firsts = {port.text.text: port for port in reversed(ports)}
    taken = taken_ports([port for port in ports if firsts[port.text.text] is port])
    meeting = (pair for pair in overlapping(taken) if meet(*pair) and not _are_apart(*pair))
    first = min(meeting, key=lambda pair: (pair[0].index, pair[1].index), default=None)
    if first is not None:
        one, two = first
        fact = PortConflict("itself", container.name, two.port, max(one.first, two.first))
        yield Conflict(container, fact, (Related(one.port.origin, "it is first published here"),), None)


def _are_apart(one: TakenPorts, two: TakenPorts) -> bool:
    """Whether one publication names an address of the new family, and the other none."""
    families = {taken.address.version for taken in (one, two) if isinstance(taken.address, Address)}
    return families == {6} and None in (one.address, two.address)


def _among(running: Sequence[Container], bounded: Callable[[], object], is_open: bool) -> Iterator[Conflict]:
    """The conflicts between containers. A port that several others take as well is reported once, with all of them."""
    told: dict[tuple[int, int], Conflict] = {}
    for conflict in _pairs(running, bounded, is_open):
        if conflict.fact.hangs_on_assumptions:
            yield conflict
            continue
        key = (id(conflict.fact.port), conflict.fact.number)
        first = told.get(key, conflict)
        told[key] = first if first is conflict else replace(first, related=(*first.related, *conflict.related))
    yield from told.values()


def _pairs(running: Sequence[Container], bounded: Callable[[], object], is_open: bool) -> Iterator[Conflict]:
    for one, two in _meetings(running, bounded):
        first, second = running[one.owner], running[two.owner]
        when = _assumed(first, second) if is_open else None
        assumed = when is not None or _is_started_by_hand(first) or _is_started_by_hand(second)
        fact = PortConflict("container", first.name, two.port, max(one.first, two.first), assumed)
        yield Conflict(second, fact, (Related(one.port.origin, f"{first.name} publishes it here"),), when)


def _meetings(running: Sequence[Container], bounded: Callable[[], object]) -> Iterator[tuple[TakenPorts, TakenPorts]]:
    """The publications that meet one of an earlier container, each with the first of that container's.

    No more than `MOST_MEETINGS`: whoever has mended these sees the others.
    """
    found: dict[tuple[int, int, int], TakenPorts] = {}
    taken = [one for owner, container in enumerate(running) for one in taken_ports(container.connected.ports, owner)]
    later = {(one.owner, one.index): one for one in taken}
    for one, two in overlapping(taken):
        if one.owner != two.owner and meet(one, two):
            key = (two.owner, one.owner, two.index)
            if len(found) == MOST_MEETINGS and key not in found:
                bounded()
                break
            found[key] = min(found.get(key, one), one, key=lambda taken: taken.index)
    for key, one in sorted(found.items()):
        yield one, later[key[0], key[2]]


def _assumed(first: Container, second: Container) -> str | None:
    """The switches that have to be on for both containers to be there, where each has one of its own."""
    guards = first.declared.guards, second.declared.guards
    own = [[guard for guard in one if guard not in two] for one, two in (guards, guards[::-1])]
    return " && ".join([*own[0], *own[1]]) if own[0] and own[1] else None


def _is_started_by_hand(container: Container) -> bool:
    """Whether nothing is known to start a container at boot: neither NixOS nor a unit that pulls in its own."""
    unit = container.started.unit
    is_pulled_in = unit is not None and not isinstance(unit, Unknown) and bool(unit.wanted_by or unit.required_by)
    return container.started.auto_start is False and not is_pulled_in


def _with_listeners(container: Container, by_slot: dict[_Slot, list[Listener]]) -> Iterator[Conflict]:
    for taken in taken_ports(container.connected.ports):
        port = taken.port
        slots = itertools.product(range(taken.first, taken.last + 1), taken.protocols)
        found = [listener for slot in slots for listener in by_slot.get(slot, ())]
        for listener in found:
            if listener.name != container.name and addresses_meet(taken.address, listener.address):
                fact = PortConflict(listener.kind, listener.name, port, listener.port)
                yield Conflict(container, fact, (Related(listener.origin, f"{listener.name} listens on it"),), None)
                break
