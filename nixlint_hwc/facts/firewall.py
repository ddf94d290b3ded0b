"""The firewall of a host, and what it means for the databases that run there.

In: a configuration in its base world, and its containers. Out: `Firewall`; `HostDatabase` for every database on the
host's network; one `FirewallOpening` per opening and database that it lets others reach.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, LiteralInt, Str, Unknown
from nixlint_hwc.facts.database import default_ports, port_kind
from nixlint_hwc.facts.partial import Known, Piece
from nixlint_hwc.facts.podman.port import PortRange
from nixlint_hwc.facts.raw import elements, holds_quietly, quiet
from nixlint_hwc.facts.worlds import in_base_world
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.properties import winning
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.model import Container
    from nixlint_hwc.facts.subnet import Subnet

_FIREWALL: Final = ("networking", "firewall")
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
#: Words of a command that name a file of settings, in which the address may stand; the first one of Redis is such.
_SETTINGS: Final = re.compile(
    r"(?:^|[\s'\"])(?:--config(?:-path)?(?:[=\s]|$)|-f(?=\s|$)|--defaults-(?:extra-)?file(?:[=\s]|$)|(?:-c\s*|--)?config_file(?=[=\s])"
    r"|(?:/\S+\.(?:conf|cnf|ya?ml|toml)(?=[\s'\"]|$)))"
)
#: What a variable is named for that says where a server listens.
_ADDRESS_NAME: Final = re.compile(r"addr|bind|host|listen|interface", re.IGNORECASE)
#: Options whose value is a password, and no address.
_PASSWORD_OPTION: Final = re.compile(r"--?\w*(?:pass(?:word)?|auth|secret|key)", re.IGNORECASE | re.ASCII)
#: What makes a server listen on no address at all.
_NOWHERE: Final = ("--skip-networking", "--skip_networking")


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """Ports that the firewall opens, `first` to `last`, on all interfaces where `interface` is null.

    `protocol` is `tcp` or `udp`.
    """

    first: int
    last: int
    protocol: str
    interface: str | None
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class Firewall:
    """The firewall of a host. `is_enabled`: it is on. `openings` are those that are known.

    `trusted` are the interfaces on which it lets everything in.
    """

    is_enabled: Known
    openings: tuple[Opening, ...]
    trusted: tuple[str, ...] = ()

    def opening(self, port: int) -> list[Opening]:
        """The openings for a TCP port."""
        return [o for o in self.openings if o.first <= port <= o.last and o.protocol == "tcp"]


@dataclass(frozen=True, slots=True, eq=False)
class FirewallOpening:
    """An opening for `port`, on which a database answers.

    `interface` is null for all; `kind` is that of the database. `is_range`: it opens other ports too. `is_used`: the
    database answers there to others than this machine; not where it is published on loopback or for containers only.
    """

    port: int
    interface: str | None
    kind: str
    is_range: bool
    is_used: bool
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class HostDatabase:
    """A database on the host's network.

    `is_open`: the firewall is off, or opens one of its ports on all interfaces; `interfaces` are those on which it
    opens one otherwise, or lets everything in. `is_on_loopback`: its command or environment names a loopback address;
    not known where a file of settings that the command names may do so.
    `kind` is that of the database.
    """

    kind: str
    is_open: bool
    interfaces: tuple[str, ...]
    is_on_loopback: Known
    origin: Span


def read_firewall(configuration: Configuration) -> Firewall:
    """The firewall as the configuration's base world has it."""
    return in_base_world(configuration, lambda: _firewall(configuration), lambda reason: Firewall(Unknown(reason), ()))


def _firewall(configuration: Configuration) -> Firewall:
    base = _lookup(configuration, _FIREWALL)
    if not isinstance(base, AttrSet):
        return Firewall(Unknown("the firewall"), ())
    enabled: Any = quiet(base.get("enable"))
    openings = list(_openings(base, None))
    openings += _repeated(configuration, openings)
    interfaces: Any = quiet(base.get("interfaces"))
    for name in interfaces.names() if isinstance(interfaces, AttrSet) else []:
        openings += _openings(quiet(interfaces.get(name)), name)
    trusted = [
        item.text for item, _ in _elements(base, "trustedInterfaces") if isinstance(item, Str) and not item.holes
    ]
    switch = enabled if isinstance(enabled, bool) else Unknown("the firewall's switch")
    return Firewall(switch, tuple(openings), tuple(trusted))


def _lookup(configuration: Configuration, path: tuple[str, ...]) -> Any:
    try:
        return configuration.lookup(path)
    except EvalError:
        return MISSING


def _openings(options: Any, interface: str | None) -> Iterator[Opening]:
    if not isinstance(options, AttrSet):
        return
    for protocol in ("tcp", "udp"):
        for value, place in _elements(options, f"allowed{protocol.upper()}Ports"):
            origin = (value.origin if isinstance(value, LiteralInt) else None) or place
            if isinstance(value, int) and origin is not None:
                yield Opening(int(value), int(value), protocol, interface, origin)
        for value, place in _elements(options, f"allowed{protocol.upper()}PortRanges"):
            ends = [quiet(value.get(end)) for end in ("from", "to")] if isinstance(value, AttrSet) else []
            if ends and all(isinstance(end, int) for end in ends) and place is not None:
                yield Opening(ends[0], ends[1], protocol, interface, place)


def _repeated(configuration: Configuration, known: Iterable[Opening]) -> Iterator[Opening]:
    """The openings of single ports that NixOS leaves out of its list because an element before them has the number."""
    told = {opening.origin for opening in known}
    for protocol in ("tcp", "udp"):
        path = (*_FIREWALL, f"allowed{protocol.upper()}Ports")
        for part in [part for one in winning(configuration.definitions_at(path)) for part in elements(one)]:
            origin = (part.value.origin if isinstance(part.value, LiteralInt) else None) or part.way
            if isinstance(part.value, int) and origin is not None and origin not in told and holds_quietly(part):
                yield Opening(int(part.value), int(part.value), protocol, None, origin)


def _elements(options: AttrSet, name: str) -> Iterator[tuple[Any, Span | None]]:
    value = quiet(options.get(name))
    if isinstance(value, ListValue):
        for index, item in enumerate(value.items):
            yield quiet(item), value.place(index)


def host_database(container: Container, firewall: Firewall) -> HostDatabase | None:
    """The database that a container is, if it has the host's network."""
    kind = container.database_kind
    network = next((network for network in container.connected.networks if network.is_host is True), None)
    if not isinstance(kind, str) or network is None:
        return None
    places = dict.fromkeys(o.interface for port in _own_ports(container) for o in firewall.opening(port))
    is_open = None in places or firewall.is_enabled is False
    interfaces = tuple(dict.fromkeys([*(name for name in places if name is not None), *firewall.trusted]))
    return HostDatabase(kind, is_open, interfaces, _names_loopback(container), network.origin)


def _names_loopback(container: Container) -> Known:
    command = container.program.command
    variables = [variable for variable in container.program.environment if not _is_account(variable.name)]
    texts = [text.text for text in (*command, *(one.value for one in variables)) if isinstance(text, Str)]
    if any(word in text for word in (*_LOOPBACK, *_NOWHERE) for text in texts):
        return True
    if _SETTINGS.search(" ".join(text.text for text in command if isinstance(text, Str))):
        return Unknown("what a file of settings says")
    told = [v.value for v in variables if isinstance(v.name, Str) and _ADDRESS_NAME.search(v.name.text)]
    words = [word for before, word in zip((None, *command), command, strict=False) if not _asks_password(before)]
    return next((gap for gap in map(_gap, (*words, *told)) if gap is not None), False)


def _asks_password(word: Piece | None) -> bool:
    """Whether what is behind a word of a command is a password, as behind `--requirepass`."""
    return isinstance(word, Str) and _PASSWORD_OPTION.fullmatch(word.text) is not None


def _gap(piece: Piece | None) -> Unknown | None:
    """What is not known of a text."""
    if isinstance(piece, Unknown) or piece is None:
        return piece
    return piece.holes[0] if piece.holes else None


def _is_account(name: Piece) -> bool:
    """Whether a variable says from where an account may log in, as `MARIADB_ROOT_HOST` does."""
    return isinstance(name, Str) and name.text.endswith("ROOT_HOST")


def _own_ports(container: Container) -> tuple[int, ...]:
    """The ports that a database on the host's network listens on."""
    given = [port.container.first for port in container.connected.ports if isinstance(port.container, PortRange)]
    known = default_ports(container.image_path) if isinstance(container.image_path, str) else ()
    return (*known, *given)


def database_openings(
    firewall: Firewall, containers: Iterable[Container], subnets: Collection[Subnet]
) -> Iterator[tuple[Container, FirewallOpening]]:
    """The openings for ports that databases use on the host, each with its container.

    `subnets` are those of the networks of containers, such as of their gateways.
    """
    if firewall.is_enabled is not True:
        return
    for container in containers:
        for number, (kind, is_used) in _used(container, subnets).items():
            for opening in firewall.opening(number):
                is_range = opening.last > opening.first
                yield container, FirewallOpening(number, opening.interface, kind, is_range, is_used, opening.origin)


def _used(container: Container, subnets: Collection[Subnet]) -> dict[int, tuple[str, bool]]:
    """The host ports on which a container's databases answer, with their kind, and whether to others too."""
    if container.uses_host_network is True:
        kind = container.database_kind
        return dict.fromkeys(_own_ports(container), (kind, True)) if isinstance(kind, str) else {}
    found: dict[int, tuple[str, bool]] = {}
    for port in container.connected.ports:
        kind = port_kind(container.image_path, port.container_port)
        if isinstance(kind, str) and isinstance(port.host, PortRange) and port.is_ignored is False:
            inside = any(subnet.contains(port.address) for subnet in subnets)
            public = (port.is_public is not False and not inside) or found.get(port.host.first, (kind, False))[1]
            found[port.host.first] = (kind, public)
    return found
