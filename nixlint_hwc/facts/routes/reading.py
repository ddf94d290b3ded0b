"""Finding the routes of a configuration: route files, options that list routes, and what the proxies' readers find.

In: a configuration and the container modules. Out: `Route`s. Only what is fully known of an address counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.eval.calls import call, is_function
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.partial import known_text
from nixlint_hwc.facts.raw import elements, known_texts, members, quiet
from nixlint_hwc.facts.routes.caddy import caddy_interfaces, caddy_routes, is_plain, mounted_routes
from nixlint_hwc.facts.routes.entry_points import entry_points
from nixlint_hwc.facts.routes.nginx import nginx_routes
from nixlint_hwc.facts.routes.proxy_password import ProxyPassword, in_route
from nixlint_hwc.facts.routes.route import ProxyInterface, Route, domain_of
from nixlint_hwc.facts.routes.source import (
    RouteSource,
    held,
    inner,
    upstream_of,
)
from nixlint_hwc.facts.routes.traefik import dynamic_routes, label_routes, traefik_interfaces, traefik_passwords
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.project import UnreadableFileError
from nixlint_hwc.source import Span

#: The folder of route files, below a container root.
ROUTE_FOLDER = "caddy/routes"
#: What a route costs: it is judged, too.
_STEPS = 50


class RouteReader:
    """Reads the routes of one configuration and of the containers that run there."""

    def __init__(self, source: RouteSource, roots: tuple[str, ...], containers: tuple[Container, ...] = ()) -> None:
        self.source = source
        self.containers = containers
        self.configuration = source.configuration
        self.roots = roots
        self.passwords: list[ProxyPassword] = []

    def read(self) -> list[Route]:
        """All routes that modules define, in order. What fails to evaluate is left out: it is reported elsewhere.

        `passwords` then has those that the proxies ask for and that are no hashes. Raises `BudgetSpent`: sites with
        many names multiply with what they pass on.
        """
        self.passwords = list(traefik_passwords(self.source))
        found = []
        for route in self._routes():
            machine.spend(_STEPS)
            found.append(route)
        return found

    def _routes(self) -> Iterator[Route]:
        source = self.source
        yield from self._files()
        yield from caddy_routes(source)
        yield from nginx_routes(source)
        yield from dynamic_routes(source)
        yield from self._lists()
        for container in self.containers:
            if container.image_name == "caddy":
                yield from mounted_routes(container, source)
        yield from label_routes(self.containers, entry_points(source, self.containers))

    def interfaces(self) -> list[ProxyInterface]:
        """The management interfaces that the proxies of NixOS itself open."""
        return [*traefik_interfaces(self.source), *caddy_interfaces(self.source)]

    def known_hosts(self) -> frozenset[str]:
        """The names that the configuration tells the host itself (`/etc/hosts`), and its own."""
        found = {text for one in self.source.definitions("networking", "hostName") for text in known_texts(one)}
        for definition in self.source.definitions("networking", "hosts"):
            for _, names in members(definition):
                found |= {name for part in held(names) for name in known_texts(part)}
        for definition in self.source.definitions("networking", "extraHosts"):
            found |= {word for text in known_texts(definition) for word in text.split()}
        return frozenset(found)

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
                value = call(value, self.configuration.arguments.of(value))
            if not isinstance(value, AttrSet):
                self.source.complete = False
                return
            plain = value.snapshot()
            for address, lazy in plain.attrs.items():
                place = plain.place(address)
                if place is not None:
                    yield from self._entry(path, address, quiet(lazy), place)
        except (EvalError, UnreadableFileError):
            self.source.complete = False

    def _entry(self, path: str, address: str, value: object, place: Span) -> Iterator[Route]:
        for users in (inner(value, "basicauth"), inner(value, "basic_auth")):
            if isinstance(users, AttrSet):
                self.passwords += in_route(users, place)
        proxy = inner(value, "reverse_proxy")
        to = inner(proxy, "to") if isinstance(proxy, AttrSet) else proxy
        upstream = upstream_of(to, place)
        if upstream is not None and isinstance(value, AttrSet):
            name = path.rsplit("/", 1)[-1].removesuffix(".nix")
            plain = is_plain(address) and "tls" not in value.names()
            folder = self.source.folder(address)
            yield Route("file", address, domain_of(address), "*", (upstream,), plain, name, folder, place)

    # Options that list routes

    def _lists(self) -> Iterator[Route]:
        paths = {
            path
            for module in self.configuration.loaded().modules
            if not module.prelude
            for path in self.source.structure.paths_declared_by(module)
            if path and path[-1].lower().endswith("routes")
        }
        for path in sorted(paths):
            for definition in self.source.definitions(*path):
                for element in elements(definition):
                    for part in held(element):
                        yield from self._listed(part)

    def _listed(self, element: Definition) -> Iterator[Route]:
        value = element.value
        upstream = upstream_of(inner(value, "upstream"), element.way)
        if upstream is None or element.way is None:
            return
        known = {key: known_text(inner(value, key)) for key in ("name", "domain", "host", "path", "mode")}
        port = inner(value, "port")
        matcher = known["path"] or (f":{port}" if isinstance(port, int) else "*")
        address = known["domain"] or known["host"] or (known["name"] if known["mode"] == "vhost" else "") or ""
        yield Route(
            "list", address, domain_of(address), matcher, (upstream,), False, known["name"], None, upstream.origin
        )
