"""The cases of containers: every subject of each, in every world, and how those of one host meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from nixlint_hwc.analysis.everywhere import Everywhere
from nixlint_hwc.analysis.host_cases import host_cases
from nixlint_hwc.analysis.reading import Reading, Sighted, Variant, containers_of
from nixlint_hwc.analysis.sightings import Identity
from nixlint_hwc.facts.around import ProjectFacts
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.dependencies import ContainerNames, dependencies
from nixlint_hwc.facts.exposure import exposures
from nixlint_hwc.facts.hardware import hardware
from nixlint_hwc.facts.locate import way_to
from nixlint_hwc.facts.model import Container, Host
from nixlint_hwc.facts.storage.data_place import data_place
from nixlint_hwc.facts.storage.shared_state import shared_states
from nixlint_hwc.facts.subnet import Subnet, subnets_of
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.facts.systemd.ordering import Order, network_orders, network_shares, started_by_hand
from nixlint_hwc.modules.foreign import may_add
from nixlint_hwc.source import Span


class _Placed(Protocol):
    """A fact that knows its place."""

    @property
    def origin(self) -> Span: ...


def _parts(container: Container) -> dict[str, Sequence[_Placed]]:
    """The parts of a container that are subjects of their own, by the subject's name."""
    connected, program, entitled, trusted = (
        container.connected,
        container.program,
        container.entitled,
        container.trusted,
    )
    return {
        "port": connected.ports,
        "mount": connected.mounts,
        "variable": program.environment,
        "network": connected.networks,
        "device": entitled.devices,
        "capability": entitled.capabilities,
        "securityOption": entitled.security_options,
        "secret": trusted.secrets,
        "credential": trusted.credentials,
        "authSwitch": trusted.auth_switches,
        "proxyPassword": trusted.proxy_passwords,
        "option": container.declared.option_problems,
        "text": program.texts,
        "runSetting": entitled.run_settings,
    }


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """What the whole project defines, for looking up. `by_hand` are the containers that scripts may start."""

    names: ContainerNames
    subnets: tuple[Subnet, ...]
    tunnels: tuple[Subnet, ...]
    order: Order
    by_hand: frozenset[str]
    has_hosts: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Context:
    """What the cases of one variant share."""

    container: Container
    host: Host
    project: ProjectFacts
    hosts: tuple[str, ...]
    variant: Variant
    index: _Index

    def case(self, subject: str, fact: object, span: Span) -> Case:
        """A case about the container or a part of it."""
        return Case(
            subject,
            {subject: fact, "container": self.container, "host": self.host, "project": self.project},
            span,
            related=way_to(span),
            container=self.container.name,
            hosts=self.hosts,
            when=self.variant.when,
            owner=self.container.origin,
        )


def container_cases(
    readings: list[Reading], around: Surroundings, everywhere: Everywhere, project: ProjectFacts
) -> Iterator[Case]:
    """The cases of all containers, host by host."""
    containers = containers_of(readings)
    index = _Index(
        everywhere.names,
        tuple(dict.fromkeys([*subnets_of(project.networks), *everywhere.subnets])),
        tuple(everywhere.tunnels),
        Order(around.units, containers),
        started_by_hand(around, containers),
        any(reading.host is not None for reading in readings),
    )
    for reading, kept in _judged(readings):
        yield from _cases_of_host(reading, kept, project, index)


def _judged(readings: list[Reading]) -> Iterator[tuple[Reading, list[Sighted]]]:
    """What is judged of each reading: what runs there, and the first of each container that runs nowhere."""
    running = {sighted.identity for reading in readings for sighted in reading.sighted if sighted.enabled}
    seen: set[Identity] = set()
    for reading in readings:
        kept = []
        for sighted in reading.sighted:
            if sighted.enabled or (sighted.identity not in running and sighted.identity not in seen):
                kept.append(sighted)
            seen.add(sighted.identity)
        yield reading, kept


def _cases_of_host(reading: Reading, kept: list[Sighted], project: ProjectFacts, index: _Index) -> Iterator[Case]:
    running = tuple(sighted.container for sighted in kept if sighted.enabled)
    host = Host(
        reading.host,
        running,
        reading.backend,
        may_add(reading.configuration.loaded().foreign),
        reading.firewall,
    )
    idle = replace(host, is_needed=not index.has_hosts)
    for sighted in kept:
        hosts = (reading.host,) if reading.host is not None and sighted.enabled else ()
        what = host if hosts else idle
        for variant in sighted.variants:
            yield from _cases_of_variant(_Context(variant.container, what, project, hosts, variant, index))
    hosts = (reading.host,) if reading.host is not None else ()
    for container, state in shared_states(running):
        arguments = {"sharedState": state, "container": container, "host": host, "project": project}
        span = state.origin
        yield Case("sharedState", arguments, span, way_to(span), container.name, hosts, None, container.origin)
    yield from host_cases(reading, host, project)


def _cases_of_variant(context: _Context) -> Iterator[Case]:
    container = context.container
    yield context.case("container", container, container.origin)
    image = container.program.image
    if image is not None and hasattr(image, "origin"):
        yield context.case("image", image, image.origin)
    for subject, facts in _parts(container).items():
        for fact in facts:
            yield context.case(subject, fact, fact.origin)
    is_base = context.variant.when is None
    for dependency in dependencies(container, context.host.containers, context.index.names, is_base=is_base):
        yield context.case("dependency", dependency, dependency.origin)
    for exposure in exposures(container, context.index.subnets, context.index.tunnels):
        yield context.case("exposure", exposure, exposure.origin)
    for order in network_orders(container, context.index.order):
        yield context.case("networkOrder", order, order.origin)
    for share in network_shares(container, context.index.order, context.index.names, context.index.by_hand):
        yield context.case("networkShare", share, share.origin)
    place = data_place(container)
    if place is not None:
        yield context.case("dataPlace", place, place.origin)
    devices = hardware(container)
    if devices is not None:
        yield context.case("hardware", devices, devices.origin)
