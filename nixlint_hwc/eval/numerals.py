"""Decimal numbers in the texts of a project, which may be of any length."""

from __future__ import annotations

from typing import Final

#: No longer number is a port, an id or a count; Python itself refuses to convert those of more than 4,300 digits.
_LONGEST: Final = 18


def whole_number(text: str) -> int | None:
    """The number that ASCII digits spell; None for other texts, and for a number of more than 18 digits."""
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0") or "0"
    return int(digits) if len(digits) <= _LONGEST else None
