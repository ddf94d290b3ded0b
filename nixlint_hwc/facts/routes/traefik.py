"""The routes of Traefik: the labels of containers, and the dynamic configuration of NixOS's own Traefik.

In: a container, or a `RouteSource`. Out: `Route`s. Sources: Traefik's documentation of the Docker provider (labels
`traefik.http.routers.<name>.rule`, `traefik.http.services.<name>.loadbalancer.server.port`) and of the file provider.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from nixlint_hwc.eval.numerals import whole_number
from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.partial import known_text
from nixlint_hwc.facts.parts import ContainerVariable
from nixlint_hwc.facts.raw import elements, members, texts
from nixlint_hwc.facts.routes.entry_points import EntryPoints, entry_points, texts_of
from nixlint_hwc.facts.routes.proxy_password import ProxyPassword, in_middleware
from nixlint_hwc.facts.routes.route import ProxyInterface, Route, Upstream
from nixlint_hwc.facts.routes.source import RouteSource, inside, upstream_of
from nixlint_hwc.facts.routes.traefik_rule import parse_rule
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.source import Span

_TRAEFIK: Final = ("services", "traefik")
#: Kinds of middlewares that may answer with another address.
_REDIRECTING: Final = frozenset({"redirectscheme", "redirectregex", "chain", "plugin"})

#: What labels say about routers, services or middlewares, by name and by property in lower case.
_Said: TypeAlias = dict[str, dict[str, ContainerVariable]]


@dataclass(slots=True)
class _Labels:
    """A container's labels for Traefik's HTTP routers, services and middlewares."""

    routers: _Said = field(default_factory=dict)
    services: _Said = field(default_factory=dict)
    middlewares: _Said = field(default_factory=dict)


def label_routes(containers: Sequence[Container], points: EntryPoints) -> Iterator[Route]:
    """The routes that the labels of containers ask Traefik for; `points` are the entry points of the host's Traefik."""
    found = [(container, labels) for container in containers if (labels := _labels(container)) is not None]
    kinds: dict[str, set[str]] = {}
    for _, labels in found:
        for name, properties in labels.middlewares.items():
            kinds.setdefault(name, set()).update(key.split(".")[0] for key in properties)
    for container, labels in found:
        for name in labels.routers:
            yield from _label_routes(container, labels, name, points, kinds)


def _label_routes(
    container: Container, labels: _Labels, name: str, points: EntryPoints, kinds: Mapping[str, set[str]]
) -> Iterator[Route]:
    router = labels.routers[name]
    rule = router.get("rule")
    if rule is None or not isinstance(rule.value, Str) or rule.value.holes:
        return
    port = _port(labels, router)
    upstream = Upstream(Str(_target(container, port)), container.name, _number(port), _place(port, rule))
    parsed = parse_rule(rule.value.text)
    asked = _said(router.get("entrypoints")), _said(router.get("priority"))
    matcher = " ".join((parsed.matcher, *(text for text in asked if text)))
    plain = not _asks_for_tls(router) and points.are_plain(_names(router, "entrypoints") or ())
    plain = plain and _names(router, "entrypoints") is not None and _harmless(_names(router, "middlewares"), kinds)
    for host in parsed.hosts:
        yield Route("label", host, host, matcher, (upstream,), plain, name, None, rule.origin, container.name)


def _asks_for_tls(router: Mapping[str, ContainerVariable]) -> bool:
    return any((key == "tls" and _said(label) != "false") or key.startswith("tls.") for key, label in router.items())


def _names(router: Mapping[str, ContainerVariable], key: str) -> tuple[str, ...] | None:
    """The names that a label lists; None where they are not known."""
    if key not in router:
        return ()
    names = tuple(name.strip() for name in _said(router[key]).split(","))
    return names if all(names) else None


def _harmless(names: tuple[str, ...] | None, kinds: Mapping[str, set[str]]) -> bool:
    """Whether middlewares are known to send nobody to another address."""
    if names is None:
        return False
    known = [kinds.get(name.removesuffix("@docker").removesuffix("@file")) for name in names]
    return all(kind and not kind & _REDIRECTING for kind in known)


def _labels(container: Container) -> _Labels | None:
    """The labels by router, service and middleware; None if they tell Traefik to ignore the container."""
    found = _Labels()
    groups = {"routers": found.routers, "services": found.services, "middlewares": found.middlewares}
    for label in container.program.labels:
        if not isinstance(label.name, Str) or label.name.holes:
            return None
        words = label.name.text.split(".")
        path = [word.lower() for word in words]
        if path == ["traefik", "enable"] and _said(label).lower() != "true":
            return None
        if path[:2] == ["traefik", "http"] and len(path) > 4 and path[2] in groups:
            groups[path[2]].setdefault(words[3], {})[".".join(path[4:])] = label
    return found


def _said(label: ContainerVariable | None) -> str:
    if label is None or not isinstance(label.value, Str) or label.value.holes:
        return ""
    return label.value.text.strip()


def _port(labels: _Labels, router: dict[str, ContainerVariable]) -> ContainerVariable | None:
    """The label that says to which port of the container a router leads."""
    service = _said(router.get("service")) if "service" in router else next(iter(labels.services), "")
    if len(labels.services) > 1 and "service" not in router:
        return None
    return labels.services.get(service, {}).get("loadbalancer.server.port")


def _number(port: ContainerVariable | None) -> int | None:
    return whole_number(_said(port))


def _place(port: ContainerVariable | None, rule: ContainerVariable) -> Span:
    return rule.origin if port is None else port.origin


def _target(container: Container, port: ContainerVariable | None) -> str:
    return f"{container.name}:{_said(port)}" if _said(port) else container.name


# The dynamic configuration


@dataclass(slots=True)
class _Router:
    """What all definitions together say about a router; lists are None where they are not known."""

    rule: str = ""
    service: str = ""
    priority: str = ""
    has_tls: bool = False
    entry_points: tuple[str, ...] | None = ()
    middlewares: tuple[str, ...] | None = ()


def dynamic_routes(source: RouteSource) -> Iterator[Route]:
    """The routes of NixOS's own Traefik that its options define; none where the project switches it off."""
    if source.is_off("traefik"):
        return
    definitions = _dynamic(source)
    servers = _servers(definitions)
    points = entry_points(source, ())
    kinds = _middleware_kinds(definitions)
    for name, router in _routers(definitions).items():
        upstreams = tuple(servers.get(router.service, ()))
        if not upstreams or not router.rule:
            continue
        parsed = parse_rule(router.rule)
        more = (" ".join(router.entry_points or ()), router.priority)
        matcher = " ".join((parsed.matcher, *(text for text in more if text)))
        plain = router.entry_points is not None and points.are_plain(router.entry_points) and not router.has_tls
        plain = plain and _harmless(router.middlewares, kinds)
        for host in parsed.hosts:
            at = upstreams[0].origin
            yield Route("traefik", host, host, matcher, upstreams, plain, name, source.folder(host), at)


def _dynamic(source: RouteSource) -> list[Definition]:
    """The sets of dynamic configuration, by their old and by their new option."""
    files = source.definitions(*_TRAEFIK, "dynamic", "files")
    new = [part for one in files for name, _ in members(one) for part in inside(one, name, "settings")]
    return [*source.definitions(*_TRAEFIK, "dynamicConfigOptions"), *new]


def _routers(definitions: list[Definition]) -> dict[str, _Router]:
    found: dict[str, _Router] = {}
    for part in (part for one in definitions for part in inside(one, "http", "routers")):
        for name, _ in members(part):
            router = found.setdefault(name, _Router())
            for key in ("rule", "service", "priority"):
                for said in inside(part, name, key):
                    setattr(router, key, _plain(said.value))
            router.has_tls |= any(one.value is not None for one in inside(part, name, "tls"))
            for said in inside(part, name, "entryPoints"):
                router.entry_points = texts_of(said.value)
            for said in inside(part, name, "middlewares"):
                router.middlewares = texts_of(said.value)
    return found


def _middleware_kinds(definitions: list[Definition]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for part in (part for one in definitions for part in inside(one, "http", "middlewares")):
        for name, _ in members(part):
            for inner in inside(part, name):
                kinds.setdefault(name, set()).update(kind.lower() for kind, _ in members(inner))
    return kinds


def _plain(value: object) -> str:
    return str(value) if isinstance(value, int) else known_text(value) or ""


def _servers(definitions: list[Definition]) -> dict[str, list[Upstream]]:
    """The servers of each service."""
    found: dict[str, list[Upstream]] = {}
    for part in (part for one in definitions for part in inside(one, "http", "services")):
        for name, _ in members(part):
            for servers in inside(part, name, "loadBalancer", "servers"):
                for server in elements(servers):
                    for url in inside(server, "url"):
                        upstream = upstream_of(url.value, url.way)
                        found.setdefault(name, []).extend([upstream] if upstream is not None else [])
    return found


def traefik_interfaces(source: RouteSource) -> Iterator[ProxyInterface]:
    """The API of NixOS's own Traefik, where it needs no password."""
    paths = (("staticConfigOptions",), ("static", "settings"))
    for definition in (one for path in paths for one in source.definitions(*_TRAEFIK, *path)):
        for found in inside(definition, "api", "insecure"):
            if found.value is True and found.way is not None:
                yield ProxyInterface("Traefik", "api.insecure", None, found.way)


def traefik_passwords(source: RouteSource) -> Iterator[ProxyPassword]:
    """The users of NixOS's own Traefik whose passwords are no hashes."""
    for part in (part for one in _dynamic(source) for part in inside(one, "http", "middlewares")):
        for name, _ in members(part):
            for users in inside(part, name, "basicAuth", "users"):
                for user, place in texts(users):
                    found = in_middleware(user, place) if place is not None else None
                    yield from [found] if found is not None else []
