"""From readings to cases: every subject of every container, and how the containers of one host meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from nixlint_hwc.analysis.everywhere import Everywhere
from nixlint_hwc.analysis.host_cases import host_cases
from nixlint_hwc.analysis.reach import Reach
from nixlint_hwc.analysis.reading import Reading, Sighted, Variant
from nixlint_hwc.facts.around import ProjectFacts
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.dependencies import ContainerNames, dependencies
from nixlint_hwc.facts.exposure import exposures
from nixlint_hwc.facts.habits import habits_of
from nixlint_hwc.facts.hardware import hardware
from nixlint_hwc.facts.locate import way_to
from nixlint_hwc.facts.model import Container, Host
from nixlint_hwc.facts.puid import settled_numbers, usual_numbers
from nixlint_hwc.facts.secrets.files import secret_writes
from nixlint_hwc.facts.secrets.secret import SecretIndex
from nixlint_hwc.facts.secrets.written_out import surrounding_credentials
from nixlint_hwc.facts.storage.data_place import data_place
from nixlint_hwc.facts.storage.shared_state import shared_states
from nixlint_hwc.facts.subnet import Subnet, subnets_of
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.facts.systemd.ordering import Order, network_orders, network_shares, started_by_hand
from nixlint_hwc.modules.secrets import may_declare_secrets
from nixlint_hwc.settings import Conventions
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
    """What the whole project defines, for looking up."""

    names: ContainerNames
    subnets: tuple[Subnet, ...]
    order: Order
    elsewhere: frozenset[str]
    has_hosts: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Around:
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


def project_facts(around: Surroundings, readings: list[Reading], conventions: Conventions) -> ProjectFacts:
    """What the project defines as a whole."""
    containers = [sighted.variants[0].container for reading in readings for sighted in reading.sighted]
    habits = habits_of(containers)
    usual = usual_numbers(containers)
    return ProjectFacts(
        networks=tuple(around.networks),
        tmpfiles=tuple(around.tmpfiles),
        units=tuple(around.units.values()),
        secrets=tuple(around.secrets.values()),
        declares_secrets=around.declares_secrets,
        creates_networks=bool(around.networks),
        makes_images=bool(around.built_images.images),
        searches_docker_first=around.searches_docker_first,
        time_zone=around.time_zone,
        backup_paths=tuple(dict.fromkeys(around.backups.paths)),
        backup_gap=around.backups.gap is not None,
        usual_numbers=usual,
        settled_numbers=settled_numbers(usual, conventions),
        account_numbers={name: tuple(sorted(found)) for name, found in around.accounts.numbers.items()},
        state_folders=habits.state_folders,
        state_keepers=habits.state_keepers,
        asserts_secrets=any(reading.asserts_secrets for reading in readings),
        needed_secrets=habits.needed_secrets,
    )


def cases_of(
    readings: list[Reading],
    around: Surroundings,
    everywhere: Everywhere,
    reach: Reach | None,
    project: ProjectFacts,
) -> Iterator[Case]:
    """The cases of all containers and of the project. `reach` tells which files are in use, None for all of them."""
    enabled = {(s.name, s.defining) for reading in readings for s in reading.sighted if s.enabled}
    judged: set[tuple[str, tuple[str, ...]]] = set()
    containers = [s.variants[0].container for reading in readings for s in reading.sighted]
    order = Order(around.units, containers)
    subnets = tuple(dict.fromkeys([*subnets_of(project.networks), *everywhere.subnets]))
    has_hosts = any(reading.host is not None for reading in readings)
    index = _Index(everywhere.names, subnets, order, started_by_hand(around, containers), has_hosts)
    for reading in readings:
        kept = []
        for sighted in reading.sighted:
            key = (sighted.name, sighted.defining)
            if sighted.enabled or (key not in enabled and key not in judged):
                kept.append(sighted)
            judged.add(key)
        yield from _cases_of_host(reading, kept, project, index)
    for rule in around.tmpfiles:
        yield Case("tmpfiles", {"rule": rule, "project": project}, rule.origin)
    # What a script or a file holds belongs to no container.
    nowhere = {"container": None, "host": None}
    for password in around.proxy_passwords:
        yield Case("proxyPassword", {"proxyPassword": password, **nowhere, "project": project}, password.origin)
    for assertion in around.assertions:
        yield Case("assertion", {"assertion": assertion, "project": project}, assertion.origin)
    secrets = SecretIndex(dict(around.secrets))
    for write in secret_writes(around.open_writes, secrets, around.tmpfiles_index):
        yield Case("secretWrite", {"secretWrite": write, "project": project}, write.origin)
    for declaration in (*around.secrets.values(), *around.other_secrets):
        if declaration.origin is not None:
            is_in_use = reach is None or reach.has(declaration.origin.file.path)
            fact = declaration if is_in_use else replace(declaration, is_in_use=False)
            yield Case("declaredSecret", {"declaredSecret": fact, "project": project}, declaration.origin)
    for found in around.rule_conflicts:
        yield Case("conflictingRule", {"conflictingRule": found, "project": project}, found.origin)
    folders = frozenset(v.container.declared.module_folder for r in readings for s in r.sighted for v in s.variants[:1])
    for credential in surrounding_credentials(around, secrets, folders):
        yield Case("credential", {"credential": credential, **nowhere, "project": project}, credential.origin)


def _cases_of_host(reading: Reading, kept: list[Sighted], project: ProjectFacts, index: _Index) -> Iterator[Case]:
    running = tuple(s.variants[0].container for s in kept if s.enabled)
    host = Host(
        reading.host,
        running,
        reading.backend,
        may_declare_secrets(reading.configuration.loaded().foreign),
        reading.firewall,
    )
    idle = replace(host, is_needed=not index.has_hosts)
    for sighted in kept:
        hosts = (reading.host,) if reading.host is not None and sighted.enabled else ()
        what = host if hosts else idle
        for variant in sighted.variants:
            yield from _cases_of_variant(_Around(variant.container, what, project, hosts, variant, index))
    hosts = (reading.host,) if reading.host is not None else ()
    for container, state in shared_states(running):
        arguments = {"sharedState": state, "container": container, "host": host, "project": project}
        span = state.origin
        yield Case("sharedState", arguments, span, way_to(span), container.name, hosts, None, container.origin)
    yield from host_cases(reading, host, project)


def _cases_of_variant(around: _Around) -> Iterator[Case]:
    container = around.container
    yield around.case("container", container, container.origin)
    image = container.program.image
    if image is not None and hasattr(image, "origin"):
        yield around.case("image", image, image.origin)
    for subject, facts in _parts(container).items():
        for fact in facts:
            yield around.case(subject, fact, fact.origin)
    for dependency in dependencies(container, around.host.containers, around.index.names):
        yield around.case("dependency", dependency, dependency.origin)
    for exposure in exposures(container, around.index.subnets):
        yield around.case("exposure", exposure, exposure.origin)
    for order in network_orders(container, around.index.order):
        yield around.case("networkOrder", order, order.origin)
    for share in network_shares(container, around.index.order, around.index.names, around.index.elsewhere):
        yield around.case("networkShare", share, share.origin)
    place = data_place(container)
    if place is not None:
        yield around.case("dataPlace", place, place.origin)
    devices = hardware(container)
    if devices is not None:
        yield around.case("hardware", devices, devices.origin)
