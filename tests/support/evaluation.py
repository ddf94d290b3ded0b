"""Our evaluator on single expressions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nixlint_hwc.eval.builtins import BUILTINS
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.project import Project
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse


@dataclass(frozen=True)
class Rejected:
    """The expression fails: `kind` is the error's, `syntax` for what the parser rejects."""

    kind: str
    message: str


def evaluate(
    text: str,
    folder: Path,
    finish: Callable[[Any], Any] = to_json,
    prepare: Callable[[Evaluator], None] | None = None,
    **names: Any,
) -> Any:
    """`finish` of the value of an expression in a project of its own, or `Rejected`.

    `prepare` adds to the evaluator.
    """
    evaluator = Evaluator(Project(folder))
    if prepare is not None:
        prepare(evaluator)
    return in_large_stack(lambda: _evaluate(evaluator, text, finish, names))


def _evaluate(evaluator: Evaluator, text: str, finish: Callable[[Any], Any], names: dict[str, Any]) -> Any:
    machine.reset()
    tree = parse(SourceFile("<expression>", text.encode()))
    if tree.diagnostics:
        return Rejected("syntax", tree.diagnostics[0].message)
    try:
        return finish(evaluator.evaluate(tree, names or None))
    except EvalError as error:
        return Rejected(error.kind, error.message)
    except BudgetSpent as error:
        return Rejected("budget", str(error))
    except RecursionError:
        return Rejected("budget", "too deep")


def own_json(
    expressions: Sequence[str], folder: Path, prepare: Callable[[Evaluator], None] | None = None
) -> list[str | Unknown | Rejected]:
    """`builtins.toJSON` of each expression; Unknown where not all of it is known."""
    evaluator = Evaluator(Project(folder))
    if prepare is not None:
        prepare(evaluator)

    def run() -> list[str | Unknown | Rejected]:
        return [_evaluate(evaluator, text, _as_json, {}) for text in expressions]

    return in_large_stack(run)


def _as_json(value: Any) -> str | Unknown:
    return _text(call(BUILTINS["toJSON"], value))


def _text(value: Str | Unknown) -> str | Unknown:
    if isinstance(value, Unknown):
        return value
    return value.holes[0] if value.holes else value.text
