"""The cases of reverse proxies: routes, management interfaces, domains without a route."""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.analysis.reading import Reading, containers_of, running_of
from nixlint_hwc.facts.around import ProjectFacts
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.model import Container, Host
from nixlint_hwc.facts.routes.proxy_interface import container_interfaces
from nixlint_hwc.facts.routes.relations import Neighbours, route_uses
from nixlint_hwc.facts.routes.route import Route, UnservedDomain
from nixlint_hwc.facts.structure.files import plain_name
from nixlint_hwc.facts.structure.reading import Structure
from nixlint_hwc.facts.structure.structure import ModuleFolder

#: Tunnels to a proxy elsewhere, by the name of their image or their option below `services`.
_TUNNELS = ("cloudflared", "frpc", "frp", "newt", "ngrok", "rathole", "pangolin", "bore", "chisel", "sish")

_HTTP = 80
#: Beginnings of the names of interfaces that lead to no public network.
_INNER = ("lo", "tailscale", "wg", "zt", "nebula", "podman", "docker", "br-", "veth", "ve-", "virbr", "tun")


def route_cases(
    readings: list[Reading], structure: Structure, project: ProjectFacts, suffixes: tuple[str, ...]
) -> Iterator[Case]:
    """All cases about routes. Routes are compared with what runs on their own host only."""
    encrypted = frozenset(route.domain for reading in readings for route in reading.routes if not route.is_plain_http)
    for reading in readings:
        yield from _cases_of_host(reading, project, suffixes, encrypted)
    yield from _unserved(readings, structure, project, suffixes)


def _cases_of_host(
    reading: Reading, project: ProjectFacts, suffixes: tuple[str, ...], encrypted: frozenset[str]
) -> Iterator[Case]:
    running = running_of(reading)
    host = Host(reading.host, running, reading.backend)
    hosts = (reading.host,) if reading.host is not None else ()
    if reading.routes:
        neighbours = Neighbours(
            running, suffixes, reading.known_hosts, reading.listeners, encrypted,
            tunnelled=_has_tunnel(reading, running), http_is_open=_http_is_open(reading), backend=reading.backend,
        )  # fmt: skip
        for use in route_uses(reading.routes, neighbours):
            yield Case("route", {"route": use, "host": host, "project": project}, use.origin, hosts=hosts)
    for password in reading.proxy_passwords:
        around = {"container": None, "host": host, "project": project}
        yield Case("proxyPassword", {"proxyPassword": password, **around}, password.origin, hosts=hosts)
    for interface in reading.interfaces:
        yield Case("proxyInterface", {"proxyInterface": interface, "project": project}, interface.origin, hosts=hosts)
    for sighted in reading.sighted:
        container = sighted.container
        for interface in container_interfaces(container):
            arguments = {"proxyInterface": interface, "project": project}
            yield Case(
                "proxyInterface", arguments, interface.origin, (), container.name, hosts if sighted.enabled else (),
                None, container.origin,
            )  # fmt: skip


def _http_is_open(reading: Reading) -> bool:
    """Whether the firewall of a host lets others in on the port of HTTP; for a module by itself that is not known."""
    if reading.host is None or reading.configuration.definitions_at(("services", "caddy", "openFirewall")):
        return True
    outside = [one for one in reading.firewall.opening(_HTTP) if not (one.interface or "").startswith(_INNER)]
    return reading.firewall.is_enabled is False or bool(outside)


def _has_tunnel(reading: Reading, running: tuple[Container, ...]) -> bool:
    """Whether something of the host brings in requests that are encrypted elsewhere."""
    if any(container.image_name in _TUNNELS for container in running):
        return True
    return any(reading.configuration.definitions_at(("services", name)) for name in _TUNNELS)


def _unserved(
    readings: list[Reading], structure: Structure, project: ProjectFacts, suffixes: tuple[str, ...]
) -> Iterator[Case]:
    """The domain options of modules, in a project with routes, that no route serves."""
    routes = [route for reading in readings for route in reading.routes]
    if not routes or not all(reading.routes_known for reading in readings):
        return
    names, domains = _served(routes, suffixes), {route.domain for route in routes}
    containers = containers_of(readings)
    # Traefik reads its routes from labels.
    labelled = {c.declared.folder.path for c in containers if c.declared.folder is not None and c.program.labels}
    for folder in structure.folders.values():
        if plain_name(folder.name, suffixes) not in names and folder.path not in labelled:
            yield from _unserved_domains(folder, domains, project)


def _served(routes: list[Route], suffixes: tuple[str, ...]) -> set[str]:
    """What routes are named for."""
    found: set[str] = set()
    for route in routes:
        names = [route.folder or "", route.name or "", route.domain.split(".")[0], route.matcher.strip("/*")]
        found |= {plain_name(name, suffixes) for name in names}
    return found


def _unserved_domains(folder: ModuleFolder, domains: set[str], project: ProjectFacts) -> Iterator[Case]:
    for option in folder.options:
        if option.name == "domain" and option.default_text not in domains:
            unserved = UnservedDomain(option.path, option.origin)
            yield Case("unserved", {"unserved": unserved, "folder": folder, "project": project}, option.origin)
