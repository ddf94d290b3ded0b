"""Arguments of a program's command line, split into options and operands as getopt(3) does.

In: the words after the program, and which options take a value. Out: options by name and the operands in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.partial import Known, Piece, cut, drop, first_hole, piece

#: The values of each option by its name with dashes; a switch has an empty text.
Options: TypeAlias = dict[str, list[Str]]


def arguments(words: Sequence[Str], with_value: frozenset[str]) -> tuple[Options, list[Str]]:
    """Options with their values (an empty text for a switch) and the operands, as getopt(3) reads them."""
    options: Options = {}
    operands: list[Str] = []
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word.text == "--":
            return options, operands + list(words[at:])
        if not word.text.startswith("-") or word.text == "-":
            operands.append(word)
            continue
        for name, value in _options(word, with_value):
            taken = value
            if taken is None and name in with_value and at < len(words):
                taken = words[at]
                at += 1
            options.setdefault(name, []).append(Str("") if taken is None else taken)
    return options, operands


def _options(word: Str, with_value: frozenset[str]) -> list[tuple[str, Str | None]]:
    """The options of one word: a long one, or letters, of which the first that takes a value ends the list."""
    if word.text.startswith("--"):
        name, value = cut(word, "=")
        return [(name.text, value)]
    found: list[tuple[str, Str | None]] = []
    for index, letter in enumerate(word.text[1:], 1):
        if "-" + letter in with_value:
            rest = drop(word, index + 1)
            return [*found, ("-" + letter, rest if rest.text else None)]
        found.append(("-" + letter, None))
    return found


def option_value(options: Options, *names: str) -> Piece | None:
    """The last value given to an option under any of its names; None if it is not given."""
    found = [value for name in names for value in options.get(name, [])]
    return piece(found[-1]) if found else None


def switch(options: Options, name: str) -> Known:
    """Whether a switch of Podman is on; `--name=false` switches it off."""
    values = options.get(name)
    if not values:
        return False
    value = values[-1]
    return first_hole(value) if value.holes else value.text not in ("false", "False", "FALSE", "0", "f", "F")
