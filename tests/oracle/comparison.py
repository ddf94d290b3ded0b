"""Comparing our answers with real Nix's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from nixlint_hwc.eval import releases
from nixlint_hwc.eval.builtins import regex
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.values import Unknown
from tests.support.evaluation import Rejected, own_json
from tests.support.real_nix import Failure, real_json


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


def compare(
    expressions: Sequence[str],
    folder: Path,
    *,
    kinds: bool = True,
    prepare: Callable[[Evaluator], None] | None = None,
) -> Comparison:
    """Evaluate expressions here, where `prepare` adds to the evaluator, and in real Nix."""
    return compared(expressions, real_json(expressions, folder), own_json(expressions, folder, prepare), kinds=kinds)


def compared(
    expressions: Sequence[str],
    real: Sequence[str | Failure],
    own: Sequence[str | Unknown | Rejected],
    *,
    kinds: bool = True,
) -> Comparison:
    """Compare the answers of real Nix and ours to the same expressions: values, or the kinds of failures.

    Which of several failures an expression meets first is not the same in all releases of Nix; without `kinds`, any
    failure agrees with any other.
    """
    unknown, wrong = [], []
    for expression, expected, answer in zip(expressions, real, own, strict=True):
        if isinstance(answer, Unknown):
            unknown.append(f"{expression}: {answer.reason}")
        elif not agrees(expected, answer, kinds):
            wrong.append(f"{expression}\n    Nix:  {expected}\n    here: {answer}")
    failing = sum(isinstance(answer, Failure) for answer in real)
    return Comparison(len(expressions), failing, tuple(unknown), tuple(wrong))


def hangs_on_unknown(expression: str, folder: Path, prepare: Callable[[Evaluator], None] | None = None) -> bool:
    """Whether a part of an expression is not known, so that the whole is an assumption (an `assert`, a replacement that
    is not made): releases of Nix differ in it, or it is a regular expression that cannot be run and may not be one."""
    with (
        patch.object(releases, "differ", wraps=releases.differ) as differ,
        patch.object(regex, "_not_run", wraps=regex._not_run) as not_run,
    ):
        own_json([expression], folder, prepare)
    return bool(differ.called or not_run.called)


def agrees(real: str | Failure, own: str | Rejected, kinds: bool) -> bool:
    """Whether two answers are the same value, or the same kind of failure."""
    if not isinstance(real, Failure) or not isinstance(own, Rejected):
        return real == own
    if not kinds:
        return True
    if own.kind == "syntax":
        # Nix parses all of a file before it evaluates any of it, and finds undefined variables in between.
        return real.kind in ("syntax", "undefined-variable")
    if own.kind == "import":
        return real.kind == "file"
    if own.kind == "throw" and own.message == real.message:
        return True
    return real.kind == own.kind
