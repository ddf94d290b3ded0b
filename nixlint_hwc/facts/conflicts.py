"""Containers that publish a host port which something else on the host takes too.

In: the containers that run on one host, and what else listens there. Out: `Conflict`s, each reported at the later one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.listeners import Address, Listener, container_listeners, pod_listeners
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.parts import ContainerPort
from nixlint_hwc.facts.podman.port import PortRange
from nixlint_hwc.finding import Related

#: A port number and a protocol.
_Slot: TypeAlias = tuple[int, str]


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


def conflicts(running: Sequence[Container], services: Sequence[Listener], *, is_open: bool) -> Iterator[Conflict]:
    """The conflicts of the containers of one host, or of one open configuration."""
    publishing = [container for container in running if not _has_own_address(container)]
    for container in publishing:
        yield from _within(container)
    yield from _among(publishing, is_open)
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
    for one, two in itertools.combinations(container.connected.ports, 2):
        families = {
            address.version for port in (one, two) if (address := port.address) and not isinstance(address, Unknown)
        }
        apart = families == {6} and None in (one.address, two.address)
        if one.text.text != two.text.text and not apart and ports_meet(one, two):
            fact = PortConflict("itself", container.name, two, _first_common(one, two))
            yield Conflict(container, fact, (Related(one.origin, "it is first published here"),), None)
            return


def _among(running: Sequence[Container], is_open: bool) -> Iterator[Conflict]:
    """The conflicts between containers. A port that several others take as well is reported once, with all of them."""
    told: dict[tuple[int, int], Conflict] = {}
    for conflict in _pairs(running, is_open):
        if conflict.fact.hangs_on_assumptions:
            yield conflict
            continue
        key = (id(conflict.fact.port), conflict.fact.number)
        first = told.get(key, conflict)
        told[key] = first if first is conflict else replace(first, related=(*first.related, *conflict.related))
    yield from told.values()


def _pairs(running: Sequence[Container], is_open: bool) -> Iterator[Conflict]:
    for earlier, later in _sharing_a_port(running):
        first, second = running[earlier], running[later]
        for other, own in _meetings(first, second):
            when = _assumed(first, second) if is_open else None
            assumed = when is not None or _is_started_by_hand(first) or _is_started_by_hand(second)
            fact = PortConflict("container", first.name, own, _first_common(other, own), assumed)
            related = (Related(other.origin, f"{first.name} publishes it here"),)
            yield Conflict(second, fact, related, when)


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


def _sharing_a_port(running: Sequence[Container]) -> list[tuple[int, int]]:
    """The pairs of containers, by index, that publish a common port number."""
    users: dict[int, list[int]] = {}
    for index, one in enumerate(running):
        for number in {number for port in one.connected.ports for number in _numbers(port)}:
            users.setdefault(number, []).append(index)
    pairs = {pair for indices in users.values() for pair in itertools.combinations(indices, 2)}
    return sorted(pairs, key=lambda pair: pair[::-1])


def _numbers(port: ContainerPort) -> range:
    """The host ports that a publication takes for certain: none where one range holds the ports to choose from."""
    if not isinstance(port.host, PortRange) or port.problem is not None or port.is_ignored is not False:
        return range(0)
    if port.host.count > 1 and isinstance(port.container, PortRange) and port.container.count == 1:
        return range(0)
    return range(port.host.first, port.host.last + 1)


def _meetings(first: Container, second: Container) -> Iterator[tuple[ContainerPort, ContainerPort]]:
    """The publications of the second container that meet one of the first, each with the first that it meets."""
    for two in second.connected.ports:
        one = next((port for port in first.connected.ports if ports_meet(port, two)), None)
        if one is not None:
            yield one, two


def ports_meet(one: ContainerPort, two: ContainerPort) -> bool:
    """Whether two publications certainly take the same port of the same address: a wildcard meets any address."""
    if not isinstance(one.protocols, tuple) or not isinstance(two.protocols, tuple):
        return False
    if not set(one.protocols) & set(two.protocols) or not set(_numbers(one)) & set(_numbers(two)):
        return False
    return _addresses_meet(one.address, two.address)


def _first_common(one: ContainerPort, two: ContainerPort) -> int:
    return min(set(_numbers(one)) & set(_numbers(two)))


def _addresses_meet(one: Address | Unknown | None, two: Address | Unknown | None) -> bool:
    """Whether two addresses have one in common; null is every address of either family."""
    if isinstance(one, Unknown) or isinstance(two, Unknown):
        return one is None or two is None
    if one is None or two is None:
        return True
    return one.version == two.version and (one == two or one.is_unspecified or two.is_unspecified)


def _with_listeners(container: Container, by_slot: dict[_Slot, list[Listener]]) -> Iterator[Conflict]:
    for port in container.connected.ports:
        slots = itertools.product(_numbers(port), port.protocols if isinstance(port.protocols, tuple) else ())
        found = [listener for slot in slots for listener in by_slot.get(slot, ())]
        for listener in found:
            if listener.name != container.name and _addresses_meet(port.address, listener.address):
                fact = PortConflict(listener.kind, listener.name, port, listener.port)
                yield Conflict(container, fact, (Related(listener.origin, f"{listener.name} listens on it"),), None)
                break
