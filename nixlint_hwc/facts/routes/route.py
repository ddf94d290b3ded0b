"""Reverse-proxy routes: which domain is passed on to what.

In: nothing. Out: frozen dataclasses that rules see. `reading` makes them, `relations` relates them to containers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from nixlint_hwc.eval.numerals import whole_number
from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known
from nixlint_hwc.source import Span

#: What containers call the machine they run on.
HOST_NAMES: Final = frozenset({"host.containers.internal", "host.docker.internal"})
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0", *HOST_NAMES})
_UPSTREAM: Final = re.compile(
    r"(?:(?P<scheme>[a-z0-9+]+)://)?(?P<host>\[[^\]]*\]|[^:/\[\]]*)(?::(?P<port>[^/]*))?(?P<path>/.*)?"
)
_PRIVATE_BLOCKS: Final = tuple(
    map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"))
)
_SOCKETS: Final = ("unix", "unix+h2c", "fd")
_PRIVATE: Final = (
    "local", "lan", "internal", "home.arpa", "localhost", "localdomain", "home", "test", "example", "invalid", "ts.net",
    "onion", "intranet", "private", "corp", "fritz.box",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Upstream:
    """Where requests are passed on to. `port` is null where none is given."""

    text: Str
    host: str | Unknown
    port: int | Unknown | None
    origin: Span

    @property
    def is_local(self) -> Known:
        """Whether it is a port of this machine."""
        return self.host if isinstance(self.host, Unknown) else self.host in _LOCAL


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """A domain, or a part of it, that a reverse proxy passes on.

    `kind` is `file` (a file of the route folder), `caddy` (`services.caddy`), `mounted` (a Caddyfile that a container
    mounts), `nginx` (`services.nginx.virtualHosts`), `traefik` (`services.traefik.dynamicConfigOptions`), `label`
    (Traefik's labels of a container) or `list` (an option of the project that lists routes). `address` is the site's
    address as written, `domain` its host name; `matcher`
    what else requests must match, `*` for everything. `name` is what the route itself is called, null where it has no
    name of its own. `folder` is the container module whose options name the domain. `is_plain_http`: requests are
    certain to come unencrypted. `container` is the container whose labels make the route, null for other kinds. `proxy`
    is the container that serves it, null where that is not known or the proxy is NixOS's own.
    """

    kind: str
    address: str
    domain: str
    matcher: str
    upstreams: tuple[Upstream, ...]
    is_plain_http: bool
    name: str | None
    folder: str | None
    origin: Span
    container: str | None = None
    proxy: str | None = None

    @property
    def is_public(self) -> bool:
        """Whether the domain may be reached from outside: it is no address, and no name of a private network."""
        return is_public(self.domain)

    @property
    def target(self) -> str:
        """Its upstreams as one text, for comparison."""
        return " ".join(upstream.text.text for upstream in self.upstreams)


@dataclass(frozen=True, slots=True, eq=False)
class RouteUse:
    """A route on a host, with what its containers have to do with it.

    `container` is the container that the route is for, null where none is known. `ports` are the host ports at which
    that container, and the others of its module, can be reached. `ports_known` is false where there may be more.
    `wrong` is the upstream that goes to another port, `port_user` what of this host uses that port, null where nothing
    known does. `is_wrong_side`: that upstream is the container itself, by name or by its labels, but its port is the
    host's; `ports` then are those inside it. `duplicate` is an earlier route for the same requests that passes them on
    elsewhere. `unresolvable` is the upstream that names a container which the proxy cannot know, or cannot reach.
    `may_be_encrypted_before`: a tunnel or another route of the project may encrypt what the proxy serves plainly, or
    the firewall lets nobody in.
    """

    route: Route
    container: str | None
    ports: tuple[int, ...]
    ports_known: bool
    wrong: Upstream | None
    is_wrong_side: bool
    port_user: str | None
    duplicate: Route | None
    unresolvable: Upstream | None
    may_be_encrypted_before: bool
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class ProxyInterface:
    """A management interface of a proxy that needs no password. `proxy` is `Traefik` or `Caddy`."""

    proxy: str
    setting: str
    container: str | None
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class UnservedDomain:
    """An option for a domain that no route of the project serves. `option` is its path."""

    option: str
    origin: Span


def is_public(domain: str) -> bool:
    """Whether a host name is one of the public internet."""
    name = domain.strip("*.").lower()
    if "." not in name or any(name == suffix or name.endswith(f".{suffix}") for suffix in _PRIVATE):
        return False
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return re.fullmatch(r"[a-z0-9.-]+\.[a-z][a-z0-9-]+", name) is not None
    return False


def is_beside_internet(address: str) -> bool:
    """Whether what listens on an address (`10.0.0.2`, `[::1]:80`, `unix//run/x`) hears nothing from the internet.

    That is so of the machine itself and of private networks (RFC 1918, 4193, 6598), and may be so of what is not known.
    """
    if address.startswith(("localhost", "unix/")) or HOLE in address or "{" in address:
        return True
    host = address.removeprefix("tcp/")
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        return is_private(ip_address(host))
    except ValueError:
        return False


def is_private(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is of the machine itself or of a private network."""
    return address.is_loopback or address.is_link_local or any(address in block for block in _PRIVATE_BLOCKS)


def parse_upstream(text: Str, origin: Span) -> Upstream | None:
    """An upstream such as `http://localhost:8080`; None where it is no network address."""
    match = _UPSTREAM.fullmatch(text.text)
    if (
        match is None
        or match["scheme"] in _SOCKETS
        or text.text.startswith(("unix/", "fd/"))
        or not (match["host"] or match["port"])
    ):
        return None
    gap = text.holes[0] if text.holes else Unknown("a part of the address")
    host: str | Unknown = match["host"].strip("[]") or "localhost"
    if HOLE in match["host"] or "{" in match["host"] or "$" in match["host"]:
        host = gap
    port: int | Unknown | None = None
    if match["port"]:
        number = whole_number(match["port"])
        port = gap if number is None else number
    return Upstream(text, host, port, origin)


def domain_of(address: str) -> str:
    """The host name of a site address: without scheme, port and path."""
    return re.sub(r"^[a-z]+://", "", address).split("/")[0].rsplit(":", 1)[0]
