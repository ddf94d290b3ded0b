"""Cases about what the containers of one host have to do with each other's network, the firewall and services.

In: a reading of a host or open configuration, and its containers. Out: `Case`s. Comparisons use base worlds only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nixlint_hwc.analysis.reading import Reading
from nixlint_hwc.facts.around import ProjectFacts
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.conflicts import MOST_MEETINGS, conflicts
from nixlint_hwc.facts.firewall import database_openings, host_database
from nixlint_hwc.facts.locate import way_to
from nixlint_hwc.facts.model import Container, Host
from nixlint_hwc.facts.name_use import name_uses, read_names
from nixlint_hwc.facts.subnet import default_subnets, subnet_conflicts, subnets_of
from nixlint_hwc.finding import Notice, Related
from nixlint_hwc.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """What the cases of one host share."""

    reading: Reading
    host: Host
    project: ProjectFacts

    @property
    def hosts(self) -> tuple[str, ...]:
        return (self.reading.host,) if self.reading.host is not None else ()

    def case(self, subject: str, fact: object, span: Span, container: Container) -> Case:
        """A case about a container."""
        arguments = {subject: fact, "container": container, "host": self.host, "project": self.project}
        return Case(subject, arguments, span, way_to(span), container.name, self.hosts, None, container.origin)


def host_cases(reading: Reading, host: Host, project: ProjectFacts) -> Iterator[Case]:
    """The cases of one host."""
    place = _Place(reading, host, project)
    yield from _port_conflicts(place)
    yield from _subnets(place)
    yield from _firewall(place)
    for conflict in reading.rule_conflicts:
        arguments = {"conflictingRule": conflict, "project": project}
        yield Case("conflictingRule", arguments, conflict.origin, hosts=place.hosts)
    names = read_names(reading.configuration, reading.backend)
    for container, use in name_uses(host.containers, names):
        yield place.case("nameUse", use, use.origin, container)


def meeting_notices(readings: Iterable[Reading]) -> Iterator[Notice]:
    """The hosts on which more published ports meet than the cases tell, once these are made."""
    for reading in readings:
        if reading.has_more_meetings:
            told = f"{reading.what}: published ports meet more than {MOST_MEETINGS:,} times; the rest is not told"
            yield Notice("not-judged", told)


def _port_conflicts(place: _Place) -> Iterator[Case]:
    """Each published port that something else on the host takes too."""
    reading = place.reading
    bounded = lambda: setattr(reading, "has_more_meetings", True)  # noqa: E731
    for found in conflicts(place.host.containers, reading.listeners, bounded, is_open=reading.host is None):
        container, span = found.container, found.fact.port.origin
        arguments = {"conflict": found.fact, "container": container, "host": place.host, "project": place.project}
        related = (*found.related, *way_to(span))
        yield Case("conflict", arguments, span, related, container.name, place.hosts, found.when, container.origin)


def _subnets(place: _Place) -> Iterator[Case]:
    networks = place.project.networks
    for found in subnet_conflicts(place.reading.configuration, networks, place.reading.backend):
        arguments = {"subnetConflict": found, "host": place.host, "project": place.project}
        other = found.other_origin
        related = (Related(other, f"{found.other} gets {found.other_subnet} here"),) if other is not None else ()
        yield Case("subnetConflict", arguments, found.origin, related, None, place.hosts)


def _firewall(place: _Place) -> Iterator[Case]:
    firewall = place.host.firewall
    if firewall is None:
        return
    for container in place.host.containers:
        database = host_database(container, firewall)
        if database is not None:
            yield place.case("hostDatabase", database, database.origin, container)
    subnets = (*subnets_of(place.project.networks), *default_subnets(place.reading.configuration))
    for container, opening in database_openings(firewall, place.host.containers, subnets):
        yield place.case("opening", opening, opening.origin, container)
