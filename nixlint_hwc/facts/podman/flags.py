"""Flags of `podman run` as `extraOptions` lists them, per podman-run(1) and its parser's rules.

In: the list's elements, some of them perhaps unknown, and the unknown rest if there is one. Out: `FlagList`: flags
under their long names in every spelling (`--flag=x`, `--flag x`, `-p 80:80`, `-p80:80`, `-it`), and what is left over.
The table of flags is in `flag_table.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known, OpenList, Piece, csv_fields, cut, first_hole, piece, plain
from nixlint_hwc.facts.podman.flag_table import ALIASES, FLAGS, SHORT, FlagKind

#: How Go writes the truth values of switches.
TRUE = frozenset({"1", "t", "T", "TRUE", "true", "True"})
FALSE = frozenset({"0", "f", "F", "FALSE", "false", "False"})


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag that is given.

    `name` is the long name without dashes, aliases resolved (`--net` is `network`). `value` is what is given for it,
    None for a bare boolean flag. `elements` are the indices of the list elements that make up the flag; `text` is the
    first of them.
    """

    name: str
    value: Piece | None
    elements: tuple[int, ...]
    text: Str

    @property
    def is_boolean(self) -> bool:
        """Whether the flag is a switch."""
        return FLAGS[self.name] is FlagKind.SWITCH

    @property
    def is_on(self) -> Known:
        """Whether a switch is on; true for every flag that takes a value."""
        if not self.is_boolean or self.value is None:
            return True
        known = self.value if isinstance(self.value, Unknown) else plain(self.value)
        return known if isinstance(known, Unknown) else known in TRUE

    @property
    def values(self) -> tuple[Piece, ...]:
        """The values given at once: the comma-separated parts where the flag takes such a list, else the one value."""
        if self.value is None:
            return ()
        if FLAGS[self.name] is FlagKind.LIST and isinstance(self.value, Str):
            return tuple(piece(field) for field in csv_fields(self.value))
        return (self.value,)


@dataclass(frozen=True, slots=True)
class Leftover:
    """List elements that are not known to be a flag of podman-run(1).

    `problem` says what is wrong with them (no such flag, a missing value, an argument in the place of the image); None
    where they are not known.

    `text` is the first of them, `elements` are their indices in the list.
    """

    text: Piece
    elements: tuple[int, ...]
    problem: str | None


@dataclass(frozen=True, slots=True)
class FlagList:
    """The flags of one list, in order. `rest` is set where further elements may follow that are not known.

    `flags` are those that could be read, `leftovers` the elements that could not.
    """

    flags: tuple[Flag, ...]
    leftovers: tuple[Leftover, ...]
    rest: Unknown | None

    def all(self, *names: str) -> tuple[Flag, ...]:
        """The flags with one of these long names, in order."""
        return tuple(flag for flag in self.flags if flag.name in names)

    def values(self, *names: str) -> tuple[Piece, ...]:
        """The values of the flags with one of these long names, lists split, in order."""
        return tuple(value for flag in self.all(*names) for value in flag.values)

    def last(self, name: str) -> Flag | None:
        """The flag that counts where a flag is not repeatable: the last one."""
        return next((flag for flag in reversed(self.flags) if flag.name == name), None)

    @property
    def gap(self) -> Unknown | None:
        """Why further flags may be given than are listed; None where all are known."""
        unread = (left.text for left in self.leftovers if left.problem is None)
        for text in unread:
            return text if isinstance(text, Unknown) else first_hole(text)
        return self.rest

    def has(self, name: str) -> Known:
        """Whether a flag is given; Unknown where it is not but an unknown element may be it."""
        return True if self.last(name) is not None else self.gap or False

    def is_on(self, name: str) -> Known:
        """Whether a switch is on: the last one counts."""
        flag = self.last(name)
        return self.gap or False if flag is None else flag.is_on


def parse_flags(elements: Sequence[Piece], rest: Unknown | None = None) -> FlagList:
    """The flags in a list of arguments. Never raises: what cannot be read is left over."""
    reader = _Reader(elements, rest)
    while reader.at < len(elements):
        reader.read()
    found = FlagList(tuple(reader.flags), tuple(reader.leftovers), rest)
    return found if found.gap is None else replace(found, flags=OpenList.of(found.flags, found.gap))


class _Reader:
    """Walks through the elements from left to right."""

    def __init__(self, elements: Sequence[Piece], rest: Unknown | None) -> None:
        self.elements = elements
        self.rest = rest
        self.at = 0
        self.flags: list[Flag] = []
        self.leftovers: list[Leftover] = []

    def read(self) -> None:
        """Take the next element and, where it is a flag without its value, the one after."""
        element = self.elements[self.at]
        start, self.at = self.at, self.at + 1
        if isinstance(element, Unknown) or element.text.startswith(HOLE):
            self.leave(element, start, None)
        elif element.text.startswith("--") and len(element.text) > 2:
            self.read_long(element, start)
        elif element.text.startswith("-") and len(element.text) > 1 and element.text != "--":
            self.read_short(element, start, 1)
        else:
            self.leave(element, start, "Podman takes this argument for the image")

    def leave(self, text: Piece, start: int, problem: str | None) -> None:
        self.leftovers.append(Leftover(text, tuple(range(start, self.at)), problem))

    def read_long(self, element: Str, start: int) -> None:
        name_text, value = cut(element, "=")
        written = name_text.text[2:]
        name = ALIASES.get(written, written)
        kind = FLAGS.get(name)
        if kind is None:
            self.leave(element, start, None if HOLE in written else _no_such_flag(written))
        elif value is None and kind is not FlagKind.SWITCH:
            self.take_value(name, element, start)
        else:
            self.flags.append(Flag(name, None if value is None else piece(value), (start,), element))

    def read_short(self, element: Str, start: int, at: int) -> None:
        """One-letter flags: switches may be joined, a value may follow at once or after `=`."""
        letter = element.text[at]
        name = SHORT.get(letter)
        rest = element.slice(at + 1, len(element.text))
        if name is None:
            unknown = HOLE in element.text[1 : at + 1]
            self.leave(element, start, None if unknown else _no_such_flag(letter))
        elif rest.text.startswith("="):
            self.flags.append(Flag(name, piece(rest.slice(1, len(rest.text))), (start,), element))
        elif FLAGS[name] is FlagKind.SWITCH:
            self.flags.append(Flag(name, None, (start,), element))
            if rest.text:
                self.read_short(element, start, at + 1)
        elif rest.text:
            self.flags.append(Flag(name, piece(rest), (start,), element))
        else:
            self.take_value(name, element, start)

    def take_value(self, name: str, element: Str, start: int) -> None:
        """The next element is the flag's value, whatever it looks like."""
        if self.at < len(self.elements):
            value = self.elements[self.at]
            self.at += 1
            if isinstance(value, Str):
                value = piece(value)
            self.flags.append(Flag(name, value, (start, start + 1), element))
        elif self.rest is not None:
            self.flags.append(Flag(name, self.rest, (start,), element))
        else:
            self.leave(element, start, f"--{name} has no value, so Podman takes the image for it")


def _no_such_flag(written: str) -> str:
    if " " in written and written.split(" ", maxsplit=1)[0] in FLAGS:
        return "a flag and its value must be two elements, or joined by ="
    return f"podman run has no flag {written!r}"
