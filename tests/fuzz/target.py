"""What is fuzzed: a stage as a function from bytes, and the texts to begin from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from tests.fuzz.mutation import Mutator

ROOT = Path(__file__).parents[2]
WORDS = Path(__file__).parent / "words"
CRASHES = Path(__file__).parent / "crashes"

#: What steers a terminal or hides text; line breaks apart.
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
#: What GitHub's runner takes for a command: `##[command]` anywhere, `::command::` behind blanks.
COMMAND = re.compile(r"##[A-Za-z]*\[|^\s*::[a-z]", re.MULTILINE)


@dataclass(frozen=True)
class Target:
    """`run` drives one stage; whatever it raises is a crash. What it returns tells outcomes apart: an input with a new
    one is worth changing further. `find_seeds` gives the texts to begin from, `words` are pieces of their language.

    `changed` makes an input from one of a pool, where words alone are not the way. `share` is its part of the
    time, relative to the others'. `is_quick`: so many inputs a second that following which code each of them reaches is
    worth its cost.
    """

    name: str
    run: Callable[[bytes], object]
    find_seeds: Callable[[], Iterable[bytes]]
    words: Sequence[bytes] = ()
    share: int = 1
    changed: Callable[[Random, Sequence[bytes], bytes], bytes] | None = None
    is_quick: bool = False

    @cached_property
    def seeds(self) -> list[bytes]:
        return sorted(set(self.find_seeds())) or [b""]

    def mutated(self, random: Random, pool: Sequence[bytes], data: bytes) -> bytes:
        """A text of the pool after some changes."""
        if self.changed is not None:
            return self.changed(random, pool, data)
        return Mutator(random, pool, self.words).mutate(data)

    @property
    def crashes(self) -> list[Path]:
        """The inputs that once crashed the stage."""
        return sorted(path for path in (CRASHES / self.name).glob("*") if path.is_file())


def words(name: str) -> tuple[bytes, ...]:
    """The words of a file of `words/`, which blanks part."""
    return tuple((WORDS / f"{name}.txt").read_bytes().split())


def lines(name: str) -> tuple[str, ...]:
    """The lines of a file of `words/`."""
    return tuple((WORDS / f"{name}.txt").read_text().splitlines())


def texts(*patterns: str, limit: int = 8_000) -> list[bytes]:
    """The contents of the project's files that match."""
    found = (path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern)) if path.is_file())
    return [data for data in found if len(data) <= limit]
