"""Passwords that a reverse proxy asks for: basic authentication in Traefik's labels and in Caddyfile text.

In: labels and texts. Out: `ProxyPassword`s whose value is no hash that the proxy takes. Sources: Traefik's BasicAuth
middleware (MD5, SHA1, bcrypt), Caddy's `basic_auth` directive (bcrypt, argon2id, scrypt; the whole may be base64).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.values import HOLE, AttrSet, Str
from nixlint_hwc.facts.raw import quiet
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.parts import ContainerVariable

_LABEL: Final = re.compile(r"traefik\.http\.middlewares\.[^.]+\.basicauth\.users", re.IGNORECASE)
_TRAEFIK: Final = re.compile(r"\${1,2}(?:apr1|1|2[abxy]?)\$|\{SHA\}")
_CADDY: Final = re.compile(r"\$(?:2[abxy]?|argon2id|scrypt)\$")
_BLOCK: Final = re.compile(r"^[ \t]*basic_?auth\b[^\n{]*\{[ \t]*\n(?P<body>[^}]*)", re.MULTILINE)
_LINE: Final = re.compile(r"^[ \t]*(?P<user>[^\s#}{]+)[ \t]+(?P<value>\"[^\"\n]*\"|[^\s]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, eq=False)
class ProxyPassword:
    """A user of basic authentication whose value is no hash. `proxy` is `Traefik` or `Caddy`."""

    user: str
    proxy: str
    origin: Span
    secret_texts: tuple[Str, ...]


def in_labels(labels: Iterable[ContainerVariable]) -> Iterator[ProxyPassword]:
    """The users in a container's labels for Traefik."""
    for label in labels:
        if not isinstance(label.name, Str) or not isinstance(label.value, Str) or not _LABEL.fullmatch(label.name.text):
            continue
        for entry in label.value.split(","):
            user, _, value = entry.text.partition(":")
            if value and HOLE not in entry.text and not _TRAEFIK.match(value) and not value.startswith(("${", "{{")):
                secret = entry.slice(len(user) + 1, len(entry.text))
                yield ProxyPassword(user.strip(), "Traefik", label.origin, (secret,))


def in_route(users: AttrSet, place: Span) -> Iterator[ProxyPassword]:
    """The users of a route file's `basicauth`, which Caddy is to ask for: user names with their hashes."""
    for name, lazy in users.snapshot().attrs.items():
        value = quiet(lazy)
        if isinstance(value, Str) and value.text and HOLE not in value.text and not _is_hash(value.text):
            at = next((span for span in value.spans() if span.file is place.file), place)
            yield ProxyPassword(name, "Caddy", at, (value,))


def in_middleware(user: Str, place: Span) -> ProxyPassword | None:
    """A user of a `basicAuth` middleware in Traefik's dynamic configuration: `name:hash`."""
    name, _, value = user.text.partition(":")
    if not value or HOLE in user.text or _TRAEFIK.match(value) or value.startswith(("${", "{{")):
        return None
    at = next((span for span in user.spans() if span.file is place.file), place)
    return ProxyPassword(name.strip(), "Traefik", at, (user.slice(len(name) + 1, len(user.text)),))


def in_caddyfile(text: Str) -> Iterator[ProxyPassword]:
    """The users in the text of a Caddyfile; what stands nowhere in the source is left out."""
    if "basic" not in text.text:
        return
    for block in _BLOCK.finditer(text.text):
        for line in _LINE.finditer(text.text, block.start("body"), block.end("body")):
            secret = text.slice(*line.span("value"))
            span = next(secret.spans(), None)
            if span is not None and HOLE not in secret.text and not _is_hash(secret.text.strip('"')):
                yield ProxyPassword(line["user"], "Caddy", span, (secret,))


def _is_hash(value: str) -> bool:
    if value.startswith(("{$", "{env.", "{file.", "{vars.")) or _CADDY.match(value):
        return True
    try:
        return _CADDY.match(base64.b64decode(value, validate=True).decode("utf-8", "replace")) is not None
    except (binascii.Error, ValueError):
        return False
