"""What routes have to do with the containers of their host."""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.listeners import Listener, container_listeners
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.port import PortRange
from nixlint_hwc.facts.routes import Route, RouteUse, Upstream
from nixlint_hwc.facts.structure_files import plain_name

#: Images that are reverse proxies, by the last part of their name.
PROXIES = ("caddy", "traefik", "nginx", "nginx-proxy-manager", "swag", "haproxy", "envoy")

#: Kinds of routes that a proxy of NixOS itself serves, which runs on the host.
_NATIVE = ("caddy", "nginx", "traefik")
#: The proxy that a kind of route asks; Caddy for all others.
_PROXY_OF = {"nginx": "nginx", "traefik": "traefik", "label": "traefik"}


class Neighbours:
    """What runs on a host, by what routes may call it.

    `known_hosts` are the names that the host itself knows, `services` the services of NixOS that listen on ports.
    `encrypted` are the domains that some route of the project serves with encryption, `tunnelled` tells whether
    the host has a tunnel that may encrypt what comes in.
    """

    def __init__(
        self,
        containers: tuple[Container, ...],
        suffixes: tuple[str, ...],
        known_hosts: frozenset[str] = frozenset(),
        services: tuple[Listener, ...] = (),
        encrypted: frozenset[str] = frozenset(),
        tunnelled: bool = False,
    ) -> None:
        self.suffixes = suffixes
        self.known_hosts = known_hosts
        self.services = services
        self.encrypted = encrypted
        self.tunnelled = tunnelled
        self.by_name = {container.name: container for container in containers}
        self.modules: dict[str, list[Container]] = {}
        self.alike: dict[str, list[Container]] = {}
        for container in containers:
            self.alike.setdefault(plain_name(container.name, suffixes), []).append(container)
            if container.folder is not None:
                self.modules.setdefault(plain_name(container.folder.name, suffixes), []).append(container)
        self.proxies = [container for container in containers if container.image_name in PROXIES]

    def group(self, route: Route) -> list[Container]:
        """The containers that a route is named for: those of the module of that name, or one of that name."""
        for name in _names(route):
            plain = plain_name(name, self.suffixes)
            found = self.modules.get(plain) or self.alike.get(plain)
            if plain and found:
                return found
        return []

    def user_of(self, port: int, apart_from: list[Container]) -> str | None:
        """What of this host uses a port, a service of NixOS by its option; None where nothing known does."""
        for service in self.services:
            if service.port == port:
                return service.name
        for container in self.by_name.values():
            if container not in apart_from and _may_use(container, port):
                return container.name
        return None


def route_uses(routes: list[Route], around: Neighbours) -> Iterator[RouteUse]:
    """Each route of a host with its containers."""
    seen: dict[tuple[str, str, str], Route] = {}
    for route in routes:
        own = around.by_name.get(route.container) if route.container is not None else None
        group = around.group(route) if own is None else [own]
        ports, known = _ports(group, around.by_name) if own is None else _inner_ports(own)
        wrong = _wrong(route, ports, own) if known and ports else None
        user = around.user_of(wrong.port, group) if wrong is not None and isinstance(wrong.port, int) else None
        yield RouteUse(
            route=route,
            container=group[0].name if group else None,
            ports=ports,
            ports_known=known,
            wrong=None if user is not None and user.startswith("services.") else wrong,
            port_user=user,
            duplicate=_duplicate(route, seen),
            unresolvable=_unresolvable(route, around) if own is None else None,
            may_be_encrypted_before=around.tunnelled or route.domain in around.encrypted,
            origin=route.origin,
        )


def _may_use(container: Container, port: int) -> bool:
    """Whether a container publishes a port, or may listen on it as part of the host's network."""
    ports = [one.container if container.uses_host_network is True else one.host for one in container.ports]
    if any(isinstance(one, PortRange) and one.first <= port <= one.last for one in ports):
        return True
    return any(listener.port == port for listener in container_listeners(container))


def _duplicate(route: Route, seen: dict[tuple[str, str, str], Route]) -> Route | None:
    if not route.address or HOLE in route.address + route.matcher + route.target:
        return None
    first = seen.setdefault((_PROXY_OF.get(route.kind, "caddy"), route.address.rstrip("/"), route.matcher), route)
    # One router that several containers' labels define spreads its requests over them.
    if first is route or (route.kind == "label" and first.name == route.name):
        return None
    return first if first.target != route.target else None


def _names(route: Route) -> Iterator[str]:
    """What a route may be named for, the surest first."""
    if route.folder is not None:
        yield route.folder
    if route.name is not None:
        yield route.name
    if route.matcher.startswith(("/", "path /")):
        yield route.matcher.removeprefix("path ").strip("/").split("/")[0].split(" ")[0].rstrip("*/")
    elif route.matcher == "*":
        yield route.domain.split(".")[0]


def _ports(group: list[Container], by_name: dict[str, Container]) -> tuple[tuple[int, ...], bool]:
    """The host ports at which containers can be reached, and whether that is all of them."""
    ports: list[int] = []
    for container in group:
        owner = _network_owner(container, by_name)
        if owner is None or owner.uses_host_network is not False or owner.publishes_all is not False:
            return (), False
        if owner.gap is not None or any(network.is_macvlan is not False for network in owner.networks):
            return (), False
        for port in owner.ports:
            if not isinstance(port.host, PortRange) or port.problem:
                return (), False
            ports += range(port.host.first, min(port.host.last, port.host.first + 1000) + 1)
    return tuple(dict.fromkeys(ports)), bool(group)


def _network_owner(container: Container, by_name: dict[str, Container]) -> Container | None:
    """The container whose network namespace it is in: its own, or another's; None where that is not known."""
    for network in container.networks:
        if network.is_container is not False:
            name = network.container
            return by_name.get(name.text) if isinstance(name, Str) and not name.holes else None
    return container


def _inner_ports(container: Container) -> tuple[tuple[int, ...], bool]:
    """The ports inside a container that it publishes, and whether all of them are known."""
    ranges = [port.container for port in container.ports]
    known = [one for one in ranges if isinstance(one, PortRange)]
    ports = [port for one in known for port in range(one.first, min(one.last, one.first + 1000) + 1)]
    return tuple(dict.fromkeys(ports)), len(known) == len(ranges) and container.uses_host_network is False


def _wrong(route: Route, ports: tuple[int, ...], labelled: Container | None) -> Upstream | None:
    """The upstream whose port is none of these.

    Another port of this machine; for a label, a port of the host's side of a publication: that the container listens
    on more ports than it publishes is common.
    """
    outside = [port.host for port in labelled.ports] if labelled is not None else []
    for upstream in route.upstreams:
        port = upstream.port
        if not isinstance(port, int) or port in ports:
            continue
        if labelled is None and upstream.is_local is True:
            return upstream
        if any(isinstance(one, PortRange) and one.first <= port <= one.last for one in outside):
            return upstream
    return None


def _unresolvable(route: Route, around: Neighbours) -> Upstream | None:
    for upstream in route.upstreams:
        target = None if isinstance(upstream.host, Unknown) else around.by_name.get(upstream.host)
        if (
            target is not None
            and target.name not in around.known_hosts
            and not _proxy_reaches(route, target, around.proxies)
        ):
            return upstream
    return None


def _proxy_reaches(route: Route, target: Container, proxies: list[Container]) -> bool:
    """Whether the proxy may know the container by its name; true where nothing certain is known of the proxy."""
    if route.kind in _NATIVE:
        return False
    return not proxies or any(_share_network(proxy, target) for proxy in proxies)


def _share_network(one: Container, other: Container) -> bool:
    if one.name == other.name or one.gap is not None or other.gap is not None:
        return True
    if one.uses_host_network is True:
        return False
    names = [{network.name.text for network in c.networks if isinstance(network.name, Str)} for c in (one, other)]
    special = any(network.is_custom is not True for c in (one, other) for network in c.networks)
    return special or bool(names[0] & names[1])
