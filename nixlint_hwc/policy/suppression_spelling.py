"""How a suppression that is not written as one was meant.

In: a comment's text, and what is wrong with it. Out: a `Spelling`, other text for a part of the comment, or None where
only its author knows what was meant.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

VERBS: Final = ("ignore", "ignore-next-line", "ignore-file")
_TOOL: Final = "hwc-lint"
_NAME: Final = re.compile(r"[\s,]*([^\s,\[\]]+)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Other text for the characters `start <= i < end` of a comment."""

    start: int
    end: int
    text: str


def with_colon(comment: str, verb: str) -> Spelling | None:
    """The colon behind the linter's name, where the rest may be right."""
    end = comment.index(_TOOL) + len(_TOOL)
    return Spelling(end, end, ":") if verb in VERBS else None


def with_verb(comment: str, verb: str) -> Spelling | None:
    """The kind of suppression that looks most like the one that is written."""
    near = difflib.get_close_matches(verb, VERBS, 1) if verb else []
    start = comment.index(verb, comment.index(_TOOL) + len(_TOOL))
    return Spelling(start, start + len(verb), near[0]) if near else None


def with_brackets(comment: str, at: int, is_rule: Callable[[str], bool]) -> Spelling | None:
    """Both brackets around the names of rules that stand behind the kind of suppression, at an index."""
    start = at + 1 if comment[at : at + 1] == "[" else at
    end = start
    while (match := _NAME.match(comment, end)) and is_rule(match[1]):
        end = match.end()
    return Spelling(at, end, f"[{comment[start:end].strip()}]") if end > start else None
