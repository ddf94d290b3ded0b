"""A picture as one HTML page that needs nothing else: no network, no other file.

In: a `Picture` and the project's name. Out: HTML. The page's own policy forbids every script and style but the two
that come with it, and every request. Without scripts it shows all the same; they only filter.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from nixlint_hwc.finding import Severity
from nixlint_hwc.report.map_rows import escaped, remark_list, rows
from nixlint_hwc.report.map_style import SCRIPT, STYLE
from nixlint_hwc.report.picture import Picture, Reach
from nixlint_hwc.report.tally import counted


def render(picture: Picture, title: str) -> str:
    """The page in ASCII, so that no locale can damage it, ended by a newline."""
    page = "".join(f"{part}\n" for part in _parts(picture, title))
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _parts(picture: Picture, title: str) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    policy = f"default-src 'none'; style-src {_hash(STYLE)}; script-src {_hash(SCRIPT)}; base-uri 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escaped(title)}: what is exposed</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield f"<header>\n<h1>{escaped(title)}: what is exposed</h1>"
    yield from _figures(picture) if picture.tiles else ["<p>There are no containers.</p>"]
    yield "</header>"
    if picture.tiles:
        yield from _bar(picture)
        yield "<main>"
        yield from rows(picture)
        yield "</main>"
    if picture.remarks:
        yield f'<section class="others">\n<h2>Not about one container</h2>\n{remark_list(picture.remarks)}\n</section>'
    yield f"<script>{SCRIPT}</script>\n</body>\n</html>"


def _hash(text: str) -> str:
    """The source expression of an inline element (Content Security Policy Level 3, section 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _figures(picture: Picture) -> Iterator[str]:
    """What the page comes to, in numbers."""
    places = {(tile.name, tile.path, tile.line) for tile in picture.tiles}
    exposed = sum(any(a.reach is Reach.EVERYONE for a in tile.addresses) for tile in picture.tiles)
    remarks = {*picture.remarks, *(remark for tile in picture.tiles for remark in tile.remarks)}
    counts = Counter(remark.severity for remark in remarks)
    yield '<ul class="figures">'
    yield _figure(len(places), "container", "")
    yield f'<li class="everyone"><b>{exposed}</b> open to everyone</li>'
    for severity in sorted(Severity, key=lambda severity: -severity.rank):
        yield _figure(counts[severity], severity.value, severity.value)
    yield "</ul>"


def _figure(number: int, noun: str, kind: str) -> str:
    count, words = counted(number, noun).split(" ", 1)
    return f'<li class="{kind}"><b>{count}</b> {words}</li>'


def _bar(picture: Picture) -> Iterator[str]:
    """What filters the page, and the way to each host."""
    yield '<nav aria-label="Filter">'
    yield '<input type="search" id="words" placeholder="Filter by name, image, port, path, secret, rule" '
    yield 'title="Press / to filter, Escape to show all" aria-label="Filter containers">'
    yield '<label><input type="checkbox" id="only-open"> open to everyone</label>'
    yield '<label><input type="checkbox" id="only-found"> with findings</label>'
    yield '<button type="button" id="unfold">Show all findings</button>'
    yield '<button type="button" id="theme" aria-label="Light or dark" title="Light or dark">◐</button>'
    yield '<output id="shown" aria-live="polite"></output>'
    places = list(picture.frames())
    if len(places) > 1:
        yield '<span class="hosts">'
        yield from (f'<a href="#host-{number}">{escaped(place)}</a>' for number, place in enumerate(places, 1))
        yield "</span>"
    yield "</nav>"
