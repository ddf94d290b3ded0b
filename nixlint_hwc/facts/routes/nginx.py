"""The routes of NixOS's own nginx: the locations of its virtual hosts that are passed on.

In: a `RouteSource`. Out: `Route`s. Sources: the options below `services.nginx`, nginx's documentation of `proxy_pass`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from nixlint_hwc.eval.values import AttrSet, Str, Unknown
from nixlint_hwc.facts.partial import known_text
from nixlint_hwc.facts.raw import members
from nixlint_hwc.facts.routes.route import Route, Upstream
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

_NGINX: Final = ("services", "nginx")
#: Options of a virtual host that turn encryption on. `enableACME` alone does not.
_TLS: Final = ("forceSSL", "onlySSL", "addSSL", "rejectSSL")
#: Options, of a virtual host or of nginx, that say where it listens; what they do to encryption is not looked into.
_LISTENING: Final = ("listen", "listenAddresses")
_DEFAULTS: Final = ("defaultListen", "defaultListenAddresses", "config", "httpConfig")
_TEXTS: Final = ("appendHttpConfig", "commonHttpConfig", "httpConfig", "config", "appendConfig")
_UPSTREAM_BLOCK: Final = re.compile(r"\bupstream\s+([^\s{]+)\s*\{")
_PROXY_PASS: Final = re.compile(r"(?:^|[;{}\s])proxy_pass\s+([^;\s]+)\s*;")

#: The servers of each group, which stands where a host name would; null where they are not known.
_Groups: TypeAlias = "dict[str, tuple[Upstream, ...] | None]"


def nginx_routes(source: RouteSource) -> Iterator[Route]:
    """The routes that `services.nginx` serves; none where the project switches it off."""
    if source.is_off("nginx"):
        return
    hosts = source.definitions(*_NGINX, "virtualHosts")
    for definition in hosts:
        if not isinstance(definition.value, AttrSet) or definition.value.rest is not None:
            source.complete = False
    groups = _upstream_groups(source)
    moved = any(source.definitions(*_NGINX, name) for name in _DEFAULTS) or _is_behind_another(source)
    for name, parts in by_name(hosts).items():
        yield from _virtual_host(source, name, [part for one in parts for part in held(one)], groups, moved)


def _is_behind_another(source: RouteSource) -> bool:
    """Whether nginx takes addresses from a proxy in front of it, which may encrypt (`set_real_ip_from`)."""
    texts = [one.value for name in _TEXTS for one in source.definitions(*_NGINX, name)]
    return any(isinstance(text, Str) and "set_real_ip_from" in text.text for text in texts)


def _upstream_groups(source: RouteSource) -> _Groups:
    found: _Groups = {}
    for option in _TEXTS:
        for definition in source.definitions(*_NGINX, option):
            if isinstance(definition.value, Str):
                found |= dict.fromkeys(_UPSTREAM_BLOCK.findall(definition.value.text))
    for one in source.definitions(*_NGINX, "upstreams"):
        for name, _ in members(one):
            found[name] = _servers(one, name) if name not in found else None
    return found


def _servers(definition: Definition, name: str) -> tuple[Upstream, ...] | None:
    servers = inside(definition, name, "servers")
    if inside(definition, name, "extraConfig"):
        return None
    found = [upstream_of(Str(text, way.way), way.way) for one in servers for text, way in members(one)]
    return tuple(one for one in found if one is not None) if found and None not in found else None


def _virtual_host(
    source: RouteSource, name: str, parts: list[Definition], groups: _Groups, moved: bool
) -> Iterator[Route]:
    named = [known_text(part.value) for one in parts for part in strongest(inside(one, "serverName"))]
    aliases = [text for one in parts for part in inside(one, "serverAliases") for text in known_list(part.value)]
    address = next((text for text in named if text is not None), name)
    plain = not moved and not any(_says_more(one) for one in parts)
    locations = [part for one in parts for part in inside(one, "locations")]
    for path in dict.fromkeys(path for one in locations for path, _ in members(one)):
        upstream = _passed([one for one in locations if path in _names_of(one)], path)
        if upstream is not None:
            matcher = "*" if path == "/" else path
            for domain in dict.fromkeys((address, *aliases)):
                yield Route(
                    "nginx", domain, domain, matcher, _outside_groups(upstream, groups), plain, None,
                    source.folder(domain), upstream.origin,
                )  # fmt: skip


def _names_of(locations: Definition) -> list[str]:
    return [name for name, _ in members(locations)]


def _passed(locations: list[Definition], path: str) -> Upstream | None:
    """Where a location passes requests on: its option, or the one `proxy_pass` of its text."""
    passed = strongest([found for one in locations for found in inside(one, path, "proxyPass")])
    if passed:
        return upstream_of(passed[0].value, passed[0].way) if len(passed) == 1 else None
    texts = [found for one in locations for found in inside(one, path, "extraConfig")]
    said = [
        (one.value.slice(*match.span(1)), one.way)
        for one in texts
        if isinstance(one.value, Str)
        for match in _PROXY_PASS.finditer(one.value.text)
    ]
    return upstream_of(*said[0]) if len(said) == 1 else None


def _outside_groups(upstream: Upstream, groups: _Groups) -> tuple[Upstream, ...]:
    """The upstream, or the servers of the group that it names."""
    if not isinstance(upstream.host, str) or upstream.host not in groups:
        return (upstream,)
    servers = groups[upstream.host]
    gap = Unknown(f"the servers of the nginx upstream {upstream.host}")
    return servers or (Upstream(upstream.text, gap, upstream.port, upstream.origin),)


def _says_more(part: Definition) -> bool:
    """Whether a virtual host may be encrypted, or listens elsewhere than usual."""
    if any(found.value is not False for name in _TLS for found in inside(part, name)):
        return True
    if any(inside(part, name) for name in _LISTENING):
        return True
    texts = [found.value.text for found in inside(part, "extraConfig") if isinstance(found.value, Str)]
    return any("listen" in text or "ssl_certificate" in text for text in texts)
