"""What a message says of any container: the text with the container's own name left open.

In: a rule's message, as it was put together, without secrets: a secret may hold the name, and what is left of it would
not be known as one. Out: the same with a mark for the name, which a container `database` has
in common with a container `cache` of which the rule says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nixlint_hwc.eval.values import Str, join
from nixlint_hwc.policy.rules import RuleFile

#: The placeholder for a name; no message contains it.
_MARK: Final = Str("\0")


def without_name(message: Str, name: str | None) -> Str:
    """A message with a mark wherever a fact brought the name into it; the rule's own words stay, whatever they are."""
    if not name or name not in message.text:
        return message
    return join([*_parts(message, re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"))])


def _parts(message: Str, name: re.Pattern[str]) -> Iterator[Str]:
    at = 0
    for segment in message.segments():
        part, at = message.slice(at, segment.end), segment.end
        is_own = segment.span is not None and isinstance(segment.span.file, RuleFile)
        yield from [part] if is_own else _apart(part, name)


def _apart(part: Str, name: re.Pattern[str]) -> Iterator[Str]:
    start = 0
    for match in name.finditer(part.text):
        yield part.slice(start, match.start())
        yield _MARK
        start = match.end()
    yield part.slice(start, len(part.text))
