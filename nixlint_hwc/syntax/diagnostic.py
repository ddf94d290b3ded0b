"""What the syntax stage has to say about a file, before anything is evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nixlint_hwc.source import Span

SyntaxRule = Literal["HWC001", "HWC002", "HWC003"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: `HWC001` syntax error, `HWC002` undefined variable, `HWC003` defined twice.

    `related` names other places with a label each, such as the first of two definitions.
    """

    rule: SyntaxRule
    message: str
    span: Span
    related: tuple[tuple[Span, str], ...] = ()
