"""Credentials in values: by the name of what holds them, by the shape of the text.

In: names with values, as partly known text. Out: `Found`, the part of the text that is the credential. What is not
known is no credential, nor is a reference to one (a path, `$VARIABLE`, `@mark@`); a placeholder such as `changeme` is,
because it is what the service then runs with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nixlint_hwc.eval.values import HOLE, Str
from nixlint_hwc.facts.secrets.names import Holds, holds, names_limit, names_pair


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A credential in a text. `kind` is `value` (recognised by its name), `url`, `token` or `private-key`.

    `name` is what holds it: a variable, a flag, a key; empty where only the shape tells. `secret` is the credential,
    `start` where it begins in the text that was searched.
    """

    kind: str
    name: str
    secret: Str
    start: int = 0

    @property
    def end(self) -> int:
        """Where it ends in the text that was searched."""
        return self.start + len(self.secret.text)


_PRIVATE_KEY: Final = r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[^-]*(?:-----END [A-Z0-9 ]*-----)?"
# Whatever may begin anywhere is bounded in length below: a long line without blanks must not cost time to the power of
# two.
#: Formats of tokens that their issuers publish so that scanners know them.
_TOKENS: Final = (
    r"AGE-SECRET-KEY-1[A-Z0-9]{50,}",
    r"gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,}",
    r"gl(?:pat|dt|rt|soat|ptt)-[A-Za-z0-9_-]{20,}",
    r"(?:AKIA|ASIA)[0-9A-Z]{16}",
    r"xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}",
    r"(?:sk|rk)_live_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/]{24,}",
    r"sk-(?:ant-|proj-|or-v1-)?[A-Za-z0-9_-]{32,}|gsk_[A-Za-z0-9]{40,}|hf_[A-Za-z0-9]{30,}|nvapi-[A-Za-z0-9_-]{40,}",
    r"AIza[0-9A-Za-z_-]{35}|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}",
    r"npm_[A-Za-z0-9]{36}|pypi-AgE[A-Za-z0-9_-]{40,}|dckr_pat_[A-Za-z0-9_-]{20,}|dop_v1_[a-f0-9]{64}",
    r"tskey-(?:auth|client|api)-[A-Za-z0-9-]{10,}|glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|ptr_[A-Za-z0-9+/]{40,}=?",
    r"[0-9]{8,10}:AA[A-Za-z0-9_-]{33}",
    r"[MNO][A-Za-z0-9]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}",
    r"eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}|eyJhIjoi[A-Za-z0-9+/]{60,}={0,2}",
)
_TOKEN: Final = re.compile(r"(?<![A-Za-z0-9_-])(?:" + "|".join(_TOKENS) + r")(?![A-Za-z0-9])")
_WEBHOOK: Final = re.compile(
    r"https://(?:[a-z]+\.)?discord(?:app)?\.com/api/webhooks/[0-9]+/(?P<a>[A-Za-z0-9_-]{20,})"
    r"|https://hooks\.slack\.com/services/(?P<b>[A-Z0-9]+/[A-Z0-9]+/[A-Za-z0-9]{16,})"
)
#: Tokens in the addresses that Shoutrrr, and so Watchtower and others, send notices to.
_NOTICE: Final = re.compile(
    r"discord://(?P<a>[A-Za-z0-9_-]{16,})@[0-9]{15,}|gotify://[^\s?#]{0,250}/(?P<b>A[A-Za-z0-9._-]{14})(?=[?\s]|$)"
    r"|(?:slack|teams|pushbullet|ifttt|join|zulip)://(?:[\w.-]+:)?(?P<c>(?=[^@\s]{0,250}[0-9])[A-Za-z0-9_-]{20,})(?=[@/?\s]|$)"
)
#: Credentials in HTTP headers, in RFC 9110's `Authorization` and in the headers that services have for their keys.
_HEADER: Final = re.compile(
    r"\b(?:(?:Proxy-)?Authorization:[ \t]*(?:Bearer|Basic|Token)[ \t]+|X-[A-Za-z-]{0,40}(?:Key|Token):[ \t]*)"
    rf"(?P<a>(?=[^\s\"']{{0,250}}[0-9])[A-Za-z0-9._~+/=-]{{8,}})(?![A-Za-z0-9${{{HOLE}])",
    re.IGNORECASE,
)
_KEY_BLOCK: Final = re.compile(_PRIVATE_KEY)
#: What stands between a URL's user and its host; what opens a variable or a template is no password.
_USER_INFO: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\s/?#@:\"'<>]*:(?P<a>[^\s/?#@\"'<>]+)@")
_DSN: Final = re.compile(
    r"(?:^|(?<=[\s;?&\"']))(?:password|passwd|pwd|access_token|api_?key|token)=(?P<a>[^\s;&\"'`(),\[\]{}<>]+)"
    r"(?=[\s;&\"']|$)"
    r"|(?:^|(?<=[\s\"'=]))[\w.-]+:(?P<b>[^\s@:/\"']+)@(?:tcp|unix)\(",
    re.IGNORECASE,
)
#: `ALTER USER app PASSWORD 'x'`, `IDENTIFIED BY 'x'`: the statements of PostgreSQL and MySQL that set a password.
_SQL: Final = re.compile(r"\b(?:PASSWORD|IDENTIFIED BY)[ \t]+'(?P<a>[^'\n]+)'", re.IGNORECASE)
#: What has a shape that tells, its pattern, and the texts, in small letters, one of which is part of all that match it:
#: to look for those first is ten times as fast.
_SHAPES: Final = (
    ("private-key", _KEY_BLOCK, ("-----begin ",)),
    ("token", _TOKEN, ("",)),
    ("token", _WEBHOOK, ("/webhooks/", "hooks.slack.com")),
    ("token", _NOTICE, tuple(f"{service}://" for service in (
        "discord", "gotify", "slack", "teams", "pushbullet", "ifttt", "join", "zulip"))),
    ("token", _HEADER, ("authorization:", "key:", "token:")),
    ("url", _USER_INFO, ("@",)),
    ("url", _DSN, ("password=", "passwd=", "pwd=", "token=", "key=", "@tcp(", "@unix(")),
    ("sql", _SQL, ("password ", "password\t", "identified by")),
)  # fmt: skip
_ANY_SHAPE: Final = re.compile(r"://|-----BEGIN |[A-Za-z0-9_-]{16}|@|=|(?i:PASSWORD|IDENTIFIED BY|X-\w|authorization:)")

#: Texts that stand for a credential which is elsewhere: variables, templates, marks that a script replaces, paths.
_REFERENCE: Final = re.compile(
    r"\$[\w({\[$@*?!-]|%(?:[({]|[a-zA-Z]/)|[`(]|\{\{|\{\$|\{env|!(?:secret|env|file|vault)|\[\["
    r"|<(?:SOPS|path|secret|vault|file):|<%"
    r"|(?:file|filepath|env|vault|secret|secrets|credential|systemd-credential|op|bw|sops|gopass|ref\+\w+):"
    r"|ENC\[|\$?(?:os\.)?(?:get)?env[(\[]|os\.environ/|__FILE__|\.{1,2}/|~/|(?:/[\w.@+-]+)+/?$",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"@[\w.:/-]+@|__\w+__|#\{.*\}#?|%\w+%|%%\w+%%|%[sdqb](?:\\n|\n)?|\*+|\.{3,}|…")
_FILE_NAME: Final = re.compile(
    r"[\w./@+-]+\.(?:txt|key|pem|crt|env|age|json|ya?ml|toml|conf|secret|pass|passwd|password|token)", re.IGNORECASE
)
_EMBEDDED: Final = re.compile(r"\$\{|\{\{|\$\(|\{env\.|\{\$")
#: Keys and tokens that everybody may see; Mapbox gives its public tokens to the browser.
_PUBLIC: Final = re.compile(
    r"pk\.eyJ|ssh-(?:rsa|ed25519|dss) |ecdsa-sha2-|age1[a-z0-9]{20,}"
    r"|-----BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY|CERTIFICATE)"
)
_HASH: Final = re.compile(
    r"(?:^|:)\$\$?(?:2[abxy]?|argon2\w*|apr1|1|5|6|7|y|gy|scrypt|pbkdf2[\w-]*)\$|\{S?SHA\d*\}"
    r"|^(?:sha256|scrypt|pbkdf2|bcrypt|argon2)[:$]"
)
_NOTHING: Final = frozenset(
    {
        "", "true", "false", "yes", "no", "on", "off", "null", "none", "nil", "undefined", "disabled", "enabled",
        "auto", "0", "1", "-1", "required", "optional", "always", "never", "default", "*", "-", "<redacted>", "y", "n",
        "n/a", "na", "prompt", "ask", "stdin", "generate", "generated", "dummy", "unset", "unused", "not-used",
        "not-needed", "not_needed", "notneeded", "not-required", "no-key", "nokey", "sk-no-key-required", "sk-dummy",
        "sk-none", "ollama", "lm-studio",
    }
)  # fmt: skip
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DURATION: Final = re.compile(
    r"(?:[0-9]+(?:ms|s|sec|m|min|h|d|w|y|days?|hours?|minutes?|seconds?|[kmg]i?b?))+", re.IGNORECASE
)
_RANDOM: Final = re.compile(
    r"[A-Za-z0-9+/]{20,}={0,2}|[0-9a-fA-F]{16,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
)
_PAIR: Final = re.compile(r"[^\s:/]+:(?P<a>[^\s:/@]+)")
#: A quoted value behind a name, as JSON and YAML have it on one line.
_INSIDE: Final = re.compile(r"[{,]\s*[\"']?(?P<name>[A-Za-z_][\w.-]*)[\"']?\s*:\s*(?P<value>\"[^\"\n]*\"|'[^'\n]*')")


def credential_of(name: str, value: Str) -> Found | None:
    """The credential in a named value: the whole of it where the name says so, else the part that its shape tells."""
    if not value.holes and _is_named(name, value.text):
        shaped = shape_of(value)
        # A URL under such a name is mostly an endpoint; its user part is judged by itself.
        if shaped is not None or "://" not in value.text:
            return Found(shaped.kind if shaped else "value", name, value)
    found = shape_of(value) or _pair(name, value) or next(inside(value), None)
    return None if found is None else Found(found.kind, name, found.secret, found.start)


def _is_named(name: str, text: str) -> bool:
    """Whether a name and its value together are those of a credential."""
    told = holds(name)
    if told is Holds.NOTHING or (told is Holds.PERHAPS and not looks_random(text)):
        return False
    return is_literal(name, text) and not text.lstrip().startswith(("{", "["))


def looks_random(text: str) -> bool:
    """Whether a text is one that somebody's generator made: long, of letters and digits, without words."""
    plain = text.strip()
    has_both = any(c.isdigit() for c in plain) and any(c.isalpha() for c in plain)
    return has_both and _RANDOM.fullmatch(plain) is not None


def is_literal(name: str, value: str) -> bool:
    """Whether a value that a credential's name holds is the credential, not a reference, a switch or a measure."""
    text = value.strip().strip("\"'")
    if text.lower() in _NOTHING or _DURATION.fullmatch(text):
        return False
    if _REFERENCE.match(text) or _MARK.fullmatch(text) or _FILE_NAME.fullmatch(text) or _EMBEDDED.search(text):
        return False
    if _PUBLIC.match(text) or _HASH.search(text):
        return False
    return not (_NUMBER.fullmatch(text) and names_limit(name))


def _pair(name: str, value: Str) -> Found | None:
    """The password of a value that is a user and a password."""
    match = _PAIR.fullmatch(value.text) if names_pair(name) and not value.holes else None
    if match is None or not is_literal("", match["a"]) or _HASH.search(value.text):
        return None
    return Found("value", name, value.slice(*match.span("a")), match.start("a"))


def inside(value: Str) -> Iterator[Found]:
    """The credentials in JSON, and in YAML's one-line sets."""
    if "{" not in value.text:
        return
    for match in _INSIDE.finditer(value.text):
        start, end = match.span("value")
        text = value.slice(start + 1, end - 1)
        is_known = HOLE not in match["name"] and not text.holes and "://" not in text.text
        if is_known and _is_named(match["name"], text.text):
            yield Found("value", match["name"], text, start + 1)


def shape_of(text: Str) -> Found | None:
    """The first credential that the text shows by its own shape."""
    return next(shapes_in(text), None)


def shapes_in(text: Str) -> Iterator[Found]:
    """The credentials that the text shows by their own shape: keys, tokens, passwords in URLs and statements."""
    if not _ANY_SHAPE.search(text.text):
        return
    small = text.text.lower()
    for kind, pattern, parts in _SHAPES:
        if not any(part in small for part in parts):
            continue
        for match in pattern.finditer(text.text):
            group = next((name for name, found in match.groupdict().items() if found is not None), 0)
            part = text.slice(match.start(group), match.end(group))
            if HOLE not in part.text and (kind not in ("url", "sql") or _is_password(part.text)):
                told, name = ("value", "PASSWORD") if kind == "sql" else (kind, "")
                yield Found(told, name, part, match.start(group))


def _is_password(text: str) -> bool:
    if text.lower() in _NOTHING or "$" in text or "{" in text or text.startswith(("%", "<", "/", "`")):
        return False
    return not _MARK.fullmatch(text) and not _HASH.search(text)
