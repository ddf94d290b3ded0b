"""What somebody is likely to have meant by a name that does not exist.

In: a name, and those that exist. Out: the end of a message. Always holds: without a similar name it is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

#: An identifier with a number, such as a rule's id.
_NUMBERED: Final = re.compile(r"[A-Z]+[0-9]+")
#: How similar names are that differ by a letter or two (1 is equal), and identifiers, which share their letters anyway.
_SIMILAR: Final = 0.6
_SIMILAR_IDENTIFIER: Final = 0.8


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """The end of a message that suggests the most similar of the names."""
    from difflib import get_close_matches  # most runs have nothing to suggest

    if _NUMBERED.fullmatch(name):
        candidates = [known for known in names if abs(len(known) - len(name)) < 2]
        found = get_close_matches(name, candidates, 1, _SIMILAR_IDENTIFIER)
    else:
        found = get_close_matches(name, list(names), 1, _SIMILAR)
    return f"; did you mean '{found[0]}'?" if found else ""
