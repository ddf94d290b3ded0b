"""Containers as a table: for a terminal, and as plain text for a pipe.

In: a `Picture`. Out: text, ended by a newline. Nothing in it steers a terminal but its own colours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nixlint_hwc.report.escape import encodable, visible
from nixlint_hwc.report.picture import Picture, Reach, Storage, Tile

if TYPE_CHECKING:
    from rich.text import Text

#: Terminals below this width get fewer columns, with more in each.
_WIDE = 140
_HEAD = ("container", "image", "published", "networks", "secrets", "hosts", "mounts")
_WIDE_HEAD = ("container", "published", "networks", "mounts", "secrets", "hosts")
_NARROW_HEAD = ("container", "published", "mounts and secrets")
# As in the report: yellow cannot be read on white.
_COLORS = {Reach.EVERYONE: "red", Reach.ADDRESS: "magenta", Reach.MACHINE: "green"}
_SECRET = "blue"
#: Cells between two columns.
_BETWEEN = 3
_ARROW = " -> "
#: Columns below this width have no room for indentation.
_INDENTED = 16
_PARTS = re.compile(r"[^\s/:@,]*(?:[/:@,]\s*|\s+|$)")


def as_plain(picture: Picture) -> str:
    """One line a container, in aligned columns, the longest last; `-` where there is nothing."""
    rows = [_HEAD, *(_plain_row(tile) for tile in picture.tiles)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _plain_row(tile: Tile) -> tuple[str, ...]:
    cells = (
        (tile.name,),
        (tile.image,),
        [address.text for address in tile.addresses],
        tile.networks,
        tile.secrets,
        tile.hosts,
        [_mount(mount) for mount in tile.mounts],
    )
    return tuple(_shown(", ".join(cell)) or "-" for cell in cells)


def as_screen(picture: Picture, width: int, *, color: bool) -> str:
    """A table that fits the width; a port's colour shows who reaches it."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(width=width, force_terminal=color, no_color=not color, highlight=False, legacy_windows=False)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=False, header_style="bold")
    cells_of = _wide_cells if width >= _WIDE else _narrow_cells
    rows = [cells_of(tile) for tile in picture.tiles]
    titles = _WIDE_HEAD if width >= _WIDE else _NARROW_HEAD
    widths = _widths(rows, titles, width)
    for title, room in zip(titles, widths, strict=True):
        table.add_column(title, overflow="fold", width=room)
    for row in rows:
        table.add_row(*(_text(cell, room) for cell, room in zip(row, widths, strict=True)))
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


#: The lines of a cell with their styles.
Cell = list[tuple[str, str]]


def _wide_cells(tile: Tile) -> list[Cell]:
    return [
        [(tile.name, "bold"), (tile.image, "dim")],
        _published(tile),
        [(network, "") for network in tile.networks],
        [(_mount(mount), "") for mount in tile.mounts],
        [(secret, _SECRET) for secret in tile.secrets],
        [(host, "") for host in tile.hosts],
    ]


def _narrow_cells(tile: Tile) -> list[Cell]:
    hosts = [(f"on {', '.join(tile.hosts)}", "dim")] if tile.hosts else []
    mounts = [(_mount(mount), "") for mount in tile.mounts]
    return [
        [(tile.name, "bold"), (tile.image, "dim"), *hosts],
        [*_published(tile), (f"network {', '.join(tile.networks)}", "dim")],
        [*mounts, *((f"secret {secret}", _SECRET) for secret in tile.secrets)],
    ]


def _published(tile: Tile) -> Cell:
    return [(address.text, _COLORS.get(address.reach, "")) for address in tile.addresses]


def _widths(rows: Sequence[Sequence[Cell]], titles: Sequence[str], width: int) -> list[int]:
    """The columns' widths: what each needs, the widest ones cut until all fit."""
    from rich.cells import cell_len

    wanted = [
        max(cell_len(title), *(cell_len(_shown(text)) for row in rows for text, _ in row[column]), 1)
        for column, title in enumerate(titles)
    ]
    room = max(len(titles), width - _BETWEEN * (len(titles) - 1))
    while sum(wanted) > room:
        widest = max(wanted)
        next_one = max((other for other in wanted if other < widest), default=0)
        count = wanted.count(widest)
        cut = max(1, min(widest - next_one, (sum(wanted) - room) // count))
        wanted = [have - cut if have == widest else have for have in wanted]
    return wanted


def _text(cell: Cell, width: int) -> Text:
    from rich.text import Text

    lines = [(line, style) for text, style in cell for line in _folded(_shown(text), width)]
    return Text("\n").join(Text(line, style) for line, style in lines)


def _folded(text: str, width: int) -> list[str]:
    """The text in lines that fit, broken before its arrow, else behind what separates the parts of paths and images."""
    from rich.cells import cell_len

    source, arrow, target = text.partition(_ARROW)
    if arrow and cell_len(text) > width:
        return [*_wrapped(source, width), *_wrapped(f" {arrow}{target}", width)]
    return _wrapped(text, width)


def _wrapped(text: str, width: int) -> list[str]:
    from rich.cells import cell_len

    lines, line = [], ""
    for part in _PARTS.findall(text):
        if line.strip() and cell_len(line + part.rstrip()) > width:
            lines.append(line.rstrip())
            line = "  " if width > _INDENTED else ""
        line += part
    return [*lines, line.rstrip()]


def _mount(mount: Storage) -> str:
    return f"{mount.source or mount.kind}{_ARROW}{mount.target}{' (ro)' if mount.read_only else ''}"


def _shown(text: str) -> str:
    return encodable(visible(text))
