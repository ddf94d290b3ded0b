"""Containers as a table: for a terminal, and as plain text for a pipe.

In: a `Picture`. Out: text, ended by a newline. Nothing in it steers a terminal but its own colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nixlint_hwc.report.escape import encodable, visible
from nixlint_hwc.report.picture import Picture, Reach, Storage, Tile

if TYPE_CHECKING:
    from rich.text import Text

#: Terminals below this width get fewer columns, with more in each.
_WIDE = 110
_HEAD = ("container", "image", "published", "networks", "secrets", "hosts", "mounts")
_COLORS = {Reach.EVERYONE: "red", Reach.ADDRESS: "yellow", Reach.MACHINE: "green"}


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
    """A table that fits the width; who reaches a port is told by its colour."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(width=width, force_terminal=color, no_color=not color, highlight=False, legacy_windows=False)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=False, header_style="bold")
    is_wide = width >= _WIDE
    for name in ("container", "published", "networks", "mounts", "secrets", "hosts") if is_wide else (
        "container", "published", "mounts and secrets"
    ):  # fmt: skip
        table.add_column(name, overflow="fold")
    for tile in picture.tiles:
        table.add_row(*(_wide_row(tile) if is_wide else _narrow_row(tile)), end_section=tile is picture.tiles[-1])
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _wide_row(tile: Tile) -> Iterator[Text]:
    yield _lines([(tile.name, "bold"), (tile.image, "dim")])
    yield _published(tile)
    yield _lines((network, "") for network in tile.networks)
    yield _lines((_mount(mount), "") for mount in tile.mounts)
    yield _lines((secret, "magenta") for secret in tile.secrets)
    yield _lines((host, "") for host in tile.hosts)


def _narrow_row(tile: Tile) -> Iterator[Text]:
    hosts = [(f"on {', '.join(tile.hosts)}", "dim")] if tile.hosts else []
    yield _lines([(tile.name, "bold"), (tile.image, "dim"), *hosts])
    published = _published(tile)
    networks = _lines([(f"network {', '.join(tile.networks)}", "dim")])
    yield networks if not published else published.append("\n").append(networks)
    secrets = [(f"secret {secret}", "magenta") for secret in tile.secrets]
    yield _lines([*((_mount(mount), "") for mount in tile.mounts), *secrets])


def _published(tile: Tile) -> Text:
    return _lines((address.text, _COLORS.get(address.reach, "")) for address in tile.addresses)


def _lines(parts: Iterable[tuple[str, str]]) -> Text:
    from rich.text import Text

    return Text("\n").join(Text(_shown(text), style) for text, style in parts)


def _mount(mount: Storage) -> str:
    return f"{mount.source or mount.kind} -> {mount.target}{' (ro)' if mount.read_only else ''}"


def _shown(text: str) -> str:
    return encodable(visible(text))
