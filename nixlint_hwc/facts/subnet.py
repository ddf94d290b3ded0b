"""Address ranges of networks: CIDR texts, and which of them meet on one host.

In: CIDR texts; a configuration in its base world. Out: `Subnet`, `SubnetConflict`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str
from nixlint_hwc.facts.podman.port import parse_address
from nixlint_hwc.facts.quadlet import subnets_of_host
from nixlint_hwc.facts.raw import as_text, quiet
from nixlint_hwc.facts.shell.reader import parse_exec_script, parse_script
from nixlint_hwc.facts.shell.script import networks_created
from nixlint_hwc.facts.worlds import in_base_world
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.around import NetworkDefinition
    from nixlint_hwc.facts.partial import Piece


@dataclass(frozen=True, slots=True)
class Subnet:
    """A range of addresses in which bits beyond the prefix are not counted."""

    network: IPv4Network | IPv6Network

    @property
    def text(self) -> str:
        """The range as CIDR."""
        return str(self.network)

    def contains(self, address: object) -> bool:
        """Whether an address lies in it; not for what is no address."""
        return isinstance(address, (IPv4Address, IPv6Address)) and address in self.network

    def overlaps(self, other: Subnet) -> bool:
        """Whether the two ranges share an address."""
        return self.network.version == other.network.version and self.network.overlaps(other.network)


def parse_subnet(text: Piece | str) -> Subnet | None:
    """The range that a CIDR text names; None where it names none or is not wholly known."""
    if isinstance(text, Str):
        text = "" if text.holes else text.text
    try:
        return Subnet(ip_network(text, strict=False)) if isinstance(text, str) and "/" in text else None
    except ValueError:
        return None


#: The subnet of Podman's default network, unless it is configured (containers.conf(5)).
PODMAN_DEFAULT: Final = Subnet(IPv4Network("10.88.0.0/16"))
#: The subnet of Docker's default network, unless it is configured (dockerd(8), `--bip`).
DOCKER_DEFAULT: Final = Subnet(IPv4Network("172.17.0.0/16"))


def subnets_of(networks: Iterable[NetworkDefinition]) -> tuple[Subnet, ...]:
    """The known subnets of bridge networks, those of the default ones first."""
    found = [parse_subnet(text) for network in networks if network.is_bridge is True for text in network.subnets]
    return (PODMAN_DEFAULT, DOCKER_DEFAULT, *[subnet for subnet in found if subnet is not None])


def given_subnets(creators: Iterable[NetworkDefinition]) -> tuple[Subnet, ...]:
    """The subnets that are given to one network by all that creates it; none where one of them is not known."""
    found: list[Subnet] = []
    for creator in creators:
        subnets = [parse_subnet(text) for text in creator.subnets]
        known = [subnet for subnet in subnets if subnet is not None]
        if not isinstance(creator.name, Str) or creator.name.holes or not known or len(known) < len(subnets):
            return ()
        found += known
    return tuple(dict.fromkeys(found))


def address_outside(addresses: Iterable[Piece], subnets: Iterable[Subnet]) -> str | None:
    """The first of the addresses, as written, that lies in no subnet, where there are any of its family.

    Subnets of the other family may be made up.
    """
    ranges = tuple(subnets)
    for text in addresses:
        written = text.text if isinstance(text, Str) and not text.holes else ""
        address = parse_address(written)
        family = [one for one in ranges if address is not None and one.network.version == address.version]
        if family and not any(one.contains(address) for one in family):
            return written
    return None


def default_subnets(configuration: Configuration) -> tuple[Subnet, ...]:
    """The subnet of Podman's default network where a configuration sets it."""
    found = in_base_world(configuration, lambda: _default(configuration, "podman"), lambda _: None)
    return () if found is None else (found,)


@dataclass(frozen=True, slots=True, eq=False)
class SubnetConflict:
    """Two networks of one host whose addresses overlap.

    `network` and `subnet` are the later one's name and range, `other` and `other_subnet` those of the earlier one.
    `other` is null for Podman's default network.
    """

    network: str
    subnet: str
    other: str | None
    other_subnet: str
    origin: Span
    other_origin: Span | None


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    """A subnet that a script or a quadlet gives a network."""

    network: str
    subnet: Subnet
    origin: Span


def subnet_conflicts(
    configuration: Configuration, networks: Iterable[NetworkDefinition], backend: str
) -> Iterator[SubnetConflict]:
    """The overlaps among the bridge networks that a configuration creates, each reported at the later one.

    `networks` are those of the whole project: only the scripts behind them are looked at again, as this host has them.
    """
    fixed = [network for network in networks if network.subnets]
    if not fixed:
        return
    placed = in_base_world(
        configuration, lambda: [*_placed(configuration, fixed), *_quadlets(configuration)], lambda _: []
    )
    default = in_base_world(configuration, lambda: _default(configuration, backend), lambda _: None)
    for index, one in enumerate(placed):
        if default is not None and one.subnet.overlaps(default):
            yield SubnetConflict(one.network, one.subnet.text, None, default.text, one.origin, None)
        for other in placed[:index]:
            if other.network != one.network and one.subnet.overlaps(other.subnet):
                texts = (one.subnet.text, other.network, other.subnet.text)
                yield SubnetConflict(one.network, *texts, one.origin, other.origin)


def _placed(configuration: Configuration, networks: list[NetworkDefinition]) -> Iterator[_Placed]:
    units = dict.fromkeys(network.unit for network in networks if network.kind != "quadlet")
    for unit in units:
        scripts = _activation(configuration) if unit is None else _scripts(configuration, unit)
        for script in scripts:
            for creation in networks_created(script):
                if creation.is_bridge is True:
                    yield from _subnets(creation.name, creation.subnets, next(creation.text.spans(), None))


def _quadlets(configuration: Configuration) -> Iterator[_Placed]:
    networks = _lookup(configuration, ("virtualisation", "quadlet", "networks"))
    for network in subnets_of_host(networks, _lookup(configuration, ("environment", "etc"))):
        if network.is_bridge is True:
            yield from _subnets(network.name, network.subnets, None)


def _subnets(name: Piece | None, texts: Iterable[Piece], otherwise: Span | None) -> Iterator[_Placed]:
    """The subnets of which everything is known, where their text stands."""
    if not isinstance(name, Str) or name.holes:
        return
    for text in texts:
        subnet = parse_subnet(text)
        origin = next(text.spans(), otherwise) if isinstance(text, Str) else otherwise
        if subnet is not None and origin is not None:
            yield _Placed(name.text, subnet, origin)


def _scripts(configuration: Configuration, unit: str) -> Iterator[Any]:
    services = _lookup(configuration, ("systemd", "services"))
    options = quiet(services.get(unit)) if isinstance(services, AttrSet) and unit in services.names() else MISSING
    if not isinstance(options, AttrSet):
        return
    for name in ("script", "preStart", "postStart"):
        text = quiet(options.get(name))
        if isinstance(text, Str):
            yield parse_script(text)
    service = quiet(options.get("serviceConfig"))
    for name in ("ExecStart", "ExecStartPre", "ExecStartPost"):
        value = quiet(service.get(name)) if isinstance(service, AttrSet) else MISSING
        lines = [quiet(item) for item in value.items] if isinstance(value, ListValue) else [value]
        yield from (parse_exec_script(text) for line in lines if (text := as_text(line)) is not None)


def _activation(configuration: Configuration) -> Iterator[Any]:
    found = _lookup(configuration, ("system", "activationScripts"))
    for name in found.names() if isinstance(found, AttrSet) else []:
        value = quiet(found.get(name))
        text = quiet(value.get("text")) if isinstance(value, AttrSet) else value
        if isinstance(text, Str):
            yield parse_script(text)


def _default(configuration: Configuration, backend: str) -> Subnet | None:
    """The subnet of Podman's default network; None where it is not known, and under Docker."""
    if backend != "podman":
        return None
    settings = _lookup(configuration, ("virtualisation", "podman", "defaultNetwork", "settings"))
    if not isinstance(settings, AttrSet):
        return None
    given = settings.get("subnets")
    if given is MISSING:
        return PODMAN_DEFAULT
    subnets = quiet(given)
    first = quiet(subnets.items[0]) if isinstance(subnets, ListValue) and subnets.items else MISSING
    text = quiet(first.get("subnet")) if isinstance(first, AttrSet) else MISSING
    return parse_subnet(text) if isinstance(text, Str) else None


def _lookup(configuration: Configuration, path: tuple[str, ...]) -> Any:
    try:
        return configuration.lookup(path)
    except EvalError:
        return MISSING
