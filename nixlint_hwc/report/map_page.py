"""A picture as one HTML page that needs nothing else: no network, no other file.

In: a `Picture` and the project's name. Out: HTML. The page's own policy forbids every script and style but the two
that come with it, and every request.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from nixlint_hwc.report.map_drawing import anchors, drawing, escaped
from nixlint_hwc.report.map_style import SCRIPT, STYLE
from nixlint_hwc.report.picture import Picture, Reach, Remark, Tile
from nixlint_hwc.report.tally import counted


def render(picture: Picture, title: str) -> str:
    """The page, ended by a newline."""
    return "".join(f"{part}\n" for part in _parts(picture, title))


def _parts(picture: Picture, title: str) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    policy = f"default-src 'none'; style-src {_hash(STYLE)}; script-src {_hash(SCRIPT)}; base-uri 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escaped(title)}: what is exposed</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{escaped(title)}: what is exposed</h1>"
    if picture.tiles:
        yield f'<p>{_summary(picture)}</p>\n<div class="picture">\n{drawing(picture)}\n</div>'
    else:
        yield "<p>There are no containers.</p>"
    yield "<h2>Findings</h2>" if picture.tiles or picture.remarks else ""
    yield from (_section(tile, anchor) for tile, anchor in anchors(picture).items())
    if picture.remarks:
        yield f"<section>\n<h3>Of no single container</h3>\n{_list(picture.remarks)}\n</section>"
    yield f"<script>{SCRIPT}</script>\n</body>\n</html>"


def _hash(text: str) -> str:
    """The source expression of an inline element (Content Security Policy Level 3, section 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _summary(picture: Picture) -> str:
    exposed = [tile for tile in picture.tiles if any(a.reach is Reach.EVERYONE for a in tile.addresses)]
    remarks = sum(len(tile.remarks) for tile in picture.tiles) + len(picture.remarks)
    verb = "is" if len(exposed) == 1 else "are"
    told = [
        counted(len(picture.tiles), "container"),
        f"{len(exposed)} of them {verb} reached on every address of the host",
        counted(remarks, "finding"),
    ]
    return f"{'; '.join(told)}. A number on a container leads to its findings; point at anything to read all of it."


def _section(tile: Tile, anchor: str) -> str:
    where = f"<code>{escaped(f'{tile.path}:{tile.line}')}</code>"
    found = _list(tile.remarks) if tile.remarks else "<p>No findings.</p>"
    heading = f"<h3>{escaped(tile.name)} ({escaped(tile.place)}) {where}</h3>"
    return f'<section id="{anchor}">\n{heading}\n{found}\n</section>'


def _list(remarks: Sequence[Remark]) -> str:
    lines = [
        f'<li><b class="{remark.severity.value}">{escaped(remark.rule)}</b> {escaped(remark.message)} '
        f"<code>{escaped(f'{remark.path}:{remark.line}')}</code></li>"
        for remark in remarks
    ]
    return "<ul>\n{}\n</ul>".format("\n".join(lines))
