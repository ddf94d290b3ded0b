"""Names of things that hold credentials: `POSTGRES_PASSWORD`, `--api-key`, `homepage.widget.key`.

In: the name of a variable, flag, label or key. Out: what the name alone says about the value. Names are cut into words
and read as English compounds: the last word says what the thing is, so that `TOKEN_BUCKET` and `PASSWORD_COMPLEXITY`
hold no credential.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


class Holds(Enum):
    """What a name says about its value: it is a credential, it is one if it looks like one, or it is not."""

    CREDENTIAL = "credential"
    PERHAPS = "perhaps"
    NOTHING = "nothing"


#: Words that make a name that of a credential, also at the end of a longer word (`PGPASSWORD`, `requirepass`).
_ENDINGS: Final = (
    "password", "passwd", "passphrase", "secret", "token", "apikey", "authkey", "requirepass", "masterauth"
)  # fmt: skip
_WORDS: Final = frozenset(
    {
        "pass", "dbpass", "rootpass", "userpass", "adminpass", "pwd", "pw", "credential", "credentials", "psk",
        "adminpw", "dbpw", "rconpw", "rootpw", "userpw",
        "privatekey", "secretkey",
    }
)  # fmt: skip
#: Words that make `key` that of a credential when they stand before it.
_KEYS: Final = frozenset(
    {
        "api", "secret", "private", "encryption", "encrypt", "signing", "master", "auth", "app", "crypto", "jwt",
        "hmac", "admin", "lapi", "bouncer", "license", "preshared", "widget", "aes", "des", "registration", "join",
    }
)  # fmt: skip
#: Last words of names of which the value is a credential if it looks like one.
_PERHAPS: Final = frozenset(
    {"key", "keys", "accesskey", "salt", "seed", "auth", "tokens", "secrets", "passwords", "cookie", "session"}
)
#: Last words that only say which of several credentials it is, or that it stands there itself.
_WHICH: Final = frozenset(
    {
        "base", "value", "plain", "plaintext", "text", "string", "default", "primary", "secondary", "current", "old",
        "new", "main", "root", "admin", "db", "database", "postgres", "mysql", "mariadb", "redis", "mqtt", "smtp",
        "ldap",
    }
)  # fmt: skip
#: Last words of names that say where a credential is, or something about it.
_ABOUT: Final = frozenset(
    {
        "file", "files", "path", "dir", "directory", "folder", "location", "id", "ids", "name", "names", "domain",
        "url", "urls", "uri", "endpoint", "host", "hostname", "port", "server", "user", "username", "email", "type",
        "header", "headers", "method", "methods", "enabled", "enable", "disabled", "disable", "required", "policy",
        "prefix", "suffix", "algorithm", "alg", "algo", "mode", "provider", "issuer", "audience", "field", "claim",
        "claims", "scope", "scopes", "format", "regex", "pattern", "alias", "label", "hint", "version", "env", "ref",
        "hash", "class", "secure", "samesite",
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
_PUBLIC: Final = frozenset(
    {"public", "publishable", "anon", "pub", "recaptcha", "hcaptcha", "turnstile", "sitekey", "hashed"}
)
#: Words that make `key` one that everybody may see when they stand before it.
_PUBLIC_KEYS: Final = frozenset({"site", "peer", "host", "partition", "sort", "primary", "foreign", "cache"})
_NO_SECRET: Final = frozenset({"PWD", "OLDPWD"})
#: Variables that hold a credential although no word of theirs says so (redis-cli(1), Erlang, the images of Neo4j and
#: LiveKit).
_DOCUMENTED: Final = frozenset({"REDISCLI_AUTH", "NEO4J_AUTH", "LIVEKIT_KEYS", "RABBITMQ_ERLANG_COOKIE"})
#: Ends of names whose value is a user and a password with a colon between.
_PAIRS: Final = (("basic", "auth"), ("basicauth",), ("http", "auth"), ("web", "auth"), ("proxy", "auth"), ("creds",))


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters: of `dbPassword_2` they are `db`, `password` and `2`."""
    return tuple(word.lower() for word in _WORD.findall(name))


@lru_cache(maxsize=4096)
def holds(name: str) -> Holds:
    """What a name says about its value."""
    if name in _DOCUMENTED:
        return Holds.CREDENTIAL
    words = list(words_of(name))
    while words and (words[-1].isdigit() or words[-1] in _WHICH):
        words.pop()
    if not words or name in _NO_SECRET or words[-1] in _ABOUT:
        return Holds.NOTHING
    if words[0] in _SWITCHES or not _PUBLIC.isdisjoint(words) or {"allow", "empty"} <= set(words):
        return Holds.NOTHING
    marks = [_is_credential(word, before) for before, word in zip(["", *words], words, strict=False)]
    if words[-2:] == ["access", "key"] and "secret" in words:
        return Holds.CREDENTIAL
    if marks[-1]:
        return Holds.CREDENTIAL
    if words[-1] == "key" and len(words) > 1 and words[-2] in _PUBLIC_KEYS:
        return Holds.NOTHING
    return Holds.PERHAPS if any(marks) or words[-1] in _PERHAPS else Holds.NOTHING


def _is_credential(word: str, before: str) -> bool:
    return word in _WORDS or word.endswith(_ENDINGS) or (word == "key" and before in _KEYS)


def names_pair(name: str) -> bool:
    """Whether the value under this name is a user and a password with a colon between."""
    words = words_of(name)
    return any(words[-len(pair) :] == pair for pair in _PAIRS)


def names_limit(name: str) -> bool:
    """Whether a number under this name measures something: a lifetime, a length."""
    return not _LIMITS.isdisjoint(words_of(name))


def last_component(label: str) -> str:
    """What names the value of a label: the part behind the last dot, with the one before it for a bare `key`."""
    head, _, last = label.rpartition(".")
    return f"{head.rpartition('.')[2]}.{last}" if last.lower() == "key" else last
