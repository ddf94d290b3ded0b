"""Byte offsets as shared objects.

The nodes of all files have a hundred offsets for each one that differs: kept one by one, they would be a twentieth of
what a large project takes.
"""

from __future__ import annotations

from typing import Final


class _Offsets(dict[int, int]):
    def __missing__(self, offset: int) -> int:
        self[offset] = offset
        return offset


#: The one object of an offset.
AT: Final = _Offsets()
