"""What happens to a computation that cannot be finished: a problem, a finding or a notice, and the run goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from nixlint_hwc.analysis.failures import tell_failure
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.thunk import collected, machine
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.failure import Failure
from nixlint_hwc.finding import Notice, Problem
from nixlint_hwc.project import UnreadableFileError

Result = TypeVar("Result")


@dataclass(slots=True)
class Guard:
    """Runs computations and keeps what there is to tell about those that fail.

    `is_guess`: what runs is not known to be meant that way, so that its failures are not told.
    """

    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    is_guess: bool = False

    def run(self, what: str, compute: Callable[[], Result], hosts: tuple[str, ...] = ()) -> Result | None:
        """The result of a computation with a budget of its own; None if it fails, which is reported."""
        machine.begin_unit()
        try:
            result: Result = collected(compute)[0]
            return result
        except BudgetSpent as spent:
            self.problems.append(Problem("budget-spent", f"{what}: {spent}"))
        except EvalError as error:
            self.failed(what, error, hosts)
        except UnreadableFileError as error:
            self.problems.append(Problem("unreadable-file", error.reason, error.path))
        return None

    def run_whole(self, what: str, compute: Callable[[], Result], hosts: tuple[str, ...]) -> Result | None:
        """`run` for a result without which nothing of `what` is judged: its failure is always a problem."""
        before = len(self.problems)
        result = self.run(what, compute, hosts)
        if result is None and len(self.problems) == before:
            self.problems.append(Problem("not-judged", f"{what} cannot be evaluated, so it is not judged"))
        return result

    def failed(self, what: str, error: EvalError, hosts: tuple[str, ...]) -> None:
        """Tell an evaluation that failed."""
        if self.is_guess:
            return
        self.cases += tell_failure(Failure(what, error, error.mask), self.problems, self.notices, hosts)
