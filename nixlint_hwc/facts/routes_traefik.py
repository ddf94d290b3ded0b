"""The routes of Traefik: the labels of containers, and the dynamic configuration of NixOS's own Traefik.

In: a container, or a `RouteSource`. Out: `Route`s. Sources: Traefik's documentation of the Docker provider (labels
`traefik.http.routers.<name>.rule`, `traefik.http.services.<name>.loadbalancer.server.port`) and of the file provider.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from nixlint_hwc.eval.values import ListValue, Str
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.parts import ContainerVariable
from nixlint_hwc.facts.proxy_password import ProxyPassword, in_middleware
from nixlint_hwc.facts.raw import elements, members, texts
from nixlint_hwc.facts.routes import ProxyInterface, Route, Upstream
from nixlint_hwc.facts.routes_source import RouteSource, inside, known_list, known_text, upstream_of
from nixlint_hwc.facts.routes_traefik_rule import parse_rule
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.source import Span

_DYNAMIC: Final = ("services", "traefik", "dynamicConfigOptions")


@dataclass(slots=True)
class _Labels:
    """A container's labels for Traefik's HTTP routers and services, by name, the properties in lower case."""

    routers: dict[str, dict[str, ContainerVariable]] = field(default_factory=dict)
    services: dict[str, dict[str, ContainerVariable]] = field(default_factory=dict)


def label_routes(container: Container) -> Iterator[Route]:
    """The routes that a container's labels ask Traefik for."""
    labels = _labels(container)
    if labels is None:
        return
    for name, router in labels.routers.items():
        rule = router.get("rule")
        if rule is None or not isinstance(rule.value, Str) or rule.value.holes:
            continue
        port = _port(labels, router)
        upstream = Upstream(Str(_target(container, port)), container.name, _number(port), _place(port, rule))
        parsed = parse_rule(rule.value.text)
        point = _said(router.get("entrypoints")), _said(router.get("priority"))
        matcher = " ".join((parsed.matcher, *(text for text in point if text)))
        for host in parsed.hosts:
            yield Route("label", host, host, matcher, (upstream,), False, name, None, rule.origin, container.name)


def _labels(container: Container) -> _Labels | None:
    """The labels by router and service; None where Traefik is told to pass the container by."""
    found = _Labels()
    for label in container.labels:
        if not isinstance(label.name, Str) or label.name.holes:
            return None
        words = label.name.text.split(".")
        path = [word.lower() for word in words]
        if path == ["traefik", "enable"] and _said(label).lower() != "true":
            return None
        if path[:3] == ["traefik", "http", "routers"] and len(path) > 4:
            found.routers.setdefault(words[3], {})[".".join(path[4:])] = label
        if path[:3] == ["traefik", "http", "services"] and len(path) > 4:
            found.services.setdefault(words[3], {})[".".join(path[4:])] = label
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
    text = _said(port)
    return int(text) if text.isascii() and text.isdigit() else None


def _place(port: ContainerVariable | None, rule: ContainerVariable) -> Span:
    return rule.origin if port is None else port.origin


def _target(container: Container, port: ContainerVariable | None) -> str:
    return f"{container.name}:{_said(port)}" if _said(port) else container.name


# The dynamic configuration


def dynamic_routes(source: RouteSource) -> Iterator[Route]:
    """The routes that `services.traefik.dynamicConfigOptions` serves; none where the project switches Traefik off."""
    if source.is_off("traefik"):
        return
    definitions = source.definitions(*_DYNAMIC)
    servers = _servers(definitions)
    for name, router in _routers(definitions).items():
        upstreams = tuple(servers.get(router.get("service", ""), ()))
        if not upstreams or "rule" not in router:
            continue
        parsed = parse_rule(router["rule"])
        more = (router.get("entryPoints", ""), router.get("priority", ""))
        matcher = " ".join((parsed.matcher, *(text for text in more if text)))
        for host in parsed.hosts:
            at = upstreams[0].origin
            yield Route("traefik", host, host, matcher, upstreams, False, name, source.folder(host), at)


def _routers(definitions: list[Definition]) -> dict[str, dict[str, str]]:
    """What all definitions together say about each router."""
    found: dict[str, dict[str, str]] = {}
    for part in (part for one in definitions for part in inside(one, "http", "routers")):
        for name, _ in members(part):
            router = found.setdefault(name, {})
            for key in ("rule", "service", "priority", "entryPoints"):
                for said in inside(part, name, key):
                    router[key] = _plain(said.value)
    return found


def _plain(value: object) -> str:
    if isinstance(value, ListValue):
        return " ".join(known_list(value))
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
    for definition in source.definitions("services", "traefik", "staticConfigOptions"):
        for found in inside(definition, "api", "insecure"):
            if found.value is True and found.way is not None:
                yield ProxyInterface("Traefik", "api.insecure", None, found.way)


def traefik_passwords(source: RouteSource) -> Iterator[ProxyPassword]:
    """The users of NixOS's own Traefik whose passwords are no hashes."""
    for part in (part for one in source.definitions(*_DYNAMIC) for part in inside(one, "http", "middlewares")):
        for name, _ in members(part):
            for users in inside(part, name, "basicAuth", "users"):
                for user, place in texts(users):
                    found = in_middleware(user, place) if place is not None else None
                    yield from [found] if found is not None else []
