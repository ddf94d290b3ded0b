"""A part of the linted code that is certain to fail wherever its conditions hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import ASSUMED, LEFT_NULL

#: What a module refuses on purpose.
DEMANDS: Final = ("throw", "assert", "abort")


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """`what` cannot be evaluated. `mask` holds the decisions that took part, also in that it is evaluated at all.

    The error's own mask changes when the error is met again elsewhere.
    """

    what: str
    error: EvalError
    mask: int

    @property
    def is_doubtful(self) -> bool:
        """Whether a condition that is not known was taken to hold on the way."""
        return bool(self.mask & ASSUMED)

    @property
    def is_for_a_host(self) -> bool:
        """Whether a host would mend it: what a module refuses on purpose, or a null that nobody replaces."""
        return self.error.kind in DEMANDS or bool(self.mask & LEFT_NULL)
