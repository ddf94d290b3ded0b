"""How much memory the process has held: the part of the budget that steps do not measure, as small values are many.

In: nothing. Out: bytes.
"""

from __future__ import annotations

import sys

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


def peak() -> int:
    """The most bytes of memory that the process has held at once; 0 where the system does not tell."""
    if resource is None:
        return 0
    found = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found if sys.platform == "darwin" else found * 1024
