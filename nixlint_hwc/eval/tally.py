"""Counts over the beginning of a text, for texts that are cut into many pieces."""

from __future__ import annotations

from collections.abc import Callable


class Tally:
    """How many of something come before an index of a text, counted on from where the same text was last asked about.

    So a long text is cut into many pieces in time that grows with its length. `count` counts between two indices.
    """

    __slots__ = ("at", "count", "found", "text")

    def __init__(self, count: Callable[[str, int, int], int]) -> None:
        self.count = count
        self.text = ""
        self.at = self.found = 0

    def before(self, text: str, index: int) -> int:
        if text is not self.text:
            self.text, self.at, self.found = text, 0, 0
        if index >= self.at:
            self.found += self.count(text, self.at, index)
        else:
            self.found -= self.count(text, index, self.at)
        self.at = index
        return self.found
