"""What a map and a table of containers show, as plain data.

In: nothing. Out: frozen records. Always holds: secrets are masked when the records are made; texts are as the project
has them otherwise, so that each format escapes them in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nixlint_hwc.finding import Severity

#: What is shown of something that the repository does not determine.
NOT_KNOWN = "<?>"


class Reach(StrEnum):
    """Who can connect to a published port."""

    EVERYONE = "everyone"
    ADDRESS = "one address"
    MACHINE = "this machine"
    UNKNOWN = "not known"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Address:
    """A published port as it is written, and who reaches it."""

    text: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Storage:
    """A mount. `source` is the host path or the volume's name, empty for memory and nameless volumes."""

    source: str
    target: str
    kind: str
    read_only: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, as a picture shows it. `line` counts from 1."""

    rule: str
    name: str
    severity: Severity
    message: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One container with what can be seen of it from outside. `networks` is never empty."""

    name: str
    image: str
    hosts: tuple[str, ...]
    path: str
    line: int
    networks: tuple[str, ...]
    addresses: tuple[Address, ...] = ()
    mounts: tuple[Storage, ...] = ()
    secrets: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def place(self) -> str:
        """What it runs on."""
        if not self.hosts:
            return "modules that no host enables"
        return f"{'host' if len(self.hosts) == 1 else 'hosts'} {', '.join(self.hosts)}"

    @property
    def worst(self) -> Severity | None:
        """The severity of its worst finding."""
        return max((remark.severity for remark in self.remarks), key=lambda severity: severity.rank, default=None)


@dataclass(frozen=True, slots=True)
class Picture:
    """All containers, sorted by name, and the findings that belong to none."""

    tiles: tuple[Tile, ...]
    remarks: tuple[Remark, ...] = ()

    def frames(self) -> dict[str, dict[str, list[Tile]]]:
        """The containers by what they run on and by the first network that they join, both sorted."""
        found: dict[str, dict[str, list[Tile]]] = {}
        for tile in sorted(self.tiles, key=lambda tile: (not tile.hosts, tile.place, tile.networks[0])):
            found.setdefault(tile.place, {}).setdefault(tile.networks[0], []).append(tile)
        return found
