"""Names of things that hold credentials: `POSTGRES_PASSWORD`, `--api-key`, `homepage.widget.key`.

In: the name of a variable, flag, label or key. Out: whether what it holds is a credential by its name alone. Names are
cut into words, so that `PASSWORD_FILE` (a path), `TOKEN_TTL` (a limit) and `SECRET_NAME` (a reference) are told apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")

#: Words that make a name that of a credential, also at the end of a longer word (`PGPASSWORD`, `requirepass`).
_ENDINGS: Final = ("password", "passwd", "passphrase", "secret", "token", "apikey", "requirepass", "masterauth")
_WORDS: Final = frozenset(
    {
        "pass", "dbpass", "rootpass", "userpass", "adminpass", "pwd", "credential", "credentials", "psk", "privatekey",
        "secretkey", "accesskey",
    }
)  # fmt: skip
#: Words that make `key` that of a credential when they stand before it.
_KEYS: Final = frozenset(
    {
        "api", "access", "secret", "private", "encryption", "encrypt", "signing", "master", "auth", "app", "session",
        "crypto", "jwt", "hmac", "admin", "cookie", "license", "account", "shared", "preshared", "widget", "aes",
        "registration", "service", "join",
    }
)  # fmt: skip
#: Last words of names that say where a credential is, or something about it.
_ABOUT: Final = frozenset(
    {
        "file", "files", "path", "dir", "directory", "folder", "location", "id", "ids", "name", "names", "domain",
        "url", "urls", "uri", "endpoint", "host", "hostname", "port", "server", "user", "username", "email", "type",
        "header", "headers", "method", "methods", "enabled", "enable", "disabled", "disable", "required", "policy",
        "prefix",
        "suffix", "algorithm", "alg", "algo", "hash", "hashed", "hasher", "mode", "provider", "issuer", "audience",
        "field", "claim", "claims", "scope", "scopes", "format", "regex", "pattern", "alias", "label", "hint", "store",
        "backend", "manager", "driver", "engine", "version", "mount", "env", "var", "variable", "source", "command",
        "cmd", "secure", "samesite", "expires", "expiry", "expiration", "lifetime", "ttl", "timeout", "length", "min",
        "max", "count", "size", "limit", "retries", "rounds", "cost", "iterations", "attempts", "days", "hours",
        "minutes", "seconds", "interval", "duration", "age", "validity", "period", "strength", "reset", "login",
        "authentication", "grace", "rotation", "characters", "chars", "budget", "encoder", "model", "usage",
    }
)  # fmt: skip
#: Words that make a number the measure of something, wherever they stand.
_LIMITS: Final = frozenset(
    {
        "max", "min", "limit", "length", "ttl", "expires", "expire", "expiry", "expiration", "lifetime", "timeout",
        "count", "size", "days", "hours", "minutes", "seconds", "interval", "duration", "age", "retries", "attempts",
        "rounds", "cost", "iterations", "validity", "period", "tokens", "rate", "quota", "budget",
    }
)  # fmt: skip
#: First words of names that switch something on or off, and words of keys that everybody may see.
_SWITCHES: Final = frozenset(
    {"enable", "disable", "allow", "require", "show", "hide", "use", "skip", "force", "has", "is", "no", "generate"}
)
_PUBLIC: Final = frozenset({"public", "publishable", "anon", "pub", "recaptcha", "sitekey"})
_NO_SECRET: Final = frozenset({"PWD", "OLDPWD"})


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters: of `dbPassword_2` they are `db`, `password` and `2`."""
    return tuple(word.lower() for word in _WORD.findall(name))


@lru_cache(maxsize=4096)
def names_credential(name: str) -> bool:
    """Whether a name is that of a credential itself."""
    words = list(words_of(name))
    while words and words[-1].isdigit():
        words.pop()
    if not words or name in _NO_SECRET or words[-1] in _ABOUT:
        return False
    if words[0] in _SWITCHES or _PUBLIC & set(words) or {"allow", "empty"} <= set(words):
        return False
    return any(_is_credential(word, before) for before, word in zip(["", *words], words, strict=False))


def _is_credential(word: str, before: str) -> bool:
    return word in _WORDS or word.endswith(_ENDINGS) or (word == "key" and before in _KEYS)


def names_limit(name: str) -> bool:
    """Whether a number under this name measures something: a lifetime, a length."""
    return not _LIMITS.isdisjoint(words_of(name))


def last_component(label: str) -> str:
    """What names the value of a label: the part behind the last dot, with the one before it for a bare `key`."""
    head, _, last = label.rpartition(".")
    return f"{head.rpartition('.')[2]}.{last}" if last.lower() == "key" else last
