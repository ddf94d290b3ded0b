"""Edits that are to be made together, looked up by place.

In: edits that were chosen. Out: whether a further one can be made with all of them, as `Edit.collides` has it. Always
holds: the cost of a question hangs on what stands near the place, not on how many edits there are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from nixlint_hwc.finding import Edit
from nixlint_hwc.source import Span

#: Bytes of a file that are looked through together.
_BLOCK: Final = 64


@dataclass(frozen=True, slots=True)
class _Place:
    """The edits of one span: the first of them, and their texts, all and by what they add."""

    first: Edit
    texts: set[str] = field(default_factory=set)
    adding: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, edit: Edit) -> None:
        self.texts.add(edit.text)
        self.adding[edit.adds].add(edit.text)

    def collides(self, edit: Edit) -> bool:
        """Whether an edit of the same span collides with one of these."""
        alike = [self.adding.get(adds, set()) for adds in (edit.adds, "")] if edit.adds else [self.texts]
        return any(len(texts) > (edit.text in texts) for texts in alike)


class Taken:
    """The edits chosen so far."""

    def __init__(self) -> None:
        self._blocks: defaultdict[tuple[str, int], dict[tuple[int, int], _Place]] = defaultdict(dict)

    def collides(self, edit: Edit) -> bool:
        """Whether one of the edits chosen cannot be made together with this one."""
        own = _ends(edit)
        for block in _blocks(edit):
            for ends, place in self._blocks.get(block, {}).items():
                if place.collides(edit) if ends == own else edit.collides(place.first):
                    return True
        return False

    def changes(self, span: Span) -> bool:
        """Whether one of the edits chosen changes a place that is read."""
        reading = Edit(span, "\0")
        return any(
            edit.collides(reading)
            for block in _blocks(reading)
            for edit in (place.first for place in self._blocks.get(block, {}).values())
        )

    def add(self, edit: Edit) -> None:
        """Choose an edit."""
        for block in _blocks(edit):
            self._blocks[block].setdefault(_ends(edit), _Place(edit)).add(edit)


def _ends(edit: Edit) -> tuple[int, int]:
    return edit.span.start, edit.span.end


def _blocks(edit: Edit) -> list[tuple[str, int]]:
    """The blocks that an edit touches, at its ends too: two that collide have one in common."""
    start, end = _ends(edit)
    return [(edit.span.file.path, block) for block in range(start // _BLOCK, end // _BLOCK + 1)]
