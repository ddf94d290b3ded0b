"""Regular expressions that find any of some secrets in a text.

In: the secrets' texts. Out: patterns that take time in proportion to the text, not to the number of secrets as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from nixlint_hwc.eval.values import HOLE, Str
from nixlint_hwc.policy.spellings import spellings
from nixlint_hwc.source import Span

#: By how many first characters alternatives are told apart, and how many need not be.
_TOLD_APART: Final = 3
_FEW: Final = 8


def parts_of(secrets: Iterable[Str]) -> Iterator[str]:
    """The known parts of secrets."""
    for secret in secrets:
        yield from (part for part in secret.text.split(HOLE) if part.strip())


def pattern(parts: Iterable[str]) -> re.Pattern[str] | None:
    """Any of these texts in any spelling, a longer one before what it begins with; None for no texts."""
    found = _longest_first(parts)
    return re.compile(_alternatives(found)) if found else None


def pattern_of_bytes(parts: Iterable[str]) -> re.Pattern[bytes] | None:
    """As `pattern`, in the bytes of a file."""
    found = _longest_first(parts)
    return re.compile(_alternatives(found).encode("utf-8", "surrogateescape")) if found else None


def pattern_of_words(texts: Iterable[str]) -> re.Pattern[str] | None:
    """Any of these texts as a word of its own, not as a part of a path or of a longer name; None for no texts."""
    found = sorted(set(texts), key=lambda text: (-len(text), text))
    return re.compile(rf"(?:(?<![\w/.-])|(?<=-p))(?:{_alternatives(found)})(?![\w/.-])") if found else None


def _longest_first(parts: Iterable[str]) -> list[str]:
    found = {spelling for part in parts for spelling in spellings(part)}
    return sorted(found, key=lambda text: (-len(text), text))


def _alternatives(texts: Sequence[str], level: int = _TOLD_APART) -> str:
    """One of these texts, the first that fits; what begins with another character is not tried."""
    if level == 0 or len(texts) <= _FEW:
        return "|".join(map(re.escape, texts))
    by_first: dict[str, list[str]] = {}
    for text in texts:
        by_first.setdefault(text[:1], []).append(text[1:])
    return "|".join(f"{re.escape(first)}(?:{_alternatives(rest, level - 1)})" for first, rest in by_first.items())


class Places:
    """The places of secrets in one file."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[tuple[int, int]] = []
        for place in sorted((span.start, span.end) for span in spans):
            if merged and place[0] < merged[-1][1]:
                start, end = merged.pop()
                merged.append((start, max(end, place[1])))
            else:
                merged.append(place)
        self._merged = merged

    def overlap(self, span: Span) -> bool:
        """Whether a place has a character in common with one of them."""
        at = bisect_left(self._merged, (span.end, 0)) - 1
        return at >= 0 and span.start < self._merged[at][1]
