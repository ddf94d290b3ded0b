"""Port publications: `[[ip:]hostPort:]containerPort[/protocol]`, per `--publish` in podman-run(1).

In: one entry of the option `ports` (NixOS passes each to `-p` unchanged) or the value of `-p`/`--publish`, and which of
Podman and Docker reads it. Out: `PortPublication`. A hole between colons is taken for the one field it stands in where
the other fields leave no choice; otherwise the fields it could reach are Unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from typing import TypeAlias

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import (
    Known,
    Piece,
    accepted,
    csv_fields,
    cut,
    cut_last,
    first_hole,
    negate,
    piece,
    plain,
)

#: The protocols that Podman's network back end forwards; it lower-cases the name.
PROTOCOLS = frozenset({"tcp", "udp", "sctp"})

_NUMBER = re.compile(r"\+?[0-9]+", re.ASCII)
_PORTS = re.compile(r"[0-9+-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class PortRange:
    """Ports from `first` to `last`, both included, each 1 to 65535.

    `first` is the lower end. `last` is the upper end, the same for a single port.
    """

    first: int
    last: int
    text: Str

    @property
    def count(self) -> int:
        """How many ports the range has."""
        return self.last - self.first + 1

    def overlaps(self, other: PortRange) -> bool:
        """Whether the two ranges share a port."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class PortPublication:
    """One published port, or range of ports.

    `host_ip` is the address without brackets, None where none is given (Podman then binds every address). `host` and
    `container` are the ranges; `host` is None where Podman picks a random port. `protocols` are lower-case names, `tcp`
    where none is written. `problem` says why the text is refused, None where it is accepted or that is not known.
    """

    text: Str
    host_ip: Piece | None
    host: PortRange | Unknown | None
    container: PortRange | Unknown
    protocols: tuple[str, ...] | Unknown
    problem: str | None

    @property
    def host_port(self) -> int | Unknown | None:
        """The (first) port on the host; null where Podman picks one."""
        return self.host.first if isinstance(self.host, PortRange) else self.host

    @property
    def container_port(self) -> int | Unknown:
        """The (first) port in the container."""
        return self.container.first if isinstance(self.container, PortRange) else self.container

    @property
    def protocol(self) -> str | Unknown:
        """The protocol, lower-case; several are joined by commas."""
        return self.protocols if isinstance(self.protocols, Unknown) else ",".join(self.protocols)

    @property
    def is_valid(self) -> Known:
        """Whether the text is accepted."""
        return accepted(self.text, self.problem)

    @property
    def is_range(self) -> Known:
        """Whether more than one container port is published."""
        return self.container if isinstance(self.container, Unknown) else self.container.count > 1

    @property
    def is_random(self) -> Known:
        """Whether Podman picks the host port anew at each start."""
        return self.host if isinstance(self.host, Unknown) else self.host is None

    @property
    def is_loopback(self) -> Known:
        """Whether the host address is a loopback address of either family."""
        address = self.address
        if address is None or isinstance(address, Unknown):
            return False if address is None else address
        mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
        return (mapped or address).is_loopback

    @property
    def is_unspecified(self) -> Known:
        """Whether the port is bound on every address: none given, `0.0.0.0` or `::`."""
        address = self.address
        if isinstance(address, Unknown):
            return address
        return self.host_ip is None if address is None else address.is_unspecified

    @property
    def is_public(self) -> Known:
        """Whether the port is published beyond loopback."""
        return negate(self.is_loopback)

    @property
    def address(self) -> IPv4Address | IPv6Address | Unknown | None:
        """The host address as a number; None where none, or none that is valid, is given."""
        if self.host_ip is None or isinstance(self.host_ip, Unknown):
            return self.host_ip
        if self.host_ip.holes:
            head = self.host_ip.text.split(HOLE)[0]
            return IPv4Address("127.0.0.1") if head.startswith("127.") else first_hole(self.host_ip)
        return parse_address(self.host_ip.text)


def parse_address(text: str) -> IPv4Address | IPv6Address | None:
    """An IP address without zone, as Podman reads it; None for any other text."""
    try:
        if ":" in text:
            return None if "%" in text else IPv6Address(text)
        return IPv4Address(text)
    except ValueError:
        return None


def parse_publications(text: Str, backend: str = "podman") -> tuple[PortPublication, ...]:
    """The publications of one `-p` value, which is a comma-separated list (`80:80,443:443`).

    So `53:53/tcp,udp` asks for a port named udp; it is read as the one publication that is meant, which is refused.
    `backend` is `podman` or `docker`.
    """
    parts: list[Str] = []
    start = 0
    for field in csv_fields(text):
        end = start + len(field.text)
        if parts and field.text.lower() in PROTOCOLS:
            start -= len(parts[-1].text) + 1
            parts[-1] = text.slice(start, end)
        else:
            parts.append(field)
        start = end + 1
    return tuple(parse_publication(part, backend) for part in parts)


def parse_publication(text: Str, backend: str = "podman") -> PortPublication:
    """One publication. Never raises; what the `backend`, `podman` or `docker`, would refuse has a `problem`."""
    body, protocol_text = cut(text, "/")
    protocols = _protocols(text, body, protocol_text)
    fields = _fields(body)
    if isinstance(fields, str):
        return _refused(text, protocols, fields)
    host_ip, host_text, container_text = fields
    host = _range(host_text)
    container = _range(container_text)
    problem = None if text.holes else _problem(protocol_text, fields, host, container, backend)
    return PortPublication(
        text, host_ip, _or_unknown(host, text), _or_unknown(container, text) or Unknown("no port"), protocols, problem
    )


def _or_unknown(ports: _Ports, text: Str) -> PortRange | Unknown | None:
    """A range that could not be read is not known; why is in `problem`."""
    return Unknown(f"{text.shown!r} is not a port: {ports}") if isinstance(ports, str) else ports


def _refused(text: Str, protocols: tuple[str, ...] | Unknown, problem: str) -> PortPublication:
    unknown = Unknown(problem)
    return PortPublication(text, unknown, unknown, unknown, protocols, None if text.holes else problem)


def _protocols(text: Str, body: Str, protocol: Str | None) -> tuple[str, ...] | Unknown:
    if protocol is None:
        return first_hole(text) if body.text.endswith(HOLE) else ("tcp",)
    known = plain(protocol)
    return known if isinstance(known, Unknown) else tuple(known.lower().split(","))


_Fields: TypeAlias = "tuple[Piece | None, Piece | None, Piece]"
#: What reading a port field gives: a range, the reason why it is invalid, None for an empty field, or its unknown part.
_Ports: TypeAlias = "PortRange | str | Unknown | None"


def _fields(body: Str) -> _Fields | str:
    """Host address, host port and container port; the reason where there are no such fields."""
    bracketed, rest = cut(body, "]")
    if rest is not None:
        return _bracketed_fields(bracketed, rest)
    parts = body.split(":")
    if len(parts) > 3:
        return "too many colons; an IPv6 address needs brackets"
    if len(parts) == 3 and parts[2].text.lower() in PROTOCOLS:
        return f"the protocol stands behind a slash: {parts[0].shown}:{parts[1].shown}/{parts[2].text}"
    if len(parts) == 3:
        return piece(parts[0]), piece(parts[1]), piece(parts[2])
    if len(parts) == 1:
        return (first_hole(body), first_hole(body), piece(body)) if body.holes else (None, None, body)
    return _two_fields(parts[0], parts[1])


def _two_fields(first: Str, second: Str) -> _Fields:
    """`host:container`, or, with a hole that may hold a colon, the end or the beginning of three fields."""
    if first.holes:
        return first_hole(first), first_hole(first), piece(second)
    if second.holes and not _PORTS.fullmatch(first.text):
        return first, first_hole(second), first_hole(second)
    return None, first, piece(second)


def _bracketed_fields(bracketed: Str, rest: Str) -> _Fields | str:
    if not bracketed.text.startswith("["):
        return "an IPv6 address must be enclosed in brackets"
    if not rest.text.startswith(":"):
        return "an IPv6 address must be followed by a colon"
    address = piece(bracketed.slice(1, len(bracketed.text)))
    host, container = cut(rest.slice(1, len(rest.text)), ":")
    if container is None:
        return (address, first_hole(rest), first_hole(rest)) if rest.holes else "an address needs a host port as well"
    if ":" in container.text:
        return "too many colons"
    return address, piece(host), piece(container)


def _range(text: Piece | None) -> _Ports:
    if text is None or isinstance(text, Unknown):
        return text
    if text.holes:
        return first_hole(text)
    if not text.text:
        return None
    first_text, last_text = cut_last(text, "-")
    first = _port(first_text.text)
    last = first if last_text is None else _port(last_text.text)
    if isinstance(first, str):
        return first
    if isinstance(last, str):
        return last
    if last < first:
        return _not_upwards(text)
    return PortRange(first, last, text)


def _not_upwards(text: Str) -> str:
    return f"the range {text.text} does not go upwards"


def _port(text: str) -> int | str:
    if not _NUMBER.fullmatch(text):
        return f"{text!r} is not a port number" if text else "a port number is missing"
    number = int(text.lstrip("+0")[:8] or "0")
    return number if 1 <= number <= 65535 else f"port {text} is outside 1-65535"


def _problem(
    protocol: Str | None,
    fields: _Fields,
    host: _Ports,
    container: _Ports,
    backend: str,
) -> str | None:
    """Why a wholly known publication is refused; None where it is taken."""
    return _protocol_problem(protocol) or _address_problem(fields[0]) or _range_problem(host, container, backend)


def _protocol_problem(protocol: Str | None) -> str | None:
    if protocol is not None and "," in protocol.text and "" not in protocol.text.split(","):
        return "it has one protocol; publish the port once with each"
    for name in () if protocol is None else protocol.text.split(","):
        if name.lower() not in PROTOCOLS:
            return f"{name!r} is not a protocol (tcp, udp, sctp)" if name else "the protocol is empty"
    return None


def _address_problem(address: Piece | None) -> str | None:
    if address is None or isinstance(address, Unknown) or parse_address(address.text) is not None:
        return None
    return f"{address.text!r} is not an IP address" if address.text else "the host address is empty"


def _range_problem(host: _Ports, container: _Ports, backend: str) -> str | None:
    """What is wrong with the ports.

    Podman wants a range to have two ports at least, and both to be of one length, in all its releases since 2.0
    (`parseSplitPort` and `parseAndValidateRange` in its `specgenutil`). Docker picks a port of a host range for a
    single container port, per docker-run(1).
    """
    if container is None:
        return "the container port is missing"
    is_docker = backend == "docker"
    for ports in (host, container):
        if isinstance(ports, str):
            return ports
        if isinstance(ports, PortRange) and ports.count == 1 and "-" in ports.text.text and not is_docker:
            return _not_upwards(ports.text)
    if not isinstance(host, PortRange) or not isinstance(container, PortRange) or host.count == container.count:
        return None
    if is_docker and container.count == 1:
        return None
    return f"{host.text.text} and {container.text.text} differ in length"
