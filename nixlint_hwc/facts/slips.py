"""Names that are likely to be slips of the pen for others.

In: a name that nothing has, and those that there are. Out: the one that is likely to be meant, if any.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from nixlint_hwc.modules.evaluation import edit_distance

#: How long a name is, and how far from another, to be taken for a slip of the pen; of how many others.
_SHORTEST_NAME: Final = 4
_LONGEST_NAME: Final = 64
_SLIPS: Final = 2
_MOST: Final = 100


def likely_meant(name: str, names: Collection[str]) -> str | None:
    """The name that one which is not there is likely to mean: two letters away at most, and not by a number."""
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME or len(names) > _MOST:
        return None
    near = [(edit_distance(name, one), one) for one in names if _may_be_meant(one, name)]
    return next((one for distance, one in sorted(near) if 0 < distance <= _SLIPS), None)


def _may_be_meant(one: str, name: str) -> bool:
    """Whether two names are about as long, and tell more apart than a number."""
    numbers = "0123456789"
    return abs(len(one) - len(name)) <= _SLIPS and one.rstrip(numbers) != name.rstrip(numbers)
