"""Environment variables: `--env` and the option `environment`.

In: `NAME=value` texts, or names with values. Out: `EnvironmentEntry`. Source: `--env` in podman-run(1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known, Piece, cut, first_hole, piece

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class EnvironmentEntry:
    """One variable.

    `value` is None where only a name is given: Podman then passes the variable of its own environment on, if set.
    `text` is the whole entry as written. `problem` says why Podman refuses it.
    """

    text: Str
    name: Piece
    value: Piece | None
    problem: str | None = None

    @property
    def is_inherited(self) -> Known:
        """Whether the value comes from Podman's own environment."""
        return self.value if isinstance(self.value, Unknown) else self.value is None

    @property
    def is_pattern(self) -> Known:
        """Whether every variable with this prefix is passed on (`LC_*`)."""
        if self.value is not None or isinstance(self.name, Unknown):
            return self.is_inherited
        return self.name.text.endswith("*")

    @property
    def is_conventional(self) -> Known:
        """Whether the name could be that of a shell variable."""
        if isinstance(self.name, Unknown):
            return self.name
        return first_hole(self.name) if self.name.holes else _NAME.fullmatch(self.name.text) is not None


def parse_environment_entry(text: Str) -> EnvironmentEntry:
    """One `--env` value: `NAME=value` or `NAME`."""
    name, value = cut(text, "=")
    if value is None:
        open_end = text.holes[-1] if text.text.endswith(HOLE) else None
        problem = None if text.text.strip() else "the variable has no name"
        return EnvironmentEntry(text, open_end or text, open_end, problem)
    return EnvironmentEntry(text, piece(name), piece(value), None if name.text else "the variable has no name")


def environment_entry(name: Str, value: Piece) -> EnvironmentEntry:
    """An entry of the option `environment`, whose text is its value (its name where the value is not known)."""
    known = piece(value) if isinstance(value, Str) else value
    return EnvironmentEntry(value if isinstance(value, Str) else name, name, known)
