"""What releases of Nix do not agree on, and is not known for that reason.

In: what it is. Out: `Unknown`.
"""

from __future__ import annotations

from typing import Final

from nixlint_hwc.eval.values import Unknown

#: A list that is sorted by what is no order: Nix called C++'s `std::stable_sort` until 2.30.
SORTED_BY_NO_ORDER: Final = "how a list is sorted by what is no order depends on the release of Nix"
#: Two sets of which one attribute differs and another one fails: the first one that is compared decides.
COMPARED_FIRST: Final = "which attribute is compared first depends on the release of Nix"
#: `replaceStrings` with a replacement that fails and is never made: Nix evaluated all of them until 2.16.
NOT_REPLACED: Final = "whether a replacement that is not made is evaluated depends on the release of Nix"


def differ(what: str) -> Unknown:
    """The value that is one thing or another by the release of Nix."""
    return Unknown(what)
