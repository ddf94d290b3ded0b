"""Fingerprints: what a finding is known by from one run to the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator


def fingerprints(described: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A fingerprint for each description; equal descriptions are distinguished by their order."""
    seen: Counter[str] = Counter()
    for parts in described:
        digest = _digest(parts)
        seen[digest] += 1
        yield digest if seen[digest] == 1 else _digest((*parts, str(seen[digest])))


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
