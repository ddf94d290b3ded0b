"""The routes of Caddy: NixOS's own (virtual hosts, and Caddyfile text), and Caddyfiles mounted into containers.

In: a `RouteSource`, or a container. Out: `Route`s and `ProxyInterface`s. Sources: the options below `services.caddy`,
and Caddy's documentation of the Caddyfile ("Addresses", "Automatic HTTPS", `import`, `bind`).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from itertools import chain

from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import HOLE, AttrSet, PathValue, Segment, Str, Unknown
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.partial import known_text
from nixlint_hwc.facts.raw import built_files
from nixlint_hwc.facts.routes.caddyfile import (
    Directive,
    Imports,
    Proxied,
    expanded,
    parse_caddyfile,
    proxied,
    sites,
    snippets_of,
)
from nixlint_hwc.facts.routes.route import ProxyInterface, Route, domain_of, is_beside_internet
from nixlint_hwc.facts.routes.source import (
    RouteSource,
    by_name,
    held,
    inside,
    known_list,
    strongest,
    upstream_of,
)
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.project import Project, UnreadableFileError
from nixlint_hwc.source import SourceFile, Span

_CADDY = ("services", "caddy")
#: Where Caddy's image looks for its Caddyfile.
_MOUNTED = "/etc/caddy/Caddyfile"


@dataclass(frozen=True, slots=True, eq=False)
class _Site:
    """The names under which Caddy serves a site, and where it listens (empty: everywhere).

    `proxy` is the container that serves it, null for NixOS's own Caddy. `way` is the place that names the text.
    """

    addresses: tuple[str, ...]
    way: Span | None
    listen: tuple[str, ...] = ()
    proxy: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """A whole Caddyfile, or the part of one: its directives, the place that names it, and the files it may import."""

    directives: tuple[Directive, ...]
    way: Span | None
    imports: Imports


def caddy_routes(source: RouteSource) -> Iterator[Route]:
    """The routes that `services.caddy` serves; none where the project switches it off."""
    if source.is_off("caddy"):
        return
    texts = list(_texts(source))
    imports = Imports({name: block for text in texts for name, block in text.imports.snippets.items()})
    trusts = any(map(_trusts_proxies, [directives for directives, _ in _global(source, texts)]))
    for route in chain(_virtual_hosts(source, imports), *(_routes_of(source, text) for text in texts)):
        yield replace(route, is_plain_http=False) if trusts else route
    if imports.has_gap or any(text.imports.has_gap for text in texts):
        source.complete = False


def _parsed(text: Str) -> tuple[Directive, ...]:
    """The directives of a text. Raises `BudgetSpent` where there is too much of it."""
    machine.spend(len(text.text) >> 1)
    return parse_caddyfile(text)


def _virtual_hosts(source: RouteSource, imports: Imports) -> Iterator[Route]:
    hosts = source.definitions(*_CADDY, "virtualHosts")
    for definition in hosts:
        value = definition.value
        if not isinstance(value, AttrSet) or value.rest is not None:
            source.complete = False
    for name, parts in by_name(hosts).items():
        yield from _virtual_host(source, name, [part for one in parts for part in held(one)], imports)


def _trusts_proxies(directives: tuple[Directive, ...]) -> bool:
    """Whether global options tell of proxies in front of this one, which may encrypt (`servers`, `trusted_proxies`)."""
    return any(d.name == "trusted_proxies" or _trusts_proxies(d.block) for d in directives)


def _global(source: RouteSource, texts: list[_Text]) -> Iterator[tuple[tuple[Directive, ...], Span]]:
    """The global options, each with the place of the text that they are in."""
    for definition in source.definitions(*_CADDY, "globalConfig"):
        for part in held(definition):
            if part.value.__class__ is Str and part.way is not None:
                yield _parsed(part.value), part.way
    for text in texts:
        # The block of global options has no name.
        for directive in text.directives:
            if directive.name == "" and text.way is not None:
                yield directive.block, text.way


def mounted_routes(container: Container, source: RouteSource) -> Iterator[Route]:
    """The routes of a Caddyfile that the project mounts into a container of Caddy."""
    project = source.configuration.evaluator.project
    for mount in container.connected.mounts:
        if isinstance(mount.target, Str) and mount.target.text.rstrip("/") in (_MOUNTED, posixpath.dirname(_MOUNTED)):
            for text in _file_texts(mount.source, project, mount.origin):
                yield from _routes_of(source, text, container.name)


def _routes_of(source: RouteSource, text: _Text, proxy: str | None = None) -> Iterator[Route]:
    for addresses, block in sites(expanded(text.directives, text.imports, within_sites=False)):
        yield from _site(source, _Site(addresses, text.way, (), proxy), block, text.imports)


def _texts(source: RouteSource) -> Iterator[_Text]:
    """The Caddyfiles at the top: `extraConfig`, or the file that replaces everything."""
    for definition in source.definitions(*_CADDY, "extraConfig"):
        if definition.value.__class__ is Str:
            directives = _parsed(definition.value)
            yield _Text(directives, definition.way, Imports(snippets_of(directives)))
    for definition in source.definitions(*_CADDY, "configFile"):
        texts = list(_file_texts(definition.value, source.configuration.evaluator.project, definition.way))
        source.complete = source.complete and bool(texts)
        yield from texts


def _file_texts(value: object, project: Project, way: Span | None) -> Iterator[_Text]:
    """The Caddyfiles that a value names: those that the project writes, and those that lie in it.

    Raises `UnreadableFileError`.
    """
    for built in built_files(value):
        if built.text is not None:
            yield _text(built.text, way, None)
    for path in _paths(value):
        whole = posixpath.join(path, "Caddyfile") if project.is_folder(path) else path
        if project.relative(whole) is not None and project.exists(whole):
            file = project.read(whole)
            yield _text(_content(file), way, _Files(project, file))


def _paths(value: object) -> list[str]:
    """The paths that a value is, or is the store copy of."""
    parts: list[object] = [*value.holes] if isinstance(value, Str) else [value]
    named = [part.payload if isinstance(part, Unknown) else part for part in parts]
    return [path.path for path in named if isinstance(path, PathValue)]


def _content(file: SourceFile) -> Str:
    text = file.data.decode("utf-8", "surrogateescape")
    return Str(text, (Segment(len(text), Span(file, 0, len(file.data)), True),))


def _text(text: Str, way: Span | None, files: _Files | None) -> _Text:
    directives = _parsed(text)
    imports = Imports(snippets_of(directives)) if files is None else Imports(snippets_of(directives), files)
    return _Text(directives, way, imports)


@dataclass(frozen=True, slots=True, eq=False)
class _Files:
    """The files that `import` may name in a Caddyfile of the project: patterns relative to its folder."""

    project: Project
    file: SourceFile

    def __call__(self, word: Str) -> tuple[Directive, ...] | None:
        if word.holes or word.text.startswith("/") or "{" in word.text:
            return None
        folder, pattern = posixpath.split(posixpath.normpath(posixpath.join(self.file.folder, word.text)))
        try:
            names = [one.name for one in self.project.listing(self.project.absolute(folder or "."))]
            matching = [posixpath.join(folder, name) for name in names if fnmatchcase(name, pattern)]
            read = [self.project.read(self.project.absolute(path)) for path in matching]
        except UnreadableFileError:
            return None
        return tuple(d for file in read for d in _parsed(_content(file))) if read else None


def _virtual_host(source: RouteSource, name: str, parts: list[Definition], imports: Imports) -> Iterator[Route]:
    named = [known_text(part.value) for one in parts for part in strongest(inside(one, "hostName"))]
    aliases = [text for one in parts for part in inside(one, "serverAliases") for text in known_list(part.value)]
    listen = [text for one in parts for part in inside(one, "listenAddresses") for text in known_list(part.value)]
    address = next((text for text in named if text is not None), name)
    # A name can be a list of addresses, as in a Caddyfile.
    addresses = tuple(text for text in (*address.replace(",", " ").split(), *aliases) if text)
    for part in parts:
        for text in inside(part, "extraConfig"):
            if text.value.__class__ is Str:
                site = _Site(addresses, text.way or part.way, tuple(listen))
                yield from _site(source, site, _parsed(text.value), imports)


def _site(source: RouteSource, site: _Site, directives: tuple[Directive, ...], imports: Imports) -> Iterator[Route]:
    directives = expanded(directives, imports)
    tls = any(directive.name == "tls" for directive in directives)
    binds = [word.text for directive in directives if directive.name == "bind" for word in directive.words[1:]]
    inner = (*site.listen, *binds)
    hidden = bool(inner) and all(map(is_beside_internet, inner))
    for one in proxied(directives):
        found = (upstream_of(text, site.way, anywhere=site.proxy is not None) for text in one.upstreams)
        upstreams = tuple(upstream for upstream in found if upstream is not None)
        for address in site.addresses if upstreams else ():
            yield Route(
                kind="caddy" if site.proxy is None else "mounted",
                address=f"{address} on {' '.join(inner)}" if inner else address,
                domain=_domain(address, one),
                matcher=one.matcher,
                upstreams=upstreams,
                is_plain_http=is_plain(address) and not tls and not hidden,
                name=None,
                folder=source.folder(address),
                origin=upstreams[0].origin,
                proxy=site.proxy,
            )


def _domain(address: str, one: Proxied) -> str:
    """The host name of a site; of one for `*.example.org` the name that the matcher asks for."""
    domain = domain_of(address)
    if one.host is not None and domain.startswith("*.") and one.host.endswith(domain[1:]):
        return one.host
    return domain


def is_plain(address: str) -> bool:
    """Whether a site's address rules encryption out."""
    return address.startswith("http://") or (address.endswith(":80") and not address.startswith("https://"))


def caddy_interfaces(source: RouteSource) -> Iterator[ProxyInterface]:
    """Caddy's admin endpoint, where it is moved off loopback."""
    for directives, way in _global(source, list(_texts(source))):
        yield from _admin(directives, way)


def _admin(directives: tuple[Directive, ...], way: Span) -> Iterator[ProxyInterface]:
    for directive in directives:
        words = [word.text for word in directive.words]
        if words[0] == "admin" and len(words) > 1 and HOLE not in words[1] and not is_loopback_admin(words[1]):
            at = next((span for span in directive.words[1].spans() if span.file is way.file), way)
            yield ProxyInterface("Caddy", " ".join(words), None, at)


def is_loopback_admin(address: str) -> bool:
    """Whether Caddy's admin endpoint is off, a socket, or on loopback."""
    return address in ("off", "") or address.startswith(("localhost", "127.", "[::1]", "unix/", "{"))
