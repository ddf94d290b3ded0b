"""Credentials in whole files and scripts: `NAME=value` lines, YAML, INI, JSON, tables of programs (`x['name'] = 'y'`),
and whatever its shape tells.

In: a text as the configuration writes it, partly known. Out: `Found`s, each place once. In the source of a program a
bare word is an expression, so only quoted text counts there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nixlint_hwc.eval.values import HOLE, Str, join
from nixlint_hwc.facts.secrets.credential import Found, inside, is_literal, looks_random, shapes_in
from nixlint_hwc.facts.secrets.names import Holds, holds

_KEY_VALUE: Final = re.compile(
    r"(?:^|[;&](?=[ \t]*export[ \t]))[ \t]*(?:-[ \t]+)?(?:(?:export|local|declare|readonly|const|let|var)[ \t]+)?"
    r"(?:\$?[A-Za-z_][\w.]*\[)?[\"']?(?P<name>[A-Za-z_][\w.-]*)[\"']?\]?"
    r"(?:(?P<tight>=)|[ \t]*(?:=|:(?=[ \t]))[ \t]*)"
    r"(?P<value>\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[^\s\"'][^\n]*)",
    re.MULTILINE,
)
#: Where a bare value ends: before a comment; behind `NAME=` at the end of the shell's word.
_BARE: Final = re.compile(r"[^\n]*?(?=[ \t]+[#;]|[;,]?[ \t]*$)")
_TIGHT: Final = re.compile(r"[^\s;&|]*")
#: What a script prints into an environment file: `echo "NAME=value" > file`.
_PRINTED: Final = re.compile(
    r"^[ \t]*(?:echo|printf)[ \t]+(?:-\w+[ \t]+)*(?P<quote>[\"'])(?P<name>[A-Za-z_]\w*)=(?P<value>[^\n\"'$`\\]+)"
    r"(?:\\n)?(?P=quote)",
    re.MULTILINE,
)
#: What stands for a password where an address is explained.
_SAMPLES: Final = frozenset(
    {"pass", "password", "passwd", "pwd", "secret", "changeme", "yourpassword", "your-password"}
)
_COMMENT: Final = re.compile(r"^[ \t]*(?:#|//|;|--).*$", re.MULTILINE)
#: Lines that only programs have: Python, JavaScript, Lua, Ruby, Perl.
_PROGRAM: Final = re.compile(
    r"\A#!.*(?:python|node|deno|bun|lua|ruby|perl)|^(?:import [\w.{*]|from [\w.]+ import |[ \t]*def \w+\("
    r"|[ \t]*class \w+.*:$|[ \t]*(?:const|let|var) \w+ = |(?:async )?function \w+\(|module\.exports|export default )",
    re.MULTILINE,
)


def credentials_in_text(text: Str) -> Iterator[Found]:
    """The credentials in a file or script."""
    program = _PROGRAM.search(text.text) is not None
    taken: list[Found] = []
    for found, quoted in _assigned(text):
        if (quoted or not program) and _is_credential(found, quoted):
            taken.append(found)
    taken += inside(_without(text, taken))
    yield from taken
    comments = [match.span() for match in _COMMENT.finditer(text.text)]
    for found in shapes_in(_without(text, taken)):
        # Comments show how an address is written.
        if found.secret.text.lower() not in _SAMPLES or not any(a <= found.start < b for a, b in comments):
            yield found


def _assigned(text: Str) -> Iterator[tuple[Found, bool]]:
    """What the lines of a text give names to, and whether it is quoted."""
    for match in _KEY_VALUE.finditer(text.text):
        start, end = match.span("value")
        quoted = match["value"][0] in "\"'" and len(match["value"]) > 1
        if quoted:
            start, end = start + 1, end - 1
        else:
            pattern = _TIGHT if match["tight"] else _BARE
            bare = pattern.match(text.text, start, end)
            end = end if bare is None else bare.end()
        yield Found("value", match["name"], text.slice(start, end), start), quoted
    for match in _PRINTED.finditer(text.text):
        yield Found("value", match["name"], text.slice(*match.span("value")), match.start("value")), True


def _is_credential(found: Found, quoted: bool) -> bool:
    """Whether what a line gives a name to is a credential: as `credential_of`, but prose and code are none."""
    name, value = found.name, found.secret
    told = Holds.NOTHING if HOLE in name or value.holes else holds(name)
    if told is Holds.NOTHING or (told is Holds.PERHAPS and not looks_random(value.text)):
        return False
    if not is_literal(name, value.text) or "://" in value.text:
        return False
    return quoted or not _is_code(value.text)


def _is_code(value: str) -> bool:
    """Whether a bare value is an expression or prose of the file's language, rather than a text of its own."""
    return " " in value or "(" in value or value.endswith(("{", "[", "\\")) or value.startswith(tuple("[{&*|><#=~"))


def _without(text: Str, found: Sequence[Found]) -> Str:
    """The text with spaces in the place of what was found already, of the same length."""
    if not found:
        return text
    parts, at = [], 0
    for start, end in sorted((one.start, one.end) for one in found):
        parts += [text.slice(at, start), Str(" " * (end - max(at, start)))]
        at = max(at, end)
    return join([*parts, text.slice(at, len(text.text))])
