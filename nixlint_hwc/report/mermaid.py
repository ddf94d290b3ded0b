"""A picture as a Mermaid flowchart, which forges draw inside Markdown.

In: a `Picture`. Out: Mermaid's text. Nothing from the project can end a label: whatever is no letter, digit or harmless
mark becomes a character reference, as Mermaid's "Entity codes to escape characters" has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from nixlint_hwc.finding import Severity
from nixlint_hwc.report.escape import encodable, one_line, shorten
from nixlint_hwc.report.picture import Picture, Reach, Tile

_LABEL_LENGTH = 80
_STEERING = re.compile(r"[^\w .,:/@+=-]")
#: Who reaches a port, in the order of their boxes; the shape is a circle.
_OUTSIDE = {
    Reach.EVERYONE: "everyone",
    Reach.ADDRESS: "one address",
    Reach.UNKNOWN: "address not known",
    Reach.MACHINE: "this machine",
}
_CLASSES = {
    Severity.ERROR: "fill:#ffd9d6,stroke:#c62828,color:#1b1b1b",
    Severity.WARNING: "fill:#fff0c7,stroke:#a86500,color:#1b1b1b",
    Severity.NOTE: "fill:#dcebff,stroke:#2a62b5,color:#1b1b1b",
}


def render(picture: Picture) -> str:
    """The flowchart, ended by a newline. Mounts and secrets that containers share are drawn once."""
    return "".join(f"{line}\n" for line in _Chart(picture).lines())


def label(text: str) -> str:
    """Text as a quoted label."""
    short = shorten(encodable(one_line(text)), _LABEL_LENGTH)
    return '"' + _STEERING.sub(lambda match: f"#{ord(match.group())};", short) + '"'


class _Chart:
    def __init__(self, picture: Picture) -> None:
        numbers = count(1)
        self._frames = picture.frames()
        tiles = [tile for networks in self._frames.values() for found in networks.values() for tile in found]
        self._names = {tile: f"c{next(numbers)}" for tile in tiles}

    def lines(self) -> Iterator[str]:
        yield "flowchart LR"
        reached = {address.reach for tile in self._names for address in tile.addresses}
        for reach, text in _OUTSIDE.items():
            if reach in reached:
                yield f"  {self._outside(reach)}(({label(text)}))"
        yield from self._boxes()
        for tile, name in self._names.items():
            yield from self._addresses(tile, name)
        yield from self._links("s", "{{", "}}", lambda tile: tile.secrets)
        yield from self._links("m", "[(", ")]", _sources)
        yield from self._colors()

    def _boxes(self) -> Iterator[str]:
        numbers = count(1)
        for place, networks in self._frames.items():
            yield f"  subgraph h{next(numbers)}[{label(place)}]"
            for network, tiles in networks.items():
                yield f"    subgraph n{next(numbers)}[{label(f'network {network}')}]"
                yield from (f"      {self._names[tile]}[{_box(tile)}]" for tile in tiles)
                yield "    end"
            yield "  end"

    def _addresses(self, tile: Tile, name: str) -> Iterator[str]:
        for reach in _OUTSIDE:
            texts = [address.text for address in tile.addresses if address.reach is reach]
            if texts:
                yield f"  {self._outside(reach)} -->|{label(', '.join(texts))}| {name}"

    def _outside(self, reach: Reach) -> str:
        return f"o{list(_OUTSIDE).index(reach)}"

    def _links(self, prefix: str, left: str, right: str, things: Callable[[Tile], Iterable[str]]) -> Iterator[str]:
        found = dict.fromkeys(thing for tile in self._names for thing in things(tile))
        names = {thing: f"{prefix}{number}" for number, thing in enumerate(found, 1)}
        for thing, name in names.items():
            yield f"  {name}{left}{label(thing)}{right}"
        for tile, owner in self._names.items():
            for thing in dict.fromkeys(things(tile)):
                yield f"  {owner} --- {names[thing]}"

    def _colors(self) -> Iterator[str]:
        for severity, style in _CLASSES.items():
            worst = [name for tile, name in self._names.items() if tile.worst is severity]
            if worst:
                yield f"  classDef {severity.value} {style}"
                yield f"  class {','.join(worst)} {severity.value}"


def _sources(tile: Tile) -> Iterator[str]:
    return (mount.source for mount in tile.mounts if mount.source and mount.kind != "secret")


def _box(tile: Tile) -> str:
    parts = [label(tile.name)[1:-1], label(tile.image)[1:-1]]
    if len(tile.networks) > 1:
        parts.append(label(f"also on {', '.join(tile.networks[1:])}")[1:-1])
    if tile.remarks:
        rules = ", ".join(dict.fromkeys(remark.rule for remark in tile.remarks))
        parts.append(label(rules)[1:-1])
    return '"' + "<br>".join(parts) + '"'
