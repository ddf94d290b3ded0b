"""The routes of NixOS's own Caddy: virtual hosts, and Caddyfile text at the top of its configuration.

In: a `RouteSource`. Out: `Route`s and `ProxyInterface`s. Sources: the options below `services.caddy`, and Caddy's
documentation of the Caddyfile ("Addresses", "Automatic HTTPS", `import`, `bind`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nixlint_hwc.eval.packages import Package
from nixlint_hwc.eval.values import HOLE, AttrSet, PathValue, Str
from nixlint_hwc.facts.caddyfile import Directive, Snippets, expanded, parse_caddyfile, proxied, sites, snippets_of
from nixlint_hwc.facts.raw import built_files, members
from nixlint_hwc.facts.routes import ProxyInterface, Route, domain_of
from nixlint_hwc.facts.routes_source import (
    RouteSource,
    held,
    inside,
    known_list,
    known_text,
    strongest,
    upstream_of,
)
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.source import Span

_CADDY = ("services", "caddy")
#: A site that listens on these only is reached through something else on the same machine.
_LOOPBACK = ("127.", "localhost", "[::1]", "::1", "unix/")


@dataclass(frozen=True, slots=True, eq=False)
class _Site:
    """The names under which Caddy serves a site, and where it listens (empty: everywhere)."""

    addresses: tuple[str, ...]
    listen: tuple[str, ...] = ()


def caddy_routes(source: RouteSource) -> Iterator[Route]:
    """The routes that `services.caddy` serves; none where the project switches it off."""
    if source.is_off("caddy"):
        return
    texts = list(_texts(source))
    snippets = {name: block for directives, _ in texts for name, block in snippets_of(directives).items()}
    hosts = source.definitions(*_CADDY, "virtualHosts")
    for definition in hosts:
        value = definition.value
        if not isinstance(value, AttrSet) or value.rest is not None:
            source.complete = False
    for name in dict.fromkeys(name for definition in hosts for name, _ in members(definition)):
        yield from _virtual_host(source, name, [part for one in hosts for part in inside(one, name)], snippets)
    for directives, way in texts:
        for addresses, block in sites(directives):
            yield from _site(source, _Site(addresses), block, way, snippets)


def _texts(source: RouteSource) -> Iterator[tuple[tuple[Directive, ...], Span | None]]:
    """The Caddyfiles at the top: `extraConfig`, or the file that replaces everything."""
    for definition in source.definitions(*_CADDY, "extraConfig"):
        if definition.value.__class__ is Str:
            yield parse_caddyfile(definition.value), definition.way
    for definition in source.definitions(*_CADDY, "configFile"):
        texts = _file_texts(source, definition)
        source.complete = source.complete and bool(texts)
        for text in texts:
            yield parse_caddyfile(text), definition.way


def _file_texts(source: RouteSource, definition: Definition) -> list[Str]:
    """The text of a Caddyfile that the project writes, or that lies in it. Raises `UnreadableFileError`."""
    value = definition.value
    if isinstance(value, PathValue):
        project = source.configuration.evaluator.project
        if not project.exists(value.path):
            return []
        file = project.read(value.path)
        return [Str(file.data.decode("utf-8", "surrogateescape"))]
    if isinstance(value, (Package, Str)):
        return [built.text for built in built_files(value) if built.text is not None]
    return []


def _virtual_host(source: RouteSource, name: str, parts: list[Definition], snippets: Snippets) -> Iterator[Route]:
    named = [known_text(part.value) for one in parts for part in strongest(inside(one, "hostName"))]
    aliases = [text for one in parts for part in inside(one, "serverAliases") for text in known_list(part.value)]
    listen = [text for one in parts for part in inside(one, "listenAddresses") for text in known_list(part.value)]
    address = next((text for text in named if text is not None), name)
    # A name can be a list of addresses, as in a Caddyfile.
    addresses = tuple(text for text in (*address.replace(",", " ").split(), *aliases) if text)
    site = _Site(addresses, tuple(listen))
    for part in parts:
        for text in inside(part, "extraConfig"):
            if text.value.__class__ is Str:
                yield from _site(source, site, parse_caddyfile(text.value), text.way or part.way, snippets)


def _site(
    source: RouteSource, site: _Site, directives: tuple[Directive, ...], way: Span | None, snippets: Snippets
) -> Iterator[Route]:
    directives = expanded(directives, snippets)
    tls = any(directive.name == "tls" for directive in directives)
    binds = [word.text for directive in directives if directive.name == "bind" for word in directive.words[1:]]
    inner = (*site.listen, *binds)
    hidden = bool(inner) and all(address.startswith(_LOOPBACK) for address in inner)
    for one in proxied(directives):
        upstreams = tuple(u for text in one.upstreams if (u := upstream_of(text, way)) is not None)
        for address in site.addresses if upstreams else ():
            plain = is_plain(address) and not tls and not hidden
            shown = f"{address} on {' '.join(inner)}" if inner else address
            domain, at = domain_of(address), upstreams[0].origin
            yield Route("caddy", shown, domain, one.matcher, upstreams, plain, None, source.folder(address), at)


def is_plain(address: str) -> bool:
    """Whether a site's address rules encryption out."""
    return address.startswith("http://") or (address.endswith(":80") and not address.startswith("https://"))


def caddy_interfaces(source: RouteSource) -> Iterator[ProxyInterface]:
    """Caddy's admin endpoint, where it is moved off loopback."""
    for definition in source.definitions(*_CADDY, "globalConfig"):
        for part in held(definition):
            if part.value.__class__ is Str and part.way is not None:
                yield from _admin(parse_caddyfile(part.value), part.way)
    for directives, way in _texts(source):
        # The block of global options has no name.
        for directive in directives:
            if directive.name == "" and way is not None:
                yield from _admin(directive.block, way)


def _admin(directives: tuple[Directive, ...], way: Span) -> Iterator[ProxyInterface]:
    for directive in directives:
        words = [word.text for word in directive.words]
        if words[0] == "admin" and len(words) > 1 and HOLE not in words[1] and not is_loopback_admin(words[1]):
            at = next((span for span in directive.words[1].spans() if span.file is way.file), way)
            yield ProxyInterface("Caddy", " ".join(words), None, at)


def is_loopback_admin(address: str) -> bool:
    """Whether Caddy's admin endpoint is off, a socket, or on loopback."""
    return address in ("off", "") or address.startswith(("localhost", "127.", "[::1]", "unix/", "{"))
