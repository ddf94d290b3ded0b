"""One command of a shell script, and what is known of it.

In and out: the dataclasses that `reader.py` fills and `script.py` reads. Words keep their origin; what only the running
script knows is a hole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nixlint_hwc.eval.values import Str, Unknown, hole
from nixlint_hwc.facts.partial import cut_last, first_hole

#: Programs that run the command which follows them, with their flags that take a value.
_WRAPPERS: Mapping[str, frozenset[str]] = {
    "builtin": frozenset(),
    "chronic": frozenset(),
    "command": frozenset(),
    "env": frozenset({"-u", "-C"}),
    "exec": frozenset({"-a"}),
    "flock": frozenset({"-w", "--timeout", "-E", "--conflict-exit-code"}),
    "ionice": frozenset({"-c", "-n"}),
    "nice": frozenset({"-n"}),
    "nohup": frozenset(),
    "runuser": frozenset({"-u", "-g", "-G"}),
    "setsid": frozenset(),
    "sudo": frozenset({"-u", "-g", "-C", "-D", "-h", "-p"}),
    "systemd-run": frozenset({"-p", "--property", "-u", "--unit", "--uid", "--gid", "-E", "--setenv", "-M"}),
    "time": frozenset(),
    "timeout": frozenset({"-k", "-s"}),
    "xargs": frozenset({"-a", "-d", "-E", "-I", "-L", "-n", "-P", "-s"}),
}
#: Those of them that take an operand of their own before the command: a duration, a file.
_WITH_OPERAND = frozenset({"flock", "timeout"})


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirection of a file: `operator` is `>`, `>>`, `>|`, `&>`, `<`, ...; `descriptor` the number before it."""

    operator: str
    target: Str
    descriptor: str

    @property
    def writes(self) -> bool:
        """Whether the target is a file that is written."""
        return self.operator in (">", ">>", ">|", "&>", "&>>")


@dataclass(frozen=True, slots=True)
class Command:
    """One simple command.

    `words` are the program and its arguments, wrappers such as `sudo` removed. `input` is the text of a here-document
    or here-string. `nested` are the commands inside the words' and the input's `$(...)`. `is_conditional` tells that it
    runs only in a branch, loop of unknown length, or after `||`. `umask` is the file mode mask in force, None where the
    script has not set it. `piped` is the command whose output it reads.
    """

    text: Str
    words: tuple[Str, ...]
    redirects: tuple[Redirect, ...]
    input: Str | None
    nested: tuple[Command, ...]
    is_conditional: bool
    umask: int | Unknown | None
    piped: Command | None

    @property
    def program(self) -> str | Unknown:
        """The program's name without its folder."""
        return program_name(self.words[0]) if self.words else ""

    @property
    def arguments(self) -> tuple[Str, ...]:
        """The words after the program."""
        return self.words[1:]


@dataclass(frozen=True, slots=True)
class Script:
    """A script's commands. `gap` is an unknown part that may hold further commands; `is_truncated`: a bound was met.

    `steps` are the parts of it that were visited, however often.
    """

    text: Str
    commands: tuple[Command, ...]
    gap: Unknown | None
    is_truncated: bool
    steps: int = 0

    def running(self, *programs: str) -> tuple[Command, ...]:
        """The commands of these programs, inside `$(...)` too, in order."""
        return tuple(command for command in _flat(self.commands) if command.program in programs)

    @property
    def all_commands(self) -> tuple[Command, ...]:
        """Every command, those inside `$(...)` before the one they are part of."""
        return tuple(_flat(self.commands))


def _flat(commands: Iterable[Command]) -> Iterable[Command]:
    for command in commands:
        yield from _flat(command.nested)
        yield command


def program_name(word: Str) -> str | Unknown:
    """The last component of a program's path, Unknown where a hole is part of it."""
    head, last = cut_last(word, "/")
    name = last if last is not None else head
    return first_hole(name) if name.holes else name.text


def octal(text: Str) -> int | Unknown:
    """A file mode in octal digits; Unknown where it has holes or is symbolic."""
    if text.holes:
        return first_hole(text)
    digits = text.text
    if not digits or len(digits) > 5 or any(digit not in "01234567" for digit in digits):
        return Unknown(f"the symbolic mode {digits!r}")
    return int(digits, 8)


def unwrap(words: list[Str]) -> list[Str]:
    """The command behind `sudo`, `exec`, `env A=b` and similar prefixes."""
    while words:
        name = program_name(words[0])
        flags = _WRAPPERS.get(name) if isinstance(name, str) else None
        rest = None if flags is None else _after_flags(words[1:], flags, name in _WITH_OPERAND)
        if not rest:
            return words
        words = [*rest, hole(Unknown("what xargs reads"))] if name == "xargs" else rest
    return words


def _after_flags(words: list[Str], with_value: frozenset[str], has_operand: bool) -> list[Str]:
    at = 0
    while at < len(words) and (words[at].text.startswith("-") or "=" in words[at].text):
        word = words[at].text
        at += 2 if word in with_value else 1
        if word == "--":
            break
    return words[at + has_operand :]
