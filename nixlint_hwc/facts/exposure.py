"""The ways in which a container's ports can be reached from outside it.

In: a container. Out: one `Exposure` per publication, for `--publish-all`, and per network on which the container has
an address of its own beside the host's (macvlan, ipvlan).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_network
from typing import TYPE_CHECKING, Final, TypeAlias

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.database import container_kind, default_ports, image_kind, port_kind
from nixlint_hwc.facts.partial import Known, both, negate
from nixlint_hwc.facts.podman.network import NetworkAttachment
from nixlint_hwc.facts.podman.port import PortPublication
from nixlint_hwc.facts.subnet import Subnet
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.model import Container
    from nixlint_hwc.facts.parts import ContainerPort


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """One way to a container's ports.

    `kind` is `port`, `publish-all` or `network`; `port` and `network` are null for the other kinds. `database_kind` is
    what answers there (`database`, `cache`, `http`), null where that is no database. `text` is what the project says.
    `is_ignored`: the container's network makes Podman discard it. `is_on_container_network`: the host address belongs
    to a network of containers, such as its gateway. `is_on_tunnel`: it belongs to a WireGuard interface of the project.
    `is_known_by_port`: the port says that it is a database, not the
    image. `fact` is the part of the container that opens the way: the port, network or flag. `loopback` is the address
    that keeps a port on this machine, as a publication writes it: `[::1]` for one of IPv6 whose number is published on
    an address of IPv4 too, else `127.0.0.1`; null where the port is published there already.
    """

    kind: str
    text: Str
    port: PortPublication | None
    network: NetworkAttachment | None
    database_kind: str | Unknown | None
    is_ignored: Known
    fact: object
    origin: Span
    is_on_container_network: bool = False
    is_on_tunnel: bool = False
    is_known_by_port: bool = False
    loopback: str | None = None

    @property
    def is_public(self) -> Known:
        """Whether others than this machine can use it."""
        return both(negate(self.is_ignored), True if self.port is None else self.port.is_public)

    @property
    def is_every_address(self) -> Known:
        """Whether it is open on every address of the machine."""
        return self.kind == "publish-all" if self.port is None else self.port.is_unspecified

    @property
    def blocks(self) -> tuple[str, ...] | Unknown:
        """The host address, and all CIDR blocks around it: `100.64.0.0/10` of `100.101.102.103`. Empty without one."""
        address = None if self.port is None else self.port.address
        if isinstance(address, Unknown):
            return address
        if address is None or address.is_unspecified:
            return ()
        return (str(address), *(str(ip_network((address, length), strict=False)) for length in _lengths(address)))


def _lengths(address: IPv4Address | IPv6Address) -> range:
    return range(1, address.max_prefixlen + 1)


def exposures(container: Container, subnets: Iterable[Subnet], tunnels: Iterable[Subnet]) -> Iterator[Exposure]:
    """The ways to the ports of a container. `subnets` are those of the networks of containers, `tunnels` of peers."""
    path = container.image_path
    # What is published of a container that only has addresses of its own is not forwarded from the host's.
    networks = container.connected.networks
    forwards = not networks or any(network.is_macvlan is not True for network in networks)
    published = container.connected.ports if forwards else ()
    yield from _of_ports(published, path, subnets, tunnels, is_pods=False)
    yield from _of_ports(container.connected.pod_ports, path, subnets, tunnels, is_pods=True)
    whole = container_kind(path, tuple(port.container_port for port in container.connected.ports))
    flag = container.started.flags.last("publish-all")
    if flag is not None and flag.is_on is True:
        ignored = container.ignores_ports
        yield Exposure("publish-all", flag.text, None, None, whole, ignored, flag, _place(flag.text, container))
    for network in container.connected.networks:
        if network.is_macvlan is True:
            yield Exposure("network", network.text, None, network, whole, False, network, network.origin)


def _of_ports(
    ports: Sequence[ContainerPort],
    path: str | Unknown | None,
    subnets: Iterable[Subnet],
    tunnels: Iterable[Subnet],
    *,
    is_pods: bool,
) -> Iterator[Exposure]:
    """The ways that publications of a container, or of its pod, open; `path` is that of the container's image."""
    alike = _by_host_port(ports)
    for port in ports:
        if port.problem is not None:
            continue  # Podman refuses it.
        kind = None if _is_of_no_server(port, path) else port_kind(path, port.container_port)
        # Another container of the pod may be meant, unless it is the port of this one's server.
        if is_pods and (kind is None or not isinstance(path, str) or port.container_port not in default_ports(path)):
            continue
        yield Exposure(
            kind="port",
            text=port.text,
            port=port,
            network=None,
            database_kind=kind,
            is_ignored=False if is_pods else port.is_ignored,
            fact=port,
            origin=port.origin,
            is_on_container_network=any(subnet.contains(port.address) for subnet in subnets),
            is_on_tunnel=any(tunnel.contains(port.address) for tunnel in tunnels),
            is_known_by_port=isinstance(kind, str) and not (isinstance(path, str) and image_kind(path)),
            loopback=_loopback(port, alike),
        )


def _is_of_no_server(port: PortPublication, path: str | Unknown | None) -> bool:
    """Whether a port is published for protocols alone by which the server of no database answers at it.

    Of the servers that are known by their port, memcached alone has one for UDP.
    """
    if isinstance(port.protocols, Unknown) or "tcp" in port.protocols:
        return False
    is_usual = isinstance(path, str) and port.container_port in default_ports(path)
    return port.container_port != _MEMCACHED and (is_usual or not (isinstance(path, str) and image_kind(path)))


#: The port of memcached.
_MEMCACHED: Final = 11211
#: Publications by the host port that they take.
_ByHostPort: TypeAlias = dict[object, list[PortPublication]]


def _by_host_port(ports: Iterable[PortPublication]) -> _ByHostPort:
    found: _ByHostPort = {}
    for port in ports:
        found.setdefault((port.host_port, port.protocols), []).append(port)
    return found


def _loopback(port: PortPublication, alike: _ByHostPort) -> str | None:
    """The loopback address that suits a publication, beside those that take the same host port."""
    others = [one for one in alike[port.host_port, port.protocols] if one is not port]
    is_six = isinstance(port.address, IPv6Address) and any(not isinstance(o.address, IPv6Address) for o in others)
    taken = [o for o in others if o.is_loopback is True and isinstance(o.address, IPv6Address) is is_six]
    return None if taken else "[::1]" if is_six else "127.0.0.1"


def _place(text: Str, container: Container) -> Span:
    """Where a flag stands, if that is in the container's module."""
    spans = (span for span in text.spans() if span.file is container.origin.file)
    return next(spans, container.origin)
