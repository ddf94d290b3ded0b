"""Groups of facts that rules see as facts of the whole.

In: nothing. Out: `MERGED`, for `dataclasses.field(metadata=MERGED)`. A field marked so holds a dataclass whose members
rules read as members of the class that has the field; Python code names the group: `container.connected.ports`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MERGED: Final[Mapping[str, bool]] = {"merged": True}
