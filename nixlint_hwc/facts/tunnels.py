"""The addresses of a project's tunnels: what is published there, only peers reach.

In: a configuration. Out: the `Subnet`s of its WireGuard interfaces, per the options `networking.wireguard`,
`networking.wg-quick` and `systemd.network` of NixOS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nixlint_hwc.facts.raw import definitions_below, known_texts, member, members, parts_of
from nixlint_hwc.facts.subnet import Subnet, parse_subnet
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition

#: Options that hold tunnels by their name, and where in a tunnel its addresses are.
_TUNNELS: Final = (("wireguard", "ips"), ("wg-quick", "address"))
#: Interfaces that are tunnels by their name.
_NAMED: Final = re.compile(r"(?:\d+-)?(?:wg|wireguard|tailscale|nebula|wt|zt)[\w-]*", re.ASCII)


def tunnel_subnets(configuration: Configuration) -> Iterator[Subnet]:
    """The ranges of the tunnels that a configuration defines."""
    for kind, addresses in _TUNNELS:
        for definition in definitions_below(configuration, ("networking", kind, "interfaces")):
            for _, tunnel in members(definition):
                yield from _subnets(tunnel, addresses)
    for definition in definitions_below(configuration, ("systemd", "network", "networks")):
        for name, network in members(definition):
            if _NAMED.fullmatch(name):
                yield from _subnets(network, "address")


def _subnets(interface: Definition, name: str) -> Iterator[Subnet]:
    for part in parts_of(interface):
        for addresses in member(part, name):
            for text in known_texts(addresses):
                subnet = parse_subnet(text if "/" in text else f"{text}/{128 if ':' in text else 32}")
                if subnet is not None:
                    yield subnet
