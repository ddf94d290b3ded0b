"""The rows of a map: for each container who reaches it, what it is, what it holds, and its findings.

In: a `Picture`. Out: HTML. Hosts are sections, networks are frames in them, containers are rows. From left to right:
lanes (everyone, one address, this machine), the published ports wired to them, the container, its mounts and secrets.
Wires are straight and nothing crosses, so that a map of two hundred containers can still be read.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nixlint_hwc.report.escape import encodable, one_line
from nixlint_hwc.report.picture import NOT_KNOWN, Picture, Reach, Remark, Tile
from nixlint_hwc.report.tally import counted

#: The lanes from left to right, and what each means.
LANES: Final = {
    Reach.EVERYONE: "published on every address of the host, or on the host's own network",
    Reach.ADDRESS: "published on one address of the host",
    Reach.UNKNOWN: "published on an address that the repository does not determine",
    Reach.MACHINE: "published on loopback: only this machine reaches it",
}


def escaped(text: str) -> str:
    """Text for HTML, attributes included, on one line and without characters that steer or hide."""
    return html.escape(encodable(one_line(text)), quote=True)


def css(reach: Reach) -> str:
    """The class of what is reached so."""
    return reach.value.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Side:
    """An item at the right of a container. Items that containers share have the same `key`."""

    text: str
    told: str
    kind: str
    key: str


def rows(picture: Picture) -> Iterator[str]:
    """The sections of all hosts, a line for each part."""
    return _Rows(picture).sections()


def remark_list(remarks: Sequence[Remark]) -> str:
    """Findings as a list."""
    lines = [
        f'<li><b class="{remark.severity.value}">{escaped(remark.rule)}</b> {escaped(remark.message)} '
        f"<code>{escaped(f'{remark.path}:{remark.line}')}</code></li>"
        for remark in remarks
    ]
    return "<ul>\n{}\n</ul>".format("\n".join(lines))


class _Rows:
    def __init__(self, picture: Picture) -> None:
        self._frames = picture.frames()
        reached = {address.reach for tile in picture.tiles for address in tile.addresses}
        self._lanes = {reach: at for at, reach in enumerate(reach for reach in LANES if reach in reached)}
        self._sides = {tile: _sides(tile) for tile in picture.tiles}
        users = Counter(key for sides in self._sides.values() for key in {side.key for side in sides})
        self._users = {key: count for key, count in users.items() if count > 1}
        self._shared = {key: number for number, key in enumerate(self._users, 1)}

    def sections(self) -> Iterator[str]:
        for number, (place, networks) in enumerate(self._frames.items(), 1):
            count = sum(map(len, networks.values()))
            yield f'<section class="host lanes{len(self._lanes)}" id="host-{number}">'
            yield f"<h2>{escaped(place)} <small>{counted(count, 'container')}</small></h2>"
            yield '<div class="lanes">'
            for reach, at in self._lanes.items():
                yield f'<div class="lane {css(reach)} at{at}" title="{LANES[reach]}"><span>{reach.value}</span></div>'
            for network, tiles in networks.items():
                yield f'<section class="net">\n<h3>network {escaped(network)}</h3>'
                for tile in tiles:
                    yield from self._row(tile)
                yield "</section>"
            yield "</div>\n</section>"

    def _row(self, tile: Tile) -> Iterator[str]:
        open_to_all = " open" if any(address.reach is Reach.EVERYONE for address in tile.addresses) else ""
        found = f" {tile.worst.value}" if tile.worst is not None else ""
        yield f'<article class="tile{found}{open_to_all}" tabindex="0" aria-label="{escaped(tile.name)}">'
        yield '<ul class="ports">'
        for address in tile.addresses:
            told = f"{address.text}: reached by {address.reach.value}"
            lane = f" at{self._lanes[address.reach]}" if address.reach in self._lanes else ""
            yield f'<li class="{css(address.reach)}{lane}"><span class="chip" title="{escaped(told)}">'
            yield f"{escaped(address.text)}</span></li>"
        yield "</ul>"
        yield from _box(tile)
        yield '<ul class="sides">'
        for side in self._sides[tile]:
            yield self._side(side)
        yield "</ul>\n</article>"

    def _side(self, side: Side) -> str:
        count = self._users.get(side.key, 1)
        if count == 1:
            chip = f'<span class="chip" title="{escaped(side.told)}">{escaped(side.text)}</span>'
            return f'<li class="{side.kind}">{chip}</li>'
        told = f"{side.told} (shared by {count} containers; press to see them)"
        opening = f'<button class="chip" type="button" data-shared="{self._shared[side.key]}" title="{escaped(told)}">'
        return f'<li class="{side.kind}">{opening}{count}× {escaped(side.text)}</button></li>'


def _box(tile: Tile) -> Iterator[str]:
    yield '<div class="box">'
    where = escaped(f"{tile.path}:{tile.line}")
    yield f'<h4>{escaped(tile.name)} <span class="where" title="{where}">{where}</span></h4>'
    yield f'<p class="image" title="{escaped(tile.image)}">{escaped(tile.image)}</p>'
    if len(tile.networks) > 1:
        yield f'<p class="also">also on {escaped(", ".join(tile.networks[1:]))}</p>'
    if tile.remarks:
        rules = " ".join(dict.fromkeys(remark.rule for remark in tile.remarks))
        yield f"<details>\n<summary>{''.join(_badges(tile))} <span>{escaped(rules)}</span></summary>"
        yield remark_list(tile.remarks)
        yield "</details>"
    yield "</div>"


def _badges(tile: Tile) -> Iterator[str]:
    """The number of findings of each severity, the worst first."""
    counts = Counter(remark.severity for remark in tile.remarks)
    for severity in sorted(counts, key=lambda severity: -severity.rank):
        told = counted(counts[severity], severity.value)
        yield f'<b class="badge {severity.value}" title="{told}" aria-label="{told}">{counts[severity]}</b>'


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
