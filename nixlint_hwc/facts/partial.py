"""Reading partly known text.

In: `Str` values whose unknown parts are holes. Out: pieces of them that keep holes and origin, and three-valued
answers: `True`, `False`, or the `Unknown` of the hole that leaves the question open. Always holds: a hole is never
guessed away.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, TypeVar

from nixlint_hwc.eval.values import HOLE, Str, Unknown

Known: TypeAlias = bool | Unknown
Piece: TypeAlias = Str | Unknown


_Item = TypeVar("_Item")


class OpenList(tuple[_Item, ...]):
    """A list of facts that may have further elements, which are not known; `rest` says why."""

    rest: Unknown

    @classmethod
    def of(cls, items: tuple[_Item, ...], rest: Known | None) -> tuple[_Item, ...]:
        """The items, open where there is a rest."""
        if not isinstance(rest, Unknown):
            return items
        found = cls(items)
        found.rest = rest
        return found


class OpenNames(dict[str, _Item]):
    """Facts by name, of which there may be further ones that are not known; `rest` says why."""

    rest: Unknown

    @classmethod
    def of(cls, items: dict[str, _Item], rest: Known | None) -> dict[str, _Item]:
        """The items, open where there is a rest."""
        if not isinstance(rest, Unknown):
            return items
        found = cls(items)
        found.rest = rest
        return found


def known_text(value: object) -> str | None:
    """The text of a string of which everything is known, else None."""
    return value.text if isinstance(value, Str) and not value.holes else None


def first_hole(text: Str) -> Unknown:
    """The first unknown part of a text that has one."""
    return text.holes[0] if text.holes else Unknown("a part of the text")


def accepted(text: Str, problem: str | None) -> Known:
    """Whether a text is right in whose known parts there is this problem, or none."""
    if problem is not None:
        return False
    return first_hole(text) if text.holes else True


def piece(text: Str) -> Piece:
    """The text itself; its `Unknown` where it is one hole and nothing else."""
    return text.holes[0] if text.text == HOLE and text.holes else text


def plain(text: Str) -> str | Unknown:
    """The text as a Python string where all of it is known, else the first unknown part."""
    return first_hole(text) if text.holes else text.text


def cut(text: Str, separator: str) -> tuple[Str, Str | None]:
    """What stands before and after the first separator; None after where there is no separator."""
    at = text.text.find(separator)
    if at < 0:
        return text, None
    return text.slice(0, at), text.slice(at + len(separator), len(text.text))


def cut_last(text: Str, separator: str) -> tuple[Str, Str | None]:
    """What stands before and after the last separator; None after where there is no separator."""
    at = text.text.rfind(separator)
    if at < 0:
        return text, None
    return text.slice(0, at), text.slice(at + len(separator), len(text.text))


def drop(text: Str, count: int) -> Str:
    """The text without its first characters."""
    return text.slice(min(count, len(text.text)), len(text.text))


def equals(text: Str | Unknown | None, value: str) -> Known:
    """Whether a text is exactly this value."""
    if text is None:
        return False
    if isinstance(text, Unknown):
        return text
    if not text.holes:
        return text.text == value
    return first_hole(text) if _fits(text.text, value) else False


def _fits(pattern: str, value: str) -> bool:
    """Whether holes of the pattern can be filled so that it becomes the value."""
    parts = pattern.split(HOLE)
    if not value.startswith(parts[0]) or len(value) < sum(map(len, parts)) or not value.endswith(parts[-1]):
        return False
    at = len(parts[0])
    for part in parts[1:-1]:
        found = value.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return at <= len(value) - len(parts[-1])


def one_of(text: Str | Unknown | None, values: Iterable[str]) -> Known:
    """Whether a text is one of these values."""
    answer: Known = False
    for value in values:
        found = equals(text, value)
        if found is True:
            return True
        if isinstance(found, Unknown):
            answer = found
    return answer


def starts_with(text: Str | Unknown | None, prefix: str) -> Known:
    """Whether a text begins with this prefix."""
    if text is None:
        return False
    if isinstance(text, Unknown):
        return text
    head = text.text.split(HOLE, 1)[0] if text.holes else text.text
    if head.startswith(prefix):
        return True
    return first_hole(text) if text.holes and prefix.startswith(head) else False


def either(*answers: Known) -> Known:
    """The logical "or" of three-valued answers."""
    if any(answer is True for answer in answers):
        return True
    return next((answer for answer in answers if isinstance(answer, Unknown)), False)


def both(*answers: Known) -> Known:
    """The logical "and" of three-valued answers."""
    if any(answer is False for answer in answers):
        return False
    return next((answer for answer in answers if isinstance(answer, Unknown)), True)


def negate(answer: Known) -> Known:
    """The logical "not" of a three-valued answer."""
    return answer if isinstance(answer, Unknown) else not answer


def csv_fields(text: Str) -> list[Str]:
    """The fields of one comma-separated record, as the CSV reader behind Podman's list flags splits them.

    A field that begins with a double quote runs to the closing quote; the quotes are not part of it.
    """
    fields: list[Str] = []
    source, at, end = text.text, 0, len(text.text)
    while at <= end:
        stop, low, high = _csv_field(source, at)
        fields.append(text.slice(low, high))
        at = stop + 1
    return fields


def _csv_field(source: str, at: int) -> tuple[int, int, int]:
    """Where the field that begins at `at` stops, and the range of its content."""
    if source.startswith('"', at):
        close = source.find('"', at + 1)
        while source.startswith('""', close) and close >= 0:
            close = source.find('"', close + 2)
        if close >= 0:
            comma = source.find(",", close)
            return (comma if comma >= 0 else len(source)), at + 1, close
    comma = source.find(",", at)
    stop = comma if comma >= 0 else len(source)
    return stop, at, stop
