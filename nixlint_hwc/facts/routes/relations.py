"""What routes have to do with the containers of their host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.listeners import Listener, container_listeners
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.podman.port import PortRange
from nixlint_hwc.facts.routes.route import HOST_NAMES, Route, RouteUse, Upstream
from nixlint_hwc.facts.structure.files import plain_name

#: Images that are reverse proxies, by the last part of their name.
PROXIES = ("caddy", "traefik", "nginx", "nginx-proxy-manager", "swag", "haproxy", "envoy")

#: Kinds of routes that a proxy of NixOS itself serves, which runs on the host.
_NATIVE = ("caddy", "nginx", "traefik")
#: The proxy that a kind of route asks; Caddy for all others.
_PROXY_OF = {"nginx": "nginx", "traefik": "traefik", "label": "traefik"}


@dataclass(slots=True, eq=False)
class Neighbours:
    """What runs on a host, by what routes may call it.

    `known_hosts` are the names that the host itself knows, `services` the services of NixOS that listen on ports.
    `encrypted` are the domains that some route of the project serves with encryption, `tunnelled` tells whether
    the host has a tunnel that may encrypt what comes in, `http_is_open` whether others reach what listens on the port
    of HTTP there. `backend` is `podman` or `docker`. `suffixes` are those of names that do not count. `alike` are the
    containers by their names without them, `modules` by the names of their modules' folders.
    """

    containers: tuple[Container, ...]
    suffixes: tuple[str, ...]
    known_hosts: frozenset[str] = frozenset()
    services: tuple[Listener, ...] = ()
    encrypted: frozenset[str] = frozenset()
    tunnelled: bool = False
    http_is_open: bool = True
    backend: str = "podman"
    by_name: dict[str, Container] = field(init=False)
    proxies: list[Container] = field(init=False)
    alike: dict[str, list[Container]] = field(init=False, default_factory=dict)
    modules: dict[str, list[Container]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_name = {container.name: container for container in self.containers}
        self.proxies = [container for container in self.containers if container.image_name in PROXIES]
        for container in self.containers:
            self.alike.setdefault(plain_name(container.name, self.suffixes), []).append(container)
            folder = container.declared.folder
            if folder is not None:
                self.modules.setdefault(plain_name(folder.name, self.suffixes), []).append(container)

    def group(self, route: Route) -> list[Container]:
        """The containers that a route is named for: those of the module of that name, or one of that name."""
        for name in _names(route):
            plain = plain_name(name, self.suffixes)
            found = self.modules.get(plain) or self.alike.get(plain)
            if plain and found:
                return found
        return []

    def may_come_encrypted(self, route: Route) -> bool:
        """Whether requests may reach a route encrypted, or not at all from outside."""
        parents = [route.domain.split(".", count)[-1] for count in (0, 1)]
        closed = not self.http_is_open and route.kind in _NATIVE
        return self.tunnelled or closed or parents[0] in self.encrypted or f"*.{parents[1]}" in self.encrypted

    def traefiks(self) -> int:
        """How many containers of Traefik there are."""
        return sum(one.image_name == "traefik" for one in self.proxies)

    def is_started(self, name: str) -> bool:
        """Whether a container is started at boot, as far as is known."""
        return self.by_name[name].started.auto_start is not False if name in self.by_name else True

    def serving(self, route: Route) -> list[Container]:
        """The containers that may serve a route: the one that does, or all proxies."""
        known = self.by_name.get(route.proxy) if route.proxy is not None else None
        return [known] if known is not None else self.proxies

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
    told: set[int] = set()
    for route in routes:
        own = around.by_name.get(route.container) if route.container is not None else None
        group = around.group(route) if own is None else [own]
        ports, known = _ports(group, around.by_name)
        wrong = _wrong_port(route, ports, around) if own is None and known and ports else None
        user = around.user_of(wrong.port, group) if wrong is not None and isinstance(wrong.port, int) else None
        if user is not None and user.startswith("services."):
            wrong = None
        inside = _wrong_side(route, around) if wrong is None else None
        # The addresses of one site share its upstreams.
        unresolvable = _unresolvable(route, around)
        unresolvable = None if id(unresolvable) in told else unresolvable
        told.add(id(unresolvable))
        yield RouteUse(
            route=route,
            container=inside[1].name if inside is not None else group[0].name if group else None,
            ports=ports if inside is None else _inner_ports(inside[1])[0],
            ports_known=known,
            wrong=wrong if inside is None else inside[0],
            is_wrong_side=inside is not None,
            port_user=user,
            duplicate=_duplicate(route, seen, around),
            unresolvable=unresolvable,
            may_be_encrypted_before=around.may_come_encrypted(route),
            origin=route.origin,
        )


def _may_use(container: Container, port: int) -> bool:
    """Whether a container publishes a port, or may listen on it as part of the host's network."""
    ports = [one.container if container.uses_host_network is True else one.host for one in container.connected.ports]
    if any(isinstance(one, PortRange) and one.first <= port <= one.last for one in ports):
        return True
    return any(listener.port == port for listener in container_listeners(container))


def _duplicate(route: Route, seen: dict[tuple[str, str, str], Route], around: Neighbours) -> Route | None:
    """An earlier route for the same requests. Of several Traefiks each may read other labels."""
    if not route.address or HOLE in route.address + route.matcher + route.target:
        return None
    if route.container is not None and (around.traefiks() > 1 or not around.is_started(route.container)):
        return None
    proxy = f"{_PROXY_OF.get(route.kind, 'caddy')} {route.proxy or ''}"
    first = seen.setdefault((proxy, route.address.rstrip("/"), route.matcher), route)
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
    elif route.matcher in ("*", f"host {route.domain}"):
        yield route.domain.split(".")[0]


def _ports(group: list[Container], by_name: dict[str, Container]) -> tuple[tuple[int, ...], bool]:
    """The host ports at which containers can be reached, and whether that is all of them."""
    ports: list[int] = []
    for container in group:
        owner = _network_owner(container, by_name)
        if owner is None or owner.uses_host_network is not False or owner.connected.publishes_all is not False:
            return (), False
        if owner.started.gap is not None or any(
            network.is_macvlan is not False for network in owner.connected.networks
        ):
            return (), False
        for port in owner.connected.ports:
            if not isinstance(port.host, PortRange) or port.problem:
                return (), False
            ports += range(port.host.first, min(port.host.last, port.host.first + 1000) + 1)
    return tuple(dict.fromkeys(ports)), bool(group)


def _network_owner(container: Container, by_name: dict[str, Container]) -> Container | None:
    """The container whose network namespace it is in: its own, or another's; None where that is not known."""
    for network in container.connected.networks:
        if network.is_container is not False:
            name = network.container
            return by_name.get(name.text) if isinstance(name, Str) and not name.holes else None
    return container


def _inner_ports(container: Container) -> tuple[tuple[int, ...], bool]:
    """The ports inside a container that it publishes, and whether all of them are known."""
    ranges = [port.container for port in container.connected.ports]
    known = [one for one in ranges if isinstance(one, PortRange)]
    ports = [port for one in known for port in range(one.first, min(one.last, one.first + 1000) + 1)]
    return tuple(dict.fromkeys(ports)), len(known) == len(ranges) and container.uses_host_network is False


def _wrong_port(route: Route, ports: tuple[int, ...], around: Neighbours) -> Upstream | None:
    """The upstream that is another port of this machine, where none of them is one of these ports."""
    local = [one for one in route.upstreams if isinstance(one.port, int) and _is_local(route, one, around)]
    return local[0] if local and all(one.port not in ports for one in local) else None


def _is_local(route: Route, upstream: Upstream, around: Neighbours) -> bool:
    """Whether an upstream is this machine; `localhost` of a container is the container itself."""
    proxy = around.by_name.get(route.proxy) if route.proxy is not None else None
    if upstream.is_local is not True or proxy is None or proxy.uses_host_network is True:
        return upstream.is_local is True
    return upstream.host in HOST_NAMES


def _wrong_side(route: Route, around: Neighbours) -> tuple[Upstream, Container] | None:
    """The upstream that is a container by name, and its port the host's side of a publication.

    That the container listens on more ports than it publishes is common.
    """
    if route.kind in _NATIVE:
        return None
    for upstream in route.upstreams:
        target = around.by_name.get(upstream.host) if isinstance(upstream.host, str) else None
        if target is None or not isinstance(upstream.port, int):
            continue
        ports, known = _inner_ports(target)
        outside = [port.host for port in target.connected.ports]
        if known and ports and upstream.port not in ports and any(_covers(one, upstream.port) for one in outside):
            return upstream, target
    return None


def _covers(ports: object, port: int) -> bool:
    return isinstance(ports, PortRange) and ports.first <= port <= ports.last


def _unresolvable(route: Route, around: Neighbours) -> Upstream | None:
    for upstream in route.upstreams:
        target = None if isinstance(upstream.host, Unknown) else around.by_name.get(upstream.host)
        if target is None or target.name in around.known_hosts:
            continue
        if route.container is None and not _proxy_knows(route, target, around):
            return upstream
        if route.container is not None and not _proxy_reaches(target, around):
            return upstream
    return None


def _proxy_knows(route: Route, target: Container, around: Neighbours) -> bool:
    """Whether the proxy may know the container by its name; true where nothing certain is known of the proxy."""
    if route.kind in _NATIVE:
        return False
    proxies = around.serving(route)
    return not proxies or any(_share_network(proxy, target) for proxy in proxies)


def _share_network(one: Container, other: Container) -> bool:
    if one.name == other.name or one.started.gap is not None or other.started.gap is not None:
        return True
    if one.uses_host_network is True:
        return False
    names = [
        {network.name.text for network in c.connected.networks if isinstance(network.name, Str)} for c in (one, other)
    ]
    special = any(network.is_custom is not True for c in (one, other) for network in c.connected.networks)
    return special or bool(names[0] & names[1])


def _proxy_reaches(target: Container, around: Neighbours) -> bool:
    """Whether Traefik may reach a container with labels by its address: Docker keeps its networks apart.

    Podman does so only for networks that ask for it, and programs of the host reach every network.
    """
    proxies = [one for one in around.proxies if one.image_name == "traefik"]
    if around.backend != "docker" or len(proxies) != 1 or proxies[0].uses_host_network is not False:
        return True
    joined = [_joined(one) for one in (proxies[0], target)]
    return joined[0] is None or joined[1] is None or bool(joined[0] & joined[1])


def _joined(container: Container) -> frozenset[str] | None:
    """The networks of a container of Docker; None where they are not known, or others than bridges."""
    if container.started.gap is not None or container.connected.networks_gap is not None:
        return None
    names = set()
    for network in container.connected.networks:
        if network.is_custom is False and network.mode not in ("bridge", "default", "custom"):
            return None
        if network.is_macvlan is not False or (network.is_custom is not False and not isinstance(network.name, Str)):
            return None
        names.add(network.name.text if isinstance(network.name, Str) else "bridge")
    return frozenset(names) or frozenset({"bridge"})
