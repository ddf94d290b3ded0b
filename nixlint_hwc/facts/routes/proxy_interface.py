"""The management interfaces that the commands and variables of proxy containers open.

In: a container. Out: `ProxyInterface`s. Sources: Traefik's documentation ("API", `insecure`: the API answers on the
entry point `traefik`, port 8080 unless that says otherwise), Caddy's (`CADDY_ADMIN`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nixlint_hwc.eval.numerals import whole_number
from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.podman.port import PortRange
from nixlint_hwc.facts.routes.caddy import is_loopback_admin
from nixlint_hwc.facts.routes.route import ProxyInterface
from nixlint_hwc.source import Span

_INSECURE: Final = ("--api.insecure", "--api.insecure=true")
_ENTRY_POINT: Final = re.compile(r"--entrypoints\.traefik\.address=[^:]*:(\d+)(?:/tcp)?", re.IGNORECASE)
_API_PORT: Final = 8080


def container_interfaces(container: Container) -> Iterator[ProxyInterface]:
    """The interfaces that a container opens. Traefik's counts only where its port may be reached from outside."""
    if _may_be_reached(container, _api_port(container)):
        yield from _traefik(container)
    for name, value, variable in _variables(container):
        if name == "CADDY_ADMIN" and not is_loopback_admin(value):
            yield ProxyInterface("Caddy", f"{name}={value}", container.name, variable)


def _traefik(container: Container) -> Iterator[ProxyInterface]:
    for text in container.program.texts:
        if text.source == "cmd" and text.text.text.lower() in _INSECURE:
            yield ProxyInterface("Traefik", text.text.text, container.name, text.origin)
    for name, value, variable in _variables(container):
        if name == "TRAEFIK_API_INSECURE" and value.lower() in ("true", "1"):
            yield ProxyInterface("Traefik", f"{name}={value}", container.name, variable)


def _variables(container: Container) -> Iterator[tuple[str, str, Span]]:
    """The variables of which everything is known, with their places."""
    for variable in container.program.environment:
        if isinstance(variable.name, Str) and isinstance(variable.value, Str) and not variable.value.holes:
            yield variable.name.text, variable.value.text, variable.origin


def _api_port(container: Container) -> int:
    for text in container.program.texts:
        match = _ENTRY_POINT.fullmatch(text.text.text)
        number = whole_number(match[1]) if match is not None else None
        if number is not None:
            return number
    return _API_PORT


def _may_be_reached(container: Container, port: int) -> bool:
    """Whether a port of a container may be open to other machines: published, or on the host's network."""
    connected = container.connected
    if container.started.gap is not None or container.uses_host_network is not False:
        return True
    if connected.publishes_all is not False:
        return True
    if any(network.is_container is not False or network.is_macvlan is not False for network in connected.networks):
        return True
    return any(
        one.is_public is not False and (not isinstance(one.container, PortRange) or _covers(one.container, port))
        for one in container.connected.ports
    )


def _covers(ports: PortRange, port: int) -> bool:
    return ports.first <= port <= ports.last
