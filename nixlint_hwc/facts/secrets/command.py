"""Credentials on command lines: `--password x`, `--token=x`, `NAME=x`, and the short flags of some programs.

In: the words of a command, partly known; a word that is a command itself is taken apart. Out: `Found`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.secrets.credential import Found, credential_of, inside, is_literal, shapes_in
from nixlint_hwc.facts.secrets.names import Holds, holds
from nixlint_hwc.facts.shell.arguments import arguments
from nixlint_hwc.facts.shell.command import Command

_SPACED: Final = re.compile(r"(?:[^\s\"']|\"[^\"]*\"|'[^']*')+|\S")
_HEADER: Final = re.compile(r"(?:--?[A-Za-z][\w-]*=)?[A-Za-z][A-Za-z-]*: [^\n]*")
_FLAG: Final = re.compile(r"--?([A-Za-z][\w.-]*)(?:=(.*))?", re.DOTALL)
_ASSIGNED: Final = re.compile(r"[\"']?([A-Za-z_][\w.-]*)=(.*)", re.DOTALL)
#: Short flags that take a password, by program: as the next word, or joined to the flag (`-psecret`).
_NEXT: Final = {
    "redis-cli": "-a", "valkey-cli": "-a", "mongo": "-p", "mongosh": "-p", "mongodump": "-p", "mongorestore": "-p",
    "sshpass": "-p", "rabbitmqadmin": "-p", "mosquitto_pub": "-P", "mosquitto_sub": "-P", "ldapsearch": "-w",
    "ldapadd": "-w", "login": "-p", "cypher-shell": "-p", "influx": "-password",
}  # fmt: skip
_JOINED: Final = {
    "mysql": "-p", "mysqladmin": "-p", "mysqldump": "-p", "mariadb": "-p", "mariadb-admin": "-p", "mariadb-dump": "-p",
    "sshpass": "-p",
}  # fmt: skip
#: Options of podman-secret-create(1) and docker-secret-create(1) with a value.
_SECRET_VALUES: Final = frozenset({"-d", "--driver", "--driver-opts", "-l", "--label", "--template-driver"})
#: Flags that take a user and a password with a colon between.
_PAIRS: Final = {"curl": ("-u", "--user"), "wget": ()}
_PAIR: Final = re.compile(r"[^\s:]+:(?P<a>[^\s:]+)")


def credentials_in_command(words: Sequence[Str]) -> Iterator[Found]:
    """The credentials on a command line, also inside one word of a shell."""
    flat = [part for word in words for part in _parts(word)]
    program, taken = "", -1
    for index, word in enumerate(flat):
        following = flat[index + 1] if index + 1 < len(flat) else None
        if index == taken:
            continue
        name = word.text.rpartition("/")[2]
        program = name if name in _NEXT or name in _JOINED or name in _PAIRS else program
        found = _in_word(word, following) or _short(program, word, following)
        if found is not None:
            taken = index if found.secret.text in word.text else index + 1
            yield found
        else:
            yield from shapes_in(word)
            yield from inside(word)


def credential_handed_over(command: Command) -> Found | None:
    """What a command stores as a secret of Podman or Docker: `printf x | podman secret create name -`."""
    if command.program not in ("podman", "docker"):
        return None
    _, operands = arguments(command.arguments, _SECRET_VALUES)
    if [word.text for word in operands[:2]] != ["secret", "create"] or len(operands) != 4 or operands[3].text != "-":
        return None
    given = command.input
    if given is None and command.piped is not None and command.piped.program in ("echo", "printf"):
        given = next(iter(command.piped.arguments[-1:]), None)
    if given is None or given.holes or not given.text.strip() or not is_literal("", given.text):
        return None
    return Found("value", operands[2].shown, given)


def _parts(word: Str) -> Iterator[Str]:
    """A word, or the words in it where it is a command itself; a header and a word with quotes inside keep together."""
    if (" " not in word.text and "\n" not in word.text) or _HEADER.fullmatch(word.text):
        yield word
        return
    for match in _SPACED.finditer(word.text):
        yield word.slice(match.start(), match.end())


def _in_word(word: Str, following: Str | None) -> Found | None:
    for pattern in (_FLAG, _ASSIGNED):
        match = pattern.fullmatch(word.text)
        if match is None:
            continue
        joined = match[2] is not None
        value = word.slice(match.start(2), match.end(2)) if joined else following
        if value is None or (not joined and value.text.startswith("-")):
            return None
        return _named(match[0][: match.end(1)] if pattern is _FLAG else match[1], match[1], _unquoted(value), joined)
    return None


def _named(shown: str, name: str, value: Str, joined: bool) -> Found | None:
    """The credential that a flag or an assignment gives a name to."""
    if name == "secret":
        return None  # `--secret` of Podman and others names a secret, or options of one
    if joined and holds(name) is Holds.NOTHING:
        nested = _ASSIGNED.fullmatch(value.text)
        if nested is not None:  # `--set admin.password=x`
            return _named(nested[1], nested[1], value.slice(*nested.span(2)), True)
    found = credential_of(name, value)
    if found is None or (found.kind == "url" and found.secret.text != value.text):
        return None
    return Found(found.kind, shown, found.secret)


def _short(program: str, word: Str, following: Str | None) -> Found | None:
    """The password behind a short flag of a program that is known."""
    value = None
    if word.text == _NEXT.get(program):
        value = following
    elif word.text.startswith(_JOINED.get(program, " ")) and len(word.text) > 2:
        value = word.slice(2, len(word.text))
    elif word.text in _PAIRS.get(program, ()) and following is not None:
        pair = _unquoted(following)
        match = _PAIR.fullmatch(pair.text)
        value = pair.slice(*match.span("a")) if match is not None else None
    if value is None:
        return None
    value = _unquoted(value)
    if value.holes or not value.text or value.text.startswith("-") or not is_literal("", value.text):
        return None
    return Found("value", f"{program} {word.text[:2]}", value)


def _unquoted(text: Str) -> Str:
    low, high = 0, len(text.text)
    while low < high and text.text[low] in "\"'":
        low += 1
    while high > low and text.text[high - 1] in "\"';,":
        high -= 1
    return text.slice(low, high)
