"""Address ranges of networks: CIDR texts, and which of them meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.values import Str

if TYPE_CHECKING:
    from nixlint_hwc.facts.model import NetworkDefinition
    from nixlint_hwc.facts.partial import Piece


@dataclass(frozen=True, slots=True)
class Subnet:
    """A range of addresses in which bits beyond the prefix are not counted."""

    network: IPv4Network | IPv6Network

    @property
    def text(self) -> str:
        """The range as CIDR."""
        return str(self.network)

    def contains(self, address: object) -> bool:
        """Whether an address lies in it; not for what is no address."""
        return isinstance(address, (IPv4Address, IPv6Address)) and address in self.network

    def overlaps(self, other: Subnet) -> bool:
        """Whether the two ranges share an address."""
        return self.network.version == other.network.version and self.network.overlaps(other.network)


def parse_subnet(text: Piece | str) -> Subnet | None:
    """The range that a CIDR text names; None where it names none or is not wholly known."""
    if isinstance(text, Str):
        text = "" if text.holes else text.text
    try:
        return Subnet(ip_network(text, strict=False)) if isinstance(text, str) and "/" in text else None
    except ValueError:
        return None


#: The subnet of Podman's default network, unless it is configured (containers.conf(5)).
PODMAN_DEFAULT: Final = Subnet(IPv4Network("10.88.0.0/16"))


def subnets_of(networks: Iterable[NetworkDefinition]) -> tuple[Subnet, ...]:
    """The known subnets of bridge networks, Podman's default one first."""
    found = [parse_subnet(text) for network in networks if network.is_bridge is True for text in network.subnets]
    return (PODMAN_DEFAULT, *[subnet for subnet in found if subnet is not None])
