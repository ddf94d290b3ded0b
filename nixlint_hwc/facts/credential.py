"""Credentials in values: by the name of what holds them, by the shape of the text.

In: names with values, command lines, whole files, as partly known text. Out: `Found`, the part of the text that is the
credential. What is not known is no credential, nor is a reference to one (a path, `$VARIABLE`); a placeholder such as
`changeme` is, because it is what the service then runs with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nixlint_hwc.eval.values import HOLE, Str, join
from nixlint_hwc.facts.credential_names import names_credential, names_limit


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A credential in a text. `kind` is `value` (told by its name), `url`, `token` or `private-key`.

    `name` is what holds it: a variable, a flag, a key; empty where only the shape tells. `secret` is the credential.
    """

    kind: str
    name: str
    secret: Str


_PRIVATE_KEY: Final = r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[^-]*(?:-----END [A-Z0-9 ]*-----)?"
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
_KEY_BLOCK: Final = re.compile(_PRIVATE_KEY)
#: What stands between a URL's user and its host; what opens a variable or a template is no password.
_USER_INFO: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#@:\"'<>]*:(?P<a>[^\s/?#@\"'<>]+)@")
_DSN: Final = re.compile(
    r"(?:^|(?<=[\s;?&\"']))(?:password|passwd|pwd|access_token|api_?key|token)=(?P<a>[^\s;&\"']+)"
    r"|(?:^|(?<=[\s\"'=]))[\w.-]+:(?P<b>[^\s@:/\"']+)@(?:tcp|unix)\(",
    re.IGNORECASE,
)
_SHAPES: Final = (
    ("private-key", _KEY_BLOCK), ("token", _TOKEN), ("token", _WEBHOOK), ("url", _USER_INFO), ("url", _DSN),
)  # fmt: skip
_ANY_SHAPE: Final = re.compile(r"://|-----BEGIN |[A-Za-z0-9_-]{16}|@|=")

_REFERENCE: Final = re.compile(
    r"[$%`(]|\{\{|\{\$|\{env|<SOPS:|!secret|!env|!file|file:|env:|vault:|secret:|/[\w.@+-]+(?:/[\w.@+-]+)*/?$",
    re.IGNORECASE,
)
_PUBLIC: Final = re.compile(
    r"ssh-(?:rsa|ed25519|dss) |ecdsa-sha2-|age1[a-z0-9]{20,}|-----BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY|CERTIFICATE)"
)
_HASH: Final = re.compile(
    r"\$\$?(?:2[abxy]?|argon2\w*|apr1|1|5|6|7|y|gy|scrypt|pbkdf2[\w-]*)\$|\{S?SHA\d*\}|(?:sha256|scrypt|pbkdf2)[:$]"
)
_NOTHING: Final = frozenset(
    {
        "", "true", "false", "yes", "no", "on", "off", "null", "none", "nil", "undefined", "disabled", "enabled",
        "auto", "0", "1", "-1", "required", "optional", "always", "never", "default", "*", "<redacted>",
    }
)  # fmt: skip
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DURATION: Final = re.compile(
    r"(?:[0-9]+(?:ms|s|sec|m|min|h|d|w|y|days?|hours?|minutes?|seconds?|[kmg]i?b?))+", re.IGNORECASE
)


def credential_of(name: str, value: Str) -> Found | None:
    """The credential in a named value: the whole of it where the name says so, else the part that its shape tells."""
    if names_credential(name) and not value.holes and is_literal(name, value.text):
        shaped = shape_of(value)
        # A URL under such a name is mostly an endpoint; its user part is judged by itself.
        if shaped is not None or "://" not in value.text:
            return Found(shaped.kind if shaped else "value", name, value)
    found = shape_of(value)
    return None if found is None else Found(found.kind, name, found.secret)


def is_literal(name: str, value: str) -> bool:
    """Whether a value that a credential's name holds is the credential, not a reference, a switch or a measure."""
    text = value.strip().strip("\"'")
    if text.lower() in _NOTHING or _DURATION.fullmatch(text):
        return False
    if _REFERENCE.match(text) or _PUBLIC.match(text) or _HASH.match(text):
        return False
    return not (_NUMBER.fullmatch(text) and names_limit(name))


def shape_of(text: Str) -> Found | None:
    """The first credential that the text shows by its own shape."""
    return next(shapes_in(text), None)


def shapes_in(text: Str) -> Iterator[Found]:
    """The credentials that the text shows by their own shape: keys, tokens, passwords in URLs."""
    if not _ANY_SHAPE.search(text.text):
        return
    for kind, pattern in _SHAPES:
        for match in pattern.finditer(text.text):
            group = next((name for name, found in match.groupdict().items() if found is not None), 0)
            part = text.slice(match.start(group), match.end(group))
            if HOLE not in part.text and (kind != "url" or _is_password(part.text)):
                yield Found(kind, "", part)


def _is_password(text: str) -> bool:
    return text.lower() not in _NOTHING and "$" not in text and "{" not in text and not text.startswith(("%", "<", "/"))


# Command lines and files

_SPACED: Final = re.compile(r"\"[^\"]*\"|'[^']*'|\S+")
_FLAG: Final = re.compile(r"--?([A-Za-z][\w.-]*)(?:=(.*))?", re.DOTALL)
_ASSIGNED: Final = re.compile(r"[\"']?([A-Za-z_]\w*)=(.*)", re.DOTALL)


def credentials_in_command(words: Sequence[Str]) -> Iterator[Found]:
    """The credentials on a command line: `--password x`, `--token=x`, `NAME=x`, also inside one word of a shell."""
    flat = [part for word in words for part in _parts(word)]
    for index, word in enumerate(flat):
        following = flat[index + 1] if index + 1 < len(flat) else None
        found = _in_word(word, following)
        if found is not None:
            yield found
        else:
            yield from shapes_in(word)


def _parts(word: Str) -> Iterator[Str]:
    """A word, or the words in it where it is a command itself; a word with quotes inside keeps together."""
    if " " not in word.text and "\n" not in word.text:
        yield word
        return
    for match in _SPACED.finditer(word.text):
        yield word.slice(match.start(), match.end())


def _in_word(word: Str, following: Str | None) -> Found | None:
    for pattern in (_FLAG, _ASSIGNED):
        match = pattern.fullmatch(word.text)
        if match is None:
            continue
        name = match[1]
        value = word.slice(match.start(2), match.end(2)) if match[2] is not None else following
        if value is None or (match[2] is None and value.text.startswith("-")):
            return None
        value = _unquoted(value)
        if names_credential(name) and not value.holes and is_literal(name, value.text) and "://" not in value.text:
            return Found("value", match[0][: match.end(1)] if pattern is _FLAG else name, value)
    return None


def _unquoted(text: Str) -> Str:
    low, high = 0, len(text.text)
    while low < high and text.text[low] in "\"'":
        low += 1
    while high > low and text.text[high - 1] in "\"';,":
        high -= 1
    return text.slice(low, high)


_KEY_VALUE: Final = re.compile(
    r"^[ \t]*(?:-[ \t]+)?(?:export[ \t]+|local[ \t]+|declare[ \t]+|readonly[ \t]+)?"
    r"[\"']?(?P<name>[A-Za-z_][\w.-]*)[\"']?[ \t]*(?:=|:(?=[ \t]))[ \t]*"
    r"(?P<value>\"[^\"\n]*\"|'[^'\n]*'|[^\s#;,][^\n#;,]*)",
    re.MULTILINE,
)
#: What a script prints into an environment file: `echo "NAME=value" > file`.
_PRINTED: Final = re.compile(
    r"^[ \t]*(?:echo|printf)[ \t]+(?:-\w+[ \t]+)*(?P<quote>[\"'])(?P<name>[A-Za-z_]\w*)=(?P<value>[^\n\"'$`\\]+)"
    r"(?:\\n)?(?P=quote)",
    re.MULTILINE,
)


def credentials_in_text(text: Str) -> Iterator[Found]:
    """The credentials in a file or script: `NAME=value`, `key: value`, and whatever its shape tells."""
    taken: list[tuple[int, int]] = []
    for match in [*_KEY_VALUE.finditer(text.text), *_PRINTED.finditer(text.text)]:
        start, end = match.span("value")
        value = _unquoted(text.slice(start, end).strip())
        name = match["name"]
        if HOLE in name or not names_credential(name) or value.holes or not is_literal(name, value.text):
            continue
        if "://" not in value.text and not _is_code(value.text):
            taken.append((start, end))
            yield Found("value", name, value)
    rest = _without(text, taken)
    yield from shapes_in(rest)


def _is_code(value: str) -> bool:
    """Whether a value is an expression or prose of the file's language, rather than a text of its own."""
    return " " in value or "(" in value or value.endswith(("{", "[", "\\")) or value.startswith(tuple("[{&*|><#"))


def _without(text: Str, ranges: list[tuple[int, int]]) -> Str:
    """The text up to and after what was found already, as one text of the same length."""
    if not ranges:
        return text
    parts, at = [], 0
    for start, end in ranges:
        parts += [text.slice(at, start), Str(" " * (end - start))]
        at = end
    return join([*parts, text.slice(at, len(text.text))])
