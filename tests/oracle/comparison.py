"""Comparing our answers with real Nix's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nixlint_hwc.eval.values import Unknown
from tests.support.evaluation import Rejected, own_json
from tests.support.real_nix import real_json


@dataclass(frozen=True)
class Comparison:
    """How many expressions agree; the disagreements as text; how many of our answers were Unknown."""

    total: int
    failing: int
    unknown: tuple[str, ...]
    disagreements: tuple[str, ...]

    @property
    def summary(self) -> str:
        return (
            f"{self.total} expressions ({self.failing} fail in Nix): {len(self.disagreements)} disagreements, "
            f"{len(self.unknown)} Unknown ({len(self.unknown) / max(1, self.total):.1%})"
        )


def compare(expressions: Sequence[str], folder: Path) -> Comparison:
    """Evaluate expressions (one line each) here and in real Nix."""
    return compared(expressions, real_json(expressions, folder), own_json(expressions, folder))


def compared(
    expressions: Sequence[str], real: Sequence[str | None], own: Sequence[str | Unknown | Rejected]
) -> Comparison:
    """Compare the answers of real Nix and ours to the same expressions."""
    unknown, wrong = [], []
    for expression, expected, answer in zip(expressions, real, own, strict=True):
        if isinstance(answer, Unknown):
            unknown.append(f"{expression}: {answer.reason}")
        elif isinstance(answer, Rejected) != (expected is None) or expected not in (None, answer):
            wrong.append(f"{expression}\n    Nix:  {expected}\n    here: {answer}")
    return Comparison(len(expressions), sum(answer is None for answer in real), tuple(unknown), tuple(wrong))
