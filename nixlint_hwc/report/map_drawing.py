"""The drawing of a map: SVG with bars for who can connect, and a row for each container.

In: a `Picture`. Out: an `svg` element. From left to right: bars (everyone, one address, this machine), the published
ports wired to them, containers in the frames of their network and host, their mounts and secrets. Lengths are in
pixels; nothing crosses, so that a drawing of a hundred containers can still be read.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

from nixlint_hwc.finding import Severity
from nixlint_hwc.report.escape import encodable, one_line
from nixlint_hwc.report.picture import NOT_KNOWN, Address, Picture, Reach, Tile

_BARS: Final = (Reach.EVERYONE, Reach.ADDRESS, Reach.UNKNOWN, Reach.MACHINE)
_BAR_WIDTH: Final = 24
_BAR_STEP: Final = 34
_LINE: Final = 24
_GAP: Final = 10
_HEAD: Final = 26
_CHARACTER: Final = 7.25
_PORT_WIDTH: Final = 210
_BOX_WIDTH: Final = 330
_SIDE_WIDTH: Final = 410
#: How far apart a bar's name is repeated.
_NAME_STEP: Final = 700


def escaped(text: str) -> str:
    """Text for HTML, attributes included, on one line and without characters that steer or hide."""
    return html.escape(encodable(one_line(text)), quote=True)


def fitted(text: str, width: float, *, keep_end: bool = False) -> str:
    """As much of a text as fits, escaped; wide characters take two places."""
    text = encodable(one_line(text))
    room = int(width / _CHARACTER)
    if sum(map(_cells, text)) > room:
        characters = reversed(text) if keep_end else iter(text)
        kept: list[str] = []
        for character in characters:
            room -= _cells(character)
            if room < 1:
                break
            kept.append(character)
        text = "…" + "".join(reversed(kept)) if keep_end else "".join(kept) + "…"
    return html.escape(text, quote=True)


def _cells(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle: its upper left corner and its size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def attributes(self) -> str:
        """The rectangle as attributes of `rect`."""
        return f'x="{self.x}" y="{self.y}" width="{self.width}" height="{self.height}"'


@dataclass(frozen=True, slots=True)
class Side:
    """What hangs on the right of a container. `key` is the same for what containers share."""

    text: str
    told: str
    kind: str
    key: str


def anchors(picture: Picture) -> dict[Tile, str]:
    """The id of each container's part of the page, in the order of the drawing."""
    tiles = [tile for networks in picture.frames().values() for found in networks.values() for tile in found]
    return {tile: f"container-{number}" for number, tile in enumerate(tiles, 1)}


def drawing(picture: Picture) -> str:
    """The `svg` element, with a line for each part."""
    return "\n".join(_Drawing(picture).parts())


class _Drawing:
    def __init__(self, picture: Picture) -> None:
        self._frames = picture.frames()
        self._anchors = anchors(picture)
        reached = {address.reach for tile in picture.tiles for address in tile.addresses}
        self._bars = {reach: _GAP + _BAR_STEP * at for at, reach in enumerate(b for b in _BARS if b in reached)}
        self._sides = {tile: _sides(tile) for tile in picture.tiles}
        users = Counter(key for sides in self._sides.values() for key in {side.key for side in sides})
        shared = [key for key, count in users.items() if count > 1]
        self._shared = {key: (number, users[key]) for number, key in enumerate(shared, 1)}
        self._ports = _BAR_STEP * len(self._bars) + 3 * _GAP
        self._box = self._ports + _PORT_WIDTH + 4 * _GAP
        self._side = self._box + _BOX_WIDTH + 4 * _GAP
        self._width = self._side + _SIDE_WIDTH + 2 * _GAP

    def parts(self) -> Iterator[str]:
        body, bottom = self._hosts()
        size = f'width="{self._width}" height="{bottom}" viewBox="0 0 {self._width} {bottom}"'
        yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="Containers and who reaches them">'
        for reach, x in self._bars.items():
            yield from _bar(reach, x, bottom)
        yield from body
        yield "</svg>"

    def _hosts(self) -> tuple[list[str], int]:
        found: list[str] = []
        y = _GAP
        for place, networks in self._frames.items():
            inner, bottom = self._networks(networks, y + _HEAD)
            left = self._ports - _GAP
            found += _frame("host", Area(left, y, self._width - left - _GAP // 2, bottom - y), place)
            found += inner
            y = bottom + 2 * _GAP
        return found, y

    def _networks(self, networks: dict[str, list[Tile]], y: int) -> tuple[list[str], int]:
        found: list[str] = []
        for network, tiles in networks.items():
            rows: list[str] = []
            top, y = y, y + _HEAD
            for tile in tiles:
                height = self._height(tile)
                rows += self._row(tile, y, height)
                y += height + _GAP
            width = _BOX_WIDTH + 2 * _GAP
            found += _frame("net", Area(self._box - _GAP, top, width, y - top), f"network {network}")
            found += rows
            y += _GAP
        return found, y

    def _height(self, tile: Tile) -> int:
        lines = 3 if tile.remarks or len(tile.networks) > 1 else 2
        return max(lines, len(tile.addresses), len(self._sides[tile])) * _LINE + _GAP

    def _row(self, tile: Tile, y: int, height: int) -> Iterator[str]:
        yield f'<g class="tile" data-name="{escaped(tile.name)}">'
        for number, address in enumerate(tile.addresses):
            yield from self._port(address, y + number * _LINE + _LINE // 2 + _GAP // 2)
        for number, side in enumerate(self._sides[tile]):
            yield from self._side_chip(side, y + number * _LINE + _LINE // 2 + _GAP // 2)
        yield from self._container(tile, y, height)
        yield "</g>"

    def _port(self, address: Address, y: int) -> Iterator[str]:
        kind = _css(address.reach)
        if address.reach in self._bars:
            start = self._bars[address.reach] + _BAR_WIDTH
            yield f'<circle class="bar {kind}" cx="{start}" cy="{y}" r="4"/>'
            yield f'<path class="wire {kind}" d="M{start} {y}H{self._ports}"/>'
        yield f'<path class="wire {kind}" d="M{self._ports + _PORT_WIDTH} {y}H{self._box}"/>'
        told = f"{address.text}: reached by {address.reach.value}"
        yield from _chip(kind, Area(self._ports, y - 10, _PORT_WIDTH, 20), address.text, told)

    def _side_chip(self, side: Side, y: int) -> Iterator[str]:
        number, count = self._shared.get(side.key, (0, 1))
        told = side.told if count == 1 else f"{side.told} (shared by {count} containers)"
        text = side.text if count == 1 else f"{count}× {side.text}"
        yield f'<g data-shared="{number}">' if number else "<g>"
        yield f'<path class="wire {side.kind}" d="M{self._box + _BOX_WIDTH} {y}H{self._side}"/>'
        yield from _chip(side.kind, Area(self._side, y - 10, _SIDE_WIDTH, 20), text, told)
        yield "</g>"

    def _container(self, tile: Tile, y: int, height: int) -> Iterator[str]:
        worst = f" {tile.worst.value}" if tile.worst is not None else ""
        x, room = self._box + _GAP, _BOX_WIDTH - 2 * _GAP
        yield f'<a href="#{self._anchors[tile]}"><title>{escaped(f"{tile.name}: {tile.image}")}</title>'
        yield f'<rect class="box{worst}" x="{self._box}" y="{y}" width="{_BOX_WIDTH}" height="{height}" rx="6"/>'
        yield f'<text class="name" x="{x}" y="{y + 20}">{fitted(tile.name, room - 80)}</text>'
        yield f'<text class="dim" x="{x}" y="{y + 40}">{fitted(tile.image, room, keep_end=True)}</text>'
        rules = " ".join(dict.fromkeys(remark.rule for remark in tile.remarks))
        also = f"also on {', '.join(tile.networks[1:])} " if len(tile.networks) > 1 else ""
        yield f'<text class="dim" x="{x}" y="{y + 60}">{fitted(also + rules, room)}</text>'
        yield from _badges(tile, self._box + _BOX_WIDTH - 16, y + 15)
        yield "</a>"


def _bar(reach: Reach, x: int, bottom: int) -> Iterator[str]:
    height = bottom - 2 * _GAP
    yield f'<rect class="bar {_css(reach)}" x="{x}" y="{_GAP}" width="{_BAR_WIDTH}" height="{height}" rx="5"/>'
    for y in range(2 * _GAP, max(3 * _GAP, bottom - 150), _NAME_STEP):
        at = f'transform="translate({x + 8} {y}) rotate(90)"'
        yield f'<text class="barname" {at}>{reach.value}</text>'


def _frame(kind: str, area: Area, text: str) -> list[str]:
    return [
        f'<rect class="{kind}" {area.attributes} rx="8"/>',
        f'<text class="dim" x="{area.x + _GAP}" y="{area.y + 18}">{fitted(text, area.width - 2 * _GAP)}</text>',
    ]


def _chip(kind: str, area: Area, text: str, told: str) -> Iterator[str]:
    yield f"<g><title>{escaped(told)}</title>"
    yield f'<rect class="chip {kind}" {area.attributes} rx="4"/>'
    yield f'<text x="{area.x + 8}" y="{area.y + 14}">{fitted(text, area.width - 16)}</text></g>'


def _badges(tile: Tile, x: int, y: int) -> Iterator[str]:
    """The number of findings of each severity, the worst on the right."""
    counts = Counter(remark.severity for remark in tile.remarks)
    for severity in sorted(counts, key=lambda severity: -severity.rank):
        messages = "\n".join(_told(tile, severity))
        yield f"<g><title>{html.escape(messages)}</title>"
        yield f'<circle class="badge {severity.value}" cx="{x}" cy="{y}" r="10"/>'
        yield f'<text class="count" x="{x}" y="{y + 4}">{counts[severity]}</text></g>'
        x -= 24


def _told(tile: Tile, severity: Severity) -> Sequence[str]:
    found = [remark for remark in tile.remarks if remark.severity is severity]
    return [encodable(one_line(f"{remark.rule} {remark.name}: {remark.message}")) for remark in found]


def _sides(tile: Tile) -> list[Side]:
    secrets = [Side(f"secret {name}", f"the secret {name}", "secret", f"secret {name}") for name in tile.secrets]
    mounts = []
    for mount in tile.mounts:
        kind = "" if mount.kind != "secret" else "secret"
        source = mount.source or mount.kind
        text = f"{source} → {mount.target}{' (read-only)' if mount.read_only else ''}"
        # What has no source, or one that is not known, is taken for the container's own.
        is_own = not mount.source or NOT_KNOWN in source
        key = f"{tile.path} {tile.name} {text}" if is_own else f"{tile.place} {source}"
        mounts.append(Side(text, f"{mount.kind}: {text}", kind, key))
    return [*secrets, *mounts]


def _css(reach: Reach) -> str:
    return reach.value.replace(" ", "-")
