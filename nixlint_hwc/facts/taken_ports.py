"""The ports of the host that publications take for certain, and which publications meet there.

In: the publications of containers. Out: pairs of `TakenPorts`. The time grows with the number of publications and of
pairs that overlap, not with its square: a TURN server publishes ten thousand ports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.listeners import Address
from nixlint_hwc.facts.parts import ContainerPort
from nixlint_hwc.facts.podman.port import PortRange


@dataclass(frozen=True, slots=True, eq=False)
class TakenPorts:
    """The host ports `first` to `last` that a publication takes.

    `owner` is the number of its container and `index` its own among that container's publications.
    """

    port: ContainerPort
    owner: int
    index: int
    first: int
    last: int
    address: Address | Unknown | None
    protocols: tuple[str, ...]


def taken_ports(ports: Sequence[ContainerPort], owner: int = 0) -> Iterator[TakenPorts]:
    """What each publication takes for certain; nothing where one range holds the ports to choose from."""
    for index, port in enumerate(ports):
        host, inside = port.host, port.container
        if not isinstance(host, PortRange) or port.problem is not None or port.is_ignored is not False:
            continue
        is_choice = host.count > 1 and isinstance(inside, PortRange) and inside.count == 1
        if not is_choice and isinstance(port.protocols, tuple):
            yield TakenPorts(port, owner, index, host.first, host.last, port.address, port.protocols)


def overlapping(taken: Iterable[TakenPorts]) -> Iterator[tuple[TakenPorts, TakenPorts]]:
    """The pairs that have a port number in common, in the order of their owners and indices."""
    still: list[TakenPorts] = []
    for one in sorted(taken, key=lambda one: one.first):
        still = [earlier for earlier in still if earlier.last >= one.first]
        for earlier in still:
            is_in_order = (earlier.owner, earlier.index) < (one.owner, one.index)
            yield (earlier, one) if is_in_order else (one, earlier)
        still.append(one)


def meet(one: TakenPorts, two: TakenPorts) -> bool:
    """Whether two that overlap take the same port of the same address: a wildcard meets any address."""
    return not set(one.protocols).isdisjoint(two.protocols) and addresses_meet(one.address, two.address)


def addresses_meet(one: Address | Unknown | None, two: Address | Unknown | None) -> bool:
    """Whether two addresses have one in common; null is every address of either family."""
    if isinstance(one, Unknown) or isinstance(two, Unknown):
        return one is None or two is None
    if one is None or two is None:
        return True
    return one.version == two.version and (one == two or one.is_unspecified or two.is_unspecified)
