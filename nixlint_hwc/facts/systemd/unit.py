"""Words of systemd's configuration language, and the command lines of ExecStart= and its kin.

In: a line as `Str`. Out: words without their quotes, with holes and origin kept. Source: "Quoting" and "C-style
escapes" in systemd.syntax(7), "Command lines" in systemd.service(5).
"""

from __future__ import annotations

from dataclasses import dataclass

from nixlint_hwc.eval.values import HOLE, Str, join
from nixlint_hwc.facts.partial import drop
from nixlint_hwc.facts.systemd.specifier import replaced

_SPACE = " \t\n\r"
_ESCAPES = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    "\\": "\\", '"': '"', "'": "'", "s": " ", " ": " ",
}  # fmt: skip
_NUMERIC = {"x": (2, 16), "u": (4, 16), "U": (8, 16)}


@dataclass(frozen=True, slots=True)
class Words:
    """Words taken from a line, what follows them, and what is wrong with their quoting (None: nothing)."""

    words: tuple[Str, ...]
    rest: Str
    problem: str | None


def split_words(text: Str, limit: int = -1) -> Words:
    """The words of a line, at most `limit` of them (-1: all); quotes and escapes are resolved."""
    words: list[Str] = []
    problem: str | None = None
    at = _skip_space(text.text, 0)
    while at < len(text.text) and len(words) != limit:
        word, at, wrong = _word(text, at)
        words.append(word)
        problem = problem or wrong
        at = _skip_space(text.text, at)
    return Words(tuple(words), drop(text, at), problem)


def _skip_space(source: str, at: int) -> int:
    while at < len(source) and source[at] in _SPACE:
        at += 1
    return at


def _word(text: Str, at: int) -> tuple[Str, int, str | None]:
    """The word at an index, where it ends, and what is wrong with it."""
    source = text.text
    parts: list[Str] = []
    quote, start = "", at
    while at < len(source) and (quote or source[at] not in _SPACE):
        character = source[at]
        if character == "\\":
            value, end = _escape(source, at)
            if HOLE in value:
                at += 1
                continue
            parts += [text.slice(start, at), Str(value)]
            at = start = end
        elif character == quote or (not quote and character in "\"'"):
            parts.append(text.slice(start, at))
            quote = "" if quote else character
            at = start = at + 1
        else:
            at += 1
    parts.append(text.slice(start, at))
    return _joined(parts), at, f"a {quote} is not closed" if quote else None


def _joined(parts: list[Str]) -> Str:
    kept = [part for part in parts if part.text]
    return join(kept) if kept else Str("", parts[0].origin)


def _escape(source: str, at: int) -> tuple[str, int]:
    """The character that the escape at an index stands for, and where the escape ends."""
    letter = source[at + 1 : at + 2]
    if letter in _NUMERIC:
        length, base = _NUMERIC[letter]
        digits = source[at + 2 : at + 2 + length]
        return _character(digits, length, base, "\\" + letter + digits), at + 2 + len(digits)
    if letter.isdigit():
        digits = source[at + 1 : at + 4]
        return _character(digits, 3, 8, "\\" + digits), at + 1 + len(digits)
    return _ESCAPES.get(letter, "\\" + letter), at + 1 + len(letter)


def _character(digits: str, length: int, base: int, otherwise: str) -> str:
    try:
        number = int(digits, base) if len(digits) == length and digits.isalnum() else -1
    except ValueError:
        return otherwise
    # Surrogates cannot stand in text, and the last one denotes holes here.
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else otherwise


@dataclass(frozen=True, slots=True)
class ExecCommand:
    """One command of an Exec line: its prefixes (a part of `-@:+!|`) and its words, the program first."""

    text: Str
    prefixes: str
    words: tuple[Str, ...]
    problem: str | None

    @property
    def is_privileged(self) -> bool:
        """Whether the command runs as root whatever the unit's user is (`+`, `!`)."""
        return "+" in self.prefixes or "!" in self.prefixes


def parse_exec(text: Str) -> tuple[ExecCommand, ...]:
    """The commands of an ExecStart= value; a lone `;` separates several. Specifiers are replaced, variables are not."""
    found = split_words(text)
    commands: list[ExecCommand] = []
    current: list[Str] = []
    for word in (*found.words, Str(";")):
        if word.text == ";" and word.known:
            if current:
                commands.append(_command(text, current, found.problem))
            current = []
        else:
            current.append(replaced(word))
    return tuple(commands)


def _command(text: Str, words: list[Str], problem: str | None) -> ExecCommand:
    program = words[0]
    count = len(program.text) - len(program.text.lstrip("-@:+!|"))
    first = drop(program, count)
    rest = words[1:]
    if not first.text and rest:
        first, rest = rest[0], rest[1:]
    return ExecCommand(text, program.text[:count], (first, *rest), problem)
