"""What was read of a configuration: its containers, in every world in which they differ, its routes and firewall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from nixlint_hwc.analysis.sightings import Identity, Sighting
from nixlint_hwc.eval.decisions import Decision
from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.around import RuleConflict
from nixlint_hwc.facts.failure import Failure
from nixlint_hwc.facts.firewall import Firewall, read_firewall
from nixlint_hwc.facts.listeners import Listener, service_listeners
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.routes.proxy_password import ProxyPassword
from nixlint_hwc.facts.routes.route import ProxyInterface, Route
from nixlint_hwc.modules.configuration import Configuration


@dataclass(slots=True, eq=False)
class Variant:
    """A container in one world. `when` is None in its base world.

    `failures` are the options and parts of them of which the evaluation is certain to fail.
    """

    container: Container
    when: str | None
    failures: list[Failure]


@dataclass(slots=True, eq=False)
class Sighted:
    """A container of a configuration with its variants, the base world's first."""

    name: str
    host: str | None
    enabled: bool
    defining: tuple[str, ...]
    variants: list[Variant]

    @property
    def identity(self) -> Identity:
        """What it has in common with the same container elsewhere: its name, and the files that define it."""
        return self.name, self.defining

    @property
    def container(self) -> Container:
        """The container as it is in its base world."""
        return self.variants[0].container


@dataclass(eq=False)
class Reading:
    """What was read of a configuration. `failures` are containers whose evaluation fails.

    `what` names the host, or the file of the open configuration, in messages. `bounded` are the containers of which
    not every world was looked at, with the decisions that were left.
    `routes_known` is false where there may be more routes. `known_hosts` are the names in the host's `/etc/hosts`.
    `proxy_passwords` are those of route files and middlewares that are no hashes. `rule_conflicts` are tmpfiles rules
    that contradict those of another module. `further` is what hides the names of containers that there may be besides.
    `asserts_secrets`: an assertion reads a secret. `has_more_meetings`: more published ports meet than are told; that
    is known once the host's cases are made.
    """

    host: str | None
    configuration: Configuration
    backend: str
    what: str = ""
    sighted: list[Sighted] = field(default_factory=list)
    failures: list[tuple[Sighting, Failure]] = field(default_factory=list)
    spent: list[tuple[str, str]] = field(default_factory=list)
    bounded: list[tuple[Sighting, list[Decision]]] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    interfaces: list[ProxyInterface] = field(default_factory=list)
    routes_known: bool = True
    known_hosts: frozenset[str] = frozenset()
    proxy_passwords: list[ProxyPassword] = field(default_factory=list)
    rule_conflicts: list[RuleConflict] = field(default_factory=list)
    further: Unknown | None = None
    asserts_secrets: bool = False
    has_more_meetings: bool = False

    @cached_property
    def listeners(self) -> tuple[Listener, ...]:
        """The services of NixOS that listen on a known port, in the base world."""
        return tuple(service_listeners(self.configuration))

    @cached_property
    def firewall(self) -> Firewall:
        """What NixOS lets in, in the base world."""
        return read_firewall(self.configuration)


def identities(reading: Reading) -> set[Identity]:
    """The containers that were read."""
    return {sighted.identity for sighted in reading.sighted}


def containers_of(readings: Iterable[Reading]) -> list[Container]:
    """The containers of some configurations, as they are in their base worlds."""
    return [sighted.container for reading in readings for sighted in reading.sighted]


def running_of(reading: Reading) -> tuple[Container, ...]:
    """The containers that run in a configuration, as they are in its base world."""
    return tuple(sighted.container for sighted in reading.sighted if sighted.enabled)
