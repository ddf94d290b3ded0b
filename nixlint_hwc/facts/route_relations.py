"""What routes have to do with the containers of their host."""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.port import PortRange
from nixlint_hwc.facts.routes import ProxyInterface, Route, RouteUse, Upstream
from nixlint_hwc.facts.structure_files import plain_name

#: Images that are reverse proxies, by the last part of their name.
PROXIES = ("caddy", "traefik", "nginx", "nginx-proxy-manager", "swag", "haproxy", "envoy")


class Neighbours:
    """The containers of a host, by what routes may call them."""

    def __init__(self, containers: tuple[Container, ...], suffixes: tuple[str, ...]) -> None:
        self.suffixes = suffixes
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


def route_uses(routes: list[Route], containers: tuple[Container, ...], suffixes: tuple[str, ...]) -> Iterator[RouteUse]:
    """Each route of a host with its containers."""
    around = Neighbours(containers, suffixes)
    seen: dict[tuple[str, str], Route] = {}
    for route in routes:
        group = around.group(route)
        ports, known = _ports(group, around.by_name)
        yield RouteUse(
            route=route,
            container=group[0].name if group else None,
            ports=ports,
            ports_known=known,
            wrong=_wrong(route, ports) if known and ports else None,
            duplicate=_duplicate(route, seen),
            unresolvable=_unresolvable(route, around),
            origin=route.origin,
        )


def _duplicate(route: Route, seen: dict[tuple[str, str], Route]) -> Route | None:
    if not route.address or HOLE in route.address + route.matcher + route.target:
        return None
    first = seen.setdefault((route.address.rstrip("/"), route.matcher), route)
    return first if first is not route and first.target != route.target else None


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


def _wrong(route: Route, ports: tuple[int, ...]) -> Upstream | None:
    """The local upstream whose port is none of these."""
    for upstream in route.upstreams:
        if upstream.is_local is True and isinstance(upstream.port, int) and upstream.port not in ports:
            return upstream
    return None


def _unresolvable(route: Route, around: Neighbours) -> Upstream | None:
    for upstream in route.upstreams:
        target = None if isinstance(upstream.host, Unknown) else around.by_name.get(upstream.host)
        if target is not None and not _proxy_reaches(route, target, around.proxies):
            return upstream
    return None


def _proxy_reaches(route: Route, target: Container, proxies: list[Container]) -> bool:
    """Whether the proxy may know the container by its name; true where nothing certain is known of the proxy."""
    if route.kind == "caddy":
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


def is_loopback_admin(address: str) -> bool:
    """Whether Caddy's admin endpoint is off, a socket, or on loopback."""
    return address in ("off", "") or address.startswith(("localhost", "127.", "[::1]", "unix/", "unix//", "{"))


def container_interfaces(container: Container) -> Iterator[ProxyInterface]:
    """The management interfaces that a container's command and environment open."""
    for text in container.texts:
        if text.source == "cmd" and text.text.text.lower() in ("--api.insecure", "--api.insecure=true"):
            yield ProxyInterface("Traefik", text.text.text, container.name, text.origin)
    for variable in container.environment:
        name = variable.name.text if isinstance(variable.name, Str) else ""
        value = variable.value.text if isinstance(variable.value, Str) and not variable.value.holes else None
        if name == "TRAEFIK_API_INSECURE" and value is not None and value.lower() in ("true", "1"):
            yield ProxyInterface("Traefik", f"{name}={value}", container.name, variable.origin)
        if name == "CADDY_ADMIN" and value is not None and not is_loopback_admin(value):
            yield ProxyInterface("Caddy", f"{name}={value}", container.name, variable.origin)
