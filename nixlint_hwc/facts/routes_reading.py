"""Finding the routes of a configuration: route files, Caddy's virtual hosts, options that list routes.

In: a configuration and the container modules. Out: `Route`s. Only what is fully known of an address counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.eval.calls import call, is_function
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import HOLE, AttrSet, Str
from nixlint_hwc.facts.caddyfile import Directive, parse_caddyfile, proxied
from nixlint_hwc.facts.raw import definitions_below, elements, member, members, parts_of, quiet
from nixlint_hwc.facts.route_relations import is_loopback_admin
from nixlint_hwc.facts.routes import ProxyInterface, Route, Upstream, domain_of, parse_upstream
from nixlint_hwc.facts.structure_reading import Structure, declarations_of
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition, holds
from nixlint_hwc.project import UnreadableFileError
from nixlint_hwc.source import Span

_CADDY = ("services", "caddy", "virtualHosts")
#: The folder of route files, below a container root.
ROUTE_FOLDER = "caddy/routes"


class RouteReader:
    """Reads the routes of one configuration, or of those of its modules (by key) that are its `own`.

    `complete` turns false where there may be more routes.
    """

    def __init__(
        self, configuration: Configuration, structure: Structure, roots: tuple[str, ...], own: frozenset[str] | None
    ) -> None:
        self.configuration = configuration
        self.own = own
        self.complete = True
        self.structure = structure
        self.roots = roots

    def read(self) -> list[Route]:
        """All routes, in order. What fails to evaluate is left out: it is told elsewhere."""
        return [*self._files(), *self._caddy(), *self._lists()]

    def _definitions(self, path: tuple[str, ...]) -> Iterator[Definition]:
        """The definitions of an option that hold."""
        for definition in definitions_below(self.configuration, path):
            if _holds(definition) and (self.own is None or definition.module.key in self.own):
                yield definition

    def interfaces(self) -> list[ProxyInterface]:
        """The management interfaces that the proxies of NixOS itself open."""
        return [*self._traefik_interface(), *self._caddy_interface()]

    def _traefik_interface(self) -> Iterator[ProxyInterface]:
        for definition in self._definitions(("services", "traefik", "staticConfigOptions")):
            for found in member(definition, "api", "insecure"):
                if found.value is True and found.way is not None and _holds(found):
                    yield ProxyInterface("Traefik", "api.insecure", None, found.way)

    def _caddy_interface(self) -> Iterator[ProxyInterface]:
        for definition in self._definitions(("services", "caddy", "globalConfig")):
            if definition.value.__class__ is Str and definition.way is not None:
                for directive in parse_caddyfile(definition.value):
                    words = [word.text for word in directive.words]
                    if (
                        words[0] == "admin"
                        and len(words) > 1
                        and HOLE not in words[1]
                        and not is_loopback_admin(words[1])
                    ):
                        at = next(directive.words[1].spans(), definition.way)
                        yield ProxyInterface("Caddy", " ".join(words), None, at)

    # Route files

    def _files(self) -> Iterator[Route]:
        evaluator = self.configuration.evaluator
        loaded = {m.file.path for m in self.configuration.loaded().modules if m.file is not None}
        for root in self.roots:
            folder = f"{root.strip('/')}/{ROUTE_FOLDER}/"
            proxy = folder.removesuffix("routes/")
            if any(path.startswith(proxy) for path in loaded):
                for path in evaluator.project.nix_files:
                    if path.startswith(folder) and path not in loaded:
                        yield from self._file(path)

    def _file(self, path: str) -> Iterator[Route]:
        evaluator = self.configuration.evaluator
        try:
            value = evaluator.import_path(evaluator.project.absolute(path), None)
            if is_function(value):
                value = call(value, self.configuration.arguments_for(value))
            if not isinstance(value, AttrSet):
                return
            plain = value.snapshot()
            for address, lazy in plain.attrs.items():
                place = plain.place(address)
                if place is not None:
                    yield from self._entry(path, address, quiet(lazy), place)
        except (EvalError, UnreadableFileError):
            return

    def _entry(self, path: str, address: str, value: object, place: Span) -> Iterator[Route]:
        proxy = _inner(value, "reverse_proxy")
        to = _inner(proxy, "to") if isinstance(proxy, AttrSet) else proxy
        upstream = _upstream(to, place)
        if upstream is not None and isinstance(value, AttrSet):
            name = path.rsplit("/", 1)[-1].removesuffix(".nix")
            tls = "tls" in value.names()
            folder = self._folder(address)
            yield Route("file", address, domain_of(address), "*", (upstream,), tls, name, folder, place)

    def _folder(self, address: str) -> str | None:
        """The container module whose option `domain` gives a site its name."""
        return self.structure.domains.get(domain_of(address))

    # Caddy

    def _caddy(self) -> Iterator[Route]:
        for definition in self._definitions(_CADDY):
            value = definition.value
            if not isinstance(value, AttrSet) or value.rest is not None:
                self.complete = False
            for address, host in members(definition):
                for part in parts_of(host):
                    if _holds(part):
                        yield from self._virtual_host(address, part)

    def _virtual_host(self, address: str, part: Definition) -> Iterator[Route]:
        for text in member(part, "extraConfig"):
            if text.value.__class__ is Str and _holds(text):
                directives = parse_caddyfile(text.value)
                yield from self._site(address, directives, text.way or part.way)

    def _site(self, address: str, directives: tuple[Directive, ...], way: Span | None) -> Iterator[Route]:
        tls = any(directive.name == "tls" for directive in directives)
        for one in proxied(directives):
            if way is None:
                continue
            upstreams = tuple(u for text in one.upstreams if (u := _upstream(text, way)) is not None)
            if upstreams:
                folder = self._folder(address)
                at = upstreams[0].origin
                yield Route("caddy", address, domain_of(address), one.matcher, upstreams, tls, None, folder, at)

    # Options that list routes

    def _lists(self) -> Iterator[Route]:
        paths = {
            path
            for module in self.configuration.loaded().modules
            if not module.prelude
            for path, _ in declarations_of(module)
            if path[-1].lower().endswith("routes")
        }
        for path in sorted(paths):
            for definition in self._definitions(path):
                for element in elements(definition):
                    yield from self._listed(element)

    def _listed(self, element: Definition) -> Iterator[Route]:
        value = element.value
        upstream = _upstream(_inner(value, "upstream"), element.way) if isinstance(value, AttrSet) else None
        if upstream is None or element.way is None or not _holds(element):
            return
        known = {key: _text(_inner(value, key)) for key in ("name", "domain", "host", "path", "mode")}
        port = _inner(value, "port")
        matcher = known["path"] or (f":{port}" if isinstance(port, int) else "*")
        address = known["domain"] or known["host"] or (known["name"] if known["mode"] == "vhost" else "") or ""
        yield Route(
            "list", address, domain_of(address), matcher, (upstream,), True, known["name"], None, upstream.origin
        )


def _holds(definition: Definition) -> bool:
    try:
        return holds(definition)
    except EvalError:
        return False


def _inner(value: object, name: str) -> object:
    if not isinstance(value, AttrSet):
        return None
    found = value.get(name)
    try:
        return force(found) if name in value.names() else None
    except EvalError:
        return None


def _text(value: object) -> str | None:
    return value.text if isinstance(value, Str) and not value.holes else None


def _upstream(value: object, place: Span | None) -> Upstream | None:
    """The upstream that a string names, where its literal stands, or at the place of what holds it."""
    if not isinstance(value, Str) or place is None:
        return None
    here = next((span for span in value.spans() if span.file is place.file), place)
    return parse_upstream(value, here)
