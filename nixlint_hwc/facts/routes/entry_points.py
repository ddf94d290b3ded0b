"""Traefik's entry points: on which ports it listens, and whether what comes in there is encrypted.

In: a `RouteSource` and the containers of one host. Out: `EntryPoints`. Sources: Traefik's documentation, "Routing",
"EntryPoints", and "Configuration": files, arguments and variables are mutually exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from nixlint_hwc.eval.numerals import whole_number
from nixlint_hwc.eval.values import ListValue, Str, Unknown
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.partial import known_text
from nixlint_hwc.facts.podman.port import PortPublication, PortRange
from nixlint_hwc.facts.raw import members
from nixlint_hwc.facts.routes.route import is_beside_internet, is_private
from nixlint_hwc.facts.routes.source import RouteSource, inside, known_list

_ADDRESS: Final = re.compile(r"([^/]*):(\d+)(?:/tcp)?")
_FLAG: Final = re.compile(r"--entrypoints\.([^.=]+)\.([^=]+)(?:=(.*))?", re.IGNORECASE | re.DOTALL)
_HTTP: Final = 80


@dataclass(slots=True)
class EntryPoint:
    """One entry point. `port` is null where it is not known, or where the internet does not reach it.

    `says_more`: it is encrypted, or sends requests on.
    """

    port: int | None = None
    says_more: bool = False
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class EntryPoints:
    """The entry points of the one Traefik of a host by their names, in lower case. `is_known`: there are no others."""

    points: Mapping[str, EntryPoint] = field(default_factory=dict)
    is_known: bool = False

    def are_plain(self, names: Iterable[str]) -> bool:
        """Whether requests are certain to come in on the port of HTTP, and unencrypted.

        A router that names no entry points has the default ones, which are all where none says so.
        """
        default = {name for name, point in self.points.items() if point.is_default} or set(self.points)
        wanted = {name.lower() for name in names} or default
        points = [self.points.get(name) for name in wanted]
        return (
            self.is_known
            and bool(points)
            and all(point is not None and point.port == _HTTP and not point.says_more for point in points)
        )


def entry_points(source: RouteSource, containers: Iterable[Container]) -> EntryPoints:
    """The entry points of the Traefik of a host; not known where it has several, or where a file tells."""
    found = [points for container in containers if (points := _of_container(container)) is not None]
    native = _native(source)
    if native is not None:
        found.append(native)
    return found[0] if len(found) == 1 else EntryPoints()


def _native(source: RouteSource) -> EntryPoints | None:
    """The entry points of NixOS's own Traefik; None without one."""
    parts = [
        part
        for path in (("staticConfigOptions",), ("static", "settings"))
        for one in source.definitions("services", "traefik", *path)
        for part in inside(one, "entryPoints")
    ]
    files = source.definitions("services", "traefik", "staticConfigFile")
    if source.is_off("traefik") or not (parts or files):
        return None
    points: dict[str, EntryPoint] = {}
    for part in parts:
        for name, _ in members(part):
            point = points.setdefault(name.lower(), EntryPoint())
            for address in inside(part, name, "address"):
                point.port = _port_of(known_text(address.value))
            point.is_default |= any(one.value is True for one in inside(part, name, "asDefault"))
            point.says_more |= bool([*inside(part, name, "http", "tls"), *inside(part, name, "http", "redirections")])
    return EntryPoints(points, is_known=not files and bool(points))


def _of_container(container: Container) -> EntryPoints | None:
    """The entry points of a container of Traefik; None for other containers."""
    if container.image_name != "traefik":
        return None
    targets = [mount.target.text for mount in container.connected.mounts if isinstance(mount.target, Str)]
    by_file = any(re.search(r"traefik\.(?:ya?ml|toml)$|^/etc/traefik/?$", target) for target in targets)
    if by_file or any(not isinstance(part, Str) or part.holes for part in container.program.command):
        return EntryPoints()
    points: dict[str, EntryPoint] = {}
    for name, key, value in _flags(container):
        _say(points.setdefault(name.lower(), EntryPoint()), key.lower(), value)
    for point in points.values():
        point.port = _HTTP if point.port is not None and _outside(container, point.port) else None
    return EntryPoints(points, is_known=bool(points))


def _flags(container: Container) -> Iterator[tuple[str, str, str]]:
    for part in container.program.command:
        match = _FLAG.fullmatch(part.text) if isinstance(part, Str) else None
        if match is not None:
            yield match[1], match[2], match[3] or "true"


def _say(point: EntryPoint, key: str, value: str) -> None:
    if key == "address":
        point.port = _port_of(value)
    elif key == "asdefault":
        point.is_default = value == "true"
    elif key.startswith(("http.tls", "http.redirections")) and value != "false":
        point.says_more = True


def _port_of(address: str | None) -> int | None:
    """The port of an entry point; None where it is not known, or is one that the internet does not reach."""
    match = _ADDRESS.fullmatch(address or "")
    return whole_number(match[2]) if match is not None and not is_beside_internet(match[1]) else None


def _outside(container: Container, port: int) -> bool:
    """Whether a port of a container is the port of HTTP outside."""
    if container.uses_host_network is True:
        return port == _HTTP
    return any(
        isinstance(one.container, PortRange)
        and isinstance(one.host, PortRange)
        and one.container.first <= port <= one.container.last
        and one.host.first + port - one.container.first == _HTTP
        and _is_open(one)
        and one.is_ignored is False
        for one in container.connected.ports
    )


def _is_open(port: PortPublication) -> bool:
    """Whether a port is published on an address that the internet may reach."""
    address = port.address
    return port.is_public is True and not isinstance(address, Unknown) and (address is None or not is_private(address))


def texts_of(value: object) -> tuple[str, ...] | None:
    """The names of a list of which everything is known; None otherwise."""
    if not isinstance(value, ListValue) or value.rest is not None:
        return None
    found = known_list(value)
    return tuple(found) if len(found) == len(value.items) else None
