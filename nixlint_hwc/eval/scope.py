"""Static scopes: which environment slot a name has.

At run time an environment is a list `[parent, slot, slot, ...]`. Every scope below is one such frame, so that the
distance between scopes is the number of steps up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Slot(NamedTuple):
    """A variable's place: `depth` frames up, at `position`."""

    depth: int
    position: int


class Scope:
    """One frame: the names of a function's arguments, a `let` or a `rec` set; or a `with` (no names)."""

    __slots__ = ("is_with", "names", "parent")

    def __init__(self, parent: Scope | None, names: Iterable[str], is_with: bool = False) -> None:
        self.parent = parent
        self.names = {name: index for index, name in enumerate(names, 1)}
        self.is_with = is_with

    def find(self, name: str) -> Slot | None:
        """The slot of a lexically bound name, None when no frame binds it."""
        depth = 0
        scope: Scope | None = self
        while scope is not None:
            index = scope.names.get(name)
            if index is not None:
                return Slot(depth, index)
            scope = scope.parent
            depth += 1
        return None

    def withs(self) -> list[int]:
        """The depths of the enclosing `with` frames, innermost first."""
        found = []
        depth = 0
        scope: Scope | None = self
        while scope is not None:
            if scope.is_with:
                found.append(depth)
            scope = scope.parent
            depth += 1
        return found
