"""Who takes a port of the host but containers that publish it: pods, containers on its network, services of NixOS.

In: a configuration in its base world, or a container. Out: `Listener`s. Only what is certain counts: a service is
left out where its switch, port or address is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Any, Final, Literal

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.numerals import whole_number
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown
from nixlint_hwc.facts.podman.port import PortRange, parse_address
from nixlint_hwc.facts.raw import definitions_below, members, quiet
from nixlint_hwc.facts.worlds import in_base_world
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.model import Container

Address = IPv4Address | IPv6Address
#: What a service that names a host by word listens on.
_LOCALHOST: Final = IPv4Address("127.0.0.1")
_EVERYWHERE: Final = frozenset({"", "*", "0.0.0.0", "::", "[::]"})


@dataclass(frozen=True, slots=True, eq=False)
class Listener:
    """Something that listens on a port of the host.

    `kind` is `host-container`, `pod` or `service`; `name` the container's, the pod's, or the option of the service.
    `address` is null for every address. `origin` is where the project says so.
    """

    kind: str
    name: str
    port: int
    protocol: str
    address: Address | None
    origin: Span


@dataclass(frozen=True, slots=True)
class _Service:
    """Where an option below `services` keeps its port and address; a number where no option does.

    `otherwise` is the address that counts where the project gives none, null where that is not known.
    """

    port: str | int
    address: str | None = None
    protocol: str = "tcp"
    otherwise: str | None = None


#: Services by the option that switches them on, per the NixOS manual. A fixed port counts only where the project sets
#: nothing of the service that could move it (`_MOVING`).
_SERVICES: Final = {
    "actual": _Service(3000),
    "adguardhome": _Service("port", "host", otherwise="0.0.0.0"),
    "audiobookshelf": _Service("port", "host"),
    "bazarr": _Service("listenPort"),
    "cockpit": _Service(9090),
    "couchdb": _Service("port", "bindAddress"),
    "flaresolverr": _Service("port"),
    "forgejo": _Service("settings.server.HTTP_PORT", "settings.server.HTTP_ADDR", otherwise="0.0.0.0"),
    "gitea": _Service("settings.server.HTTP_PORT", "settings.server.HTTP_ADDR", otherwise="0.0.0.0"),
    "grafana": _Service("settings.server.http_port", "settings.server.http_addr"),
    "home-assistant": _Service(8123),
    "homepage-dashboard": _Service("listenPort"),
    "immich": _Service("port", "host"),
    "jellyfin": _Service(8096),
    "jellyseerr": _Service("port"),
    "kavita": _Service("settings.Port"),
    "lidarr": _Service(8686),
    "loki": _Service("configuration.server.http_listen_port", "configuration.server.http_listen_address", otherwise=""),
    "memcached": _Service("port", "listen"),
    "mysql": _Service("settings.mysqld.port"),
    "navidrome": _Service("settings.Port", "settings.Address", otherwise="127.0.0.1"),
    "ollama": _Service("port", "host"),
    "open-webui": _Service("port", "host"),
    "paperless": _Service("port", "address", otherwise="localhost"),
    "plex": _Service(32400),
    "postgresql": _Service("settings.port", "settings.listen_addresses"),
    "prometheus": _Service("port", "listenAddress"),
    "prometheus.exporters.blackbox": _Service("port", "listenAddress"),
    "prometheus.exporters.node": _Service("port", "listenAddress"),
    "prometheus.exporters.postgres": _Service("port", "listenAddress"),
    "prometheus.exporters.redis": _Service("port", "listenAddress"),
    "prometheus.exporters.smartctl": _Service("port", "listenAddress"),
    "prometheus.exporters.systemd": _Service("port", "listenAddress"),
    "prowlarr": _Service(9696),
    "radarr": _Service(7878),
    "readarr": _Service(8787),
    "sonarr": _Service(8989),
    "tautulli": _Service("port"),
    "transmission": _Service("settings.rpc-port", "settings.rpc-bind-address", otherwise="127.0.0.1"),
    "uptime-kuma": _Service("settings.PORT", "settings.HOST", otherwise="127.0.0.1"),
    "vaultwarden": _Service("config.ROCKET_PORT", "config.ROCKET_ADDRESS"),
}
#: Options of a service that may move it from its usual port.
_MOVING: Final = frozenset(
    {"settings", "config", "environment", "extraConfig", "port", "configFile", "environmentFiles"}
)

#: Images whose containers listen on a fixed port of the host's network, by the last component of their name.
_IMAGES: Final = {
    "home-assistant": 8123,
    "homeassistant": 8123,
    "jellyfin": 8096,
    "plex": 32400,
    "pms-docker": 32400,
    "emby": 8096,
    "embyserver": 8096,
    "esphome": 6052,
    "homebridge": 8581,
}


def container_listeners(container: Container) -> Iterator[Listener]:
    """The ports that a container on the host's network listens on: those it would publish, or its image's own."""
    if container.uses_host_network is not True:
        return
    found = False
    for port in container.connected.ports:
        if isinstance(port.container, PortRange) and isinstance(port.protocols, tuple) and port.problem is None:
            for protocol in port.protocols:
                found = True
                yield Listener("host-container", container.name, port.container.first, protocol, None, port.origin)
    number = _IMAGES.get(container.image_name) if isinstance(container.image_name, str) else None
    if number is not None and not found and not container.program.command:
        yield Listener("host-container", container.name, number, "tcp", None, container.origin)


def pod_listeners(running: Iterable[Container]) -> Iterator[Listener]:
    """The ports that the pods of containers publish, each once."""
    told: set[tuple[str, int, str, Address | None]] = set()
    for container in running:
        flag = container.started.flags.last("pod")
        for port in container.connected.pod_ports:
            if flag is None or not isinstance(port.host, PortRange) or port.host.count > 1 or port.problem is not None:
                continue
            for protocol in port.protocols if isinstance(port.protocols, tuple) else ():
                name, address = getattr(flag.value, "text", ""), port.address
                if isinstance(address, Unknown) or (name, port.host.first, protocol, address) in told:
                    continue
                told.add((name, port.host.first, protocol, address))
                yield Listener("pod", name, port.host.first, protocol, address, port.origin)


def service_listeners(configuration: Configuration) -> list[Listener]:
    """The services of NixOS that a configuration switches on and that listen on a known port."""
    return in_base_world(configuration, lambda: _services(configuration, _mentioned(configuration)), lambda _: [])


def _mentioned(configuration: Configuration) -> dict[str, Span]:
    """The services that the project's own modules define something of, with the place."""
    found: dict[str, Span] = {}
    for definition in definitions_below(configuration, ("services",)):
        for name, inner in members(definition):
            if inner.way is not None:
                found.setdefault(name, inner.way)
    return found


def _services(configuration: Configuration, mentioned: dict[str, Span]) -> list[Listener]:
    found = []
    for name, service in _SERVICES.items():
        origin = mentioned.get(name.split(".")[0])
        if origin is not None:
            listener = _listener(configuration, name, service, origin)
            found += [listener] if listener is not None else []
    for name, read in _SPECIAL.items():
        if name in mentioned:
            found += read(configuration, mentioned[name])
    return found


def _listener(configuration: Configuration, name: str, service: _Service, origin: Span) -> Listener | None:
    if _value(configuration, f"{name}.enable") is not True:
        return None
    port = service.port if isinstance(service.port, int) else _number(_value(configuration, f"{name}.{service.port}"))
    if port is None:
        return None
    if isinstance(service.port, int) and _sets_any(configuration, name):
        return None
    address: Any = None if service.address is None else _value(configuration, f"{name}.{service.address}")
    if address is MISSING and service.otherwise is not None:
        address = Str(service.otherwise)
    parsed = None if service.address is None else _address(address)
    return None if parsed is False else Listener("service", f"services.{name}", port, service.protocol, parsed, origin)


def _number(value: Any) -> int | None:
    """A port number, also as text."""
    if isinstance(value, Str) and not value.holes:
        return whole_number(value.text)
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _resolved(configuration: Configuration, origin: Span) -> Iterator[Listener]:
    """The name server of systemd-resolved on 127.0.0.53, unless the settings turn it off (resolved.conf(5))."""
    said = [definition for name in ("extraConfig", "settings") for definition in _definitions(configuration, name)]
    if _value(configuration, "resolved.enable") is True and not said:
        for protocol in ("tcp", "udp"):
            yield Listener("service", "services.resolved", 53, protocol, IPv4Address("127.0.0.53"), origin)


def _definitions(configuration: Configuration, name: str) -> list[Any]:
    return configuration.definitions_at(("services", "resolved", name))


def _traefik(configuration: Configuration, origin: Span) -> Iterator[Listener]:
    """The entry points of NixOS's own Traefik."""
    points = _value(configuration, "traefik.staticConfigOptions.entryPoints")
    if _value(configuration, "traefik.enable") is not True or not isinstance(points, AttrSet):
        return
    for name in points.names():
        point = quiet(points.get(name))
        text = quiet(point.get("address")) if isinstance(point, AttrSet) else None
        host, _, port = text.text.removesuffix("/tcp").rpartition(":") if isinstance(text, Str) else ("", "", "")
        address = _address(Str(host))
        number = whole_number(port)
        if number is not None and address is not False:
            yield Listener("service", "services.traefik", number, "tcp", address, origin)


def _ssh(configuration: Configuration, origin: Span) -> Iterator[Listener]:
    ports = _value(configuration, "openssh.ports")
    moved = configuration.definitions_at(("services", "openssh", "listenAddresses"))
    if _value(configuration, "openssh.enable") is not True or moved or not isinstance(ports, ListValue):
        return
    for item in ports.items:
        number = quiet(item)
        if isinstance(number, int):
            yield Listener("service", "services.openssh", number, "tcp", None, origin)


def _caddy(configuration: Configuration, origin: Span) -> Iterator[Listener]:
    """Ports 80 and 443, by the site addresses of the virtual hosts."""
    hosts = _value(configuration, "caddy.virtualHosts")
    moved = any(configuration.definitions_at(("services", "caddy", name)) for name in ("globalConfig", "configFile"))
    if _value(configuration, "caddy.enable") is not True or moved or not isinstance(hosts, AttrSet):
        return
    sites = [site for site in (quiet(hosts.get(name)) for name in hosts.names()) if isinstance(site, AttrSet)]
    if any(_binds(site) for site in sites):
        return
    names = [name for names in hosts.names() for name in names.replace(",", " ").split()]
    plain = [name for name in names if ":" not in name.removeprefix("https://").removeprefix("http://")]
    if any(not name.startswith("https://") for name in plain):
        yield Listener("service", "services.caddy", 80, "tcp", None, origin)
    if any(not name.startswith("http://") and "." in name for name in plain):
        yield Listener("service", "services.caddy", 443, "tcp", None, origin)


def _binds(site: AttrSet) -> bool:
    """Whether a Caddy site may listen on some addresses only."""
    addresses, text = quiet(site.get("listenAddresses")), quiet(site.get("extraConfig"))
    everywhere = isinstance(addresses, ListValue) and not addresses.items and addresses.rest is None
    return not everywhere or (isinstance(text, Str) and "bind " in text.text)


def _nginx(configuration: Configuration, origin: Span) -> Iterator[Listener]:
    """Ports 80 and 443, where some virtual host listens as NixOS has it."""
    hosts = _value(configuration, "nginx.virtualHosts")
    moving = (
        "defaultListen",
        "defaultListenAddresses",
        "defaultHTTPListenPort",
        "defaultSSLListenPort",
        "config",
        "appendConfig",
    )
    moved = any(configuration.definitions_at(("services", "nginx", name)) for name in moving)
    if _value(configuration, "nginx.enable") is not True or moved or not isinstance(hosts, AttrSet):
        return
    sites = [site for site in (quiet(hosts.get(name)) for name in hosts.names()) if isinstance(site, AttrSet)]
    usual = [site for site in sites if _is_usual_site(site)]
    if any(quiet(site.get("onlySSL")) is False for site in usual):
        yield Listener("service", "services.nginx", 80, "tcp", None, origin)
    if any(quiet(site.get(name)) is True for site in usual for name in ("onlySSL", "addSSL", "forceSSL")):
        yield Listener("service", "services.nginx", 443, "tcp", None, origin)


def _is_usual_site(site: AttrSet) -> bool:
    empty = [quiet(site.get(name)) for name in ("listen", "listenAddresses")]
    return all(isinstance(value, ListValue) and not value.items and value.rest is None for value in empty)


def _mosquitto(configuration: Configuration, origin: Span) -> Iterator[Listener]:
    listeners = _value(configuration, "mosquitto.listeners")
    if _value(configuration, "mosquitto.enable") is not True or not isinstance(listeners, ListValue):
        return
    for item in listeners.items:
        listener = quiet(item)
        port = quiet(listener.get("port")) if isinstance(listener, AttrSet) else None
        address = _address(quiet(listener.get("address"))) if isinstance(listener, AttrSet) else False
        if isinstance(port, int) and port and address is not False:
            yield Listener("service", "services.mosquitto", port, "tcp", address, origin)


def _redis(configuration: Configuration, origin: Span) -> Iterator[Listener]:
    servers = _value(configuration, "redis.servers")
    for name in servers.names() if isinstance(servers, AttrSet) else []:
        server = quiet(servers.get(name))
        if not isinstance(server, AttrSet) or quiet(server.get("enable")) is not True:
            continue
        port, bind = quiet(server.get("port")), quiet(server.get("bind"))
        address = _address(bind)
        if isinstance(port, int) and port and address is not False:
            yield Listener("service", f"services.redis.servers.{name}", port, "tcp", address, origin)


def _sets_any(configuration: Configuration, name: str) -> bool:
    """Whether the project sets an option of the service that may move it from its usual port."""
    return any(configuration.definitions_at(("services", *name.split("."), option)) for option in _MOVING)


def _value(configuration: Configuration, path: str) -> Any:
    try:
        return configuration.lookup(("services", *path.split(".")))
    except EvalError:
        return MISSING


def _address(value: Any) -> Address | Literal[False] | None:
    """The address that a service's setting names; None for all, False where that is not known."""
    if value is None:
        return None
    if not isinstance(value, Str) or value.holes:
        return False
    if value.text in _EVERYWHERE:
        return None
    if value.text == "localhost":
        return _LOCALHOST
    return parse_address(value.text) or False


_SPECIAL: Final = {
    "caddy": _caddy, "mosquitto": _mosquitto, "nginx": _nginx, "openssh": _ssh, "redis": _redis,
    "resolved": _resolved, "traefik": _traefik,
}  # fmt: skip
