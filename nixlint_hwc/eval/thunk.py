"""Suspended computations, and the machine that runs them.

A thunk is suspended, running, done or failed. A *world* is a set of bits, one per decision (see `decisions.py`); while
a thunk runs, `machine.mask` collects the bits that its value asked for. A finished thunk keeps that mask and the
world's bits under it, and its answer serves every world that agrees on them. Without such bits it drops its closure and
serves all worlds. In another world it is computed anew, beside the older versions.

There is one machine per process and one evaluation at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nixlint_hwc.eval.errors import BudgetSpent, EvalError, InfiniteRecursion
from nixlint_hwc.eval.memory import peak
from nixlint_hwc.source import Span

#: `Thunk.mask` of a thunk that has no value; finished thunks have a mask >= 0.
SUSPENDED: Final = -1
RUNNING: Final = -2
FAILED: Final = -3

#: The mask bit that tells that an Unknown was assumed to be something. It is never set in a world.
ASSUMED: Final = 1
#: The mask bits that tell that the null, or the empty text or zero, of an option which nobody defines was taken. In the
#: worlds with them such options are not known: there a condition on them is supposed to hold.
LEFT_NULL: Final = 2
LEFT_EMPTY: Final = 32
#: The worlds in which a condition that nothing can decide is supposed to hold, or not to hold, where what it chooses
#: between is set or list structure that would be lost.
SUPPOSED_TRUE: Final = 4
SUPPOSED_FALSE: Final = 8
SUPPOSED: Final = SUPPOSED_TRUE | SUPPOSED_FALSE
#: The world in which conditions that hang on options can be supposed to be otherwise, as if nothing decided them; the
#: mask bit tells that an option was read in it. Options themselves are not evaluated in this world.
DOUBTING: Final = 16
#: The worlds in which, of a doubted chain of conditions (`if a then .. else if b then .. else ..`), the second is
#: supposed to hold and those before it not to; the third; and so on. The mask bits tell of a chain with that many.
CHAIN: Final = (64, 128, 256, 512, 1024, 2048, 4096)
CHAINED: Final = sum(CHAIN)
#: The mark of worlds in which options are not known whose values the conditions of a container exclude; each such
#: option has a bit of its own beside it.
EXCLUDING: Final = 8192
#: The mask bit that tells, where options are doubted, that what one says counts beyond conditions of which both
#: outcomes are looked at. It is never set in a world.
COUNTING: Final = 16384


class Machine:
    """What one evaluation shares: the world, the mask being collected, and what is left of the budget.

    `steps` counts thunks and calls, and one per some elements or bytes created. `depth` bounds nested thunks. A run is
    made of units (a container, a host's modules): a unit that spends its steps leaves the other units theirs, until the
    run's total is spent. Both grow with what is `read` (bytes): configurations take a step for some 5 bytes in all,
    and the largest unit, a host of 2,000 modules, some 300,000. The run's total is spent as well when the process has
    come to hold `MEMORY` bytes more than at its begin; `is_full` tells.
    """

    UNIT: Final = 1_000_000
    TOTAL: Final = 2_250_000
    #: What a file adds to the total, besides its bytes, and how many of these count: more are no module.
    FILE: Final = 800
    LARGEST: Final = 256 * 1024
    DEPTH: Final = 12_000
    #: What is left of 2 GiB serves the rules and the reports.
    MEMORY: Final = 1600 << 20
    #: After how many units memory is looked at: a unit keeps 350 KiB, a look takes a microsecond.
    LOOK: Final = 32
    #: How many conditions are supposed to be otherwise in one look: recursion may end with one.
    DOUBTS: Final = 64

    __slots__ = (
        "before", "depth", "doubts", "handed", "is_full", "left", "mask", "masks", "places", "read", "steps", "unit",
        "units", "world",
    )  # fmt: skip

    def __init__(self) -> None:
        self.world = 0
        self.mask = 0
        self.steps = self.unit = self.UNIT
        self.left = self.TOTAL
        self.read = 0
        self.depth = self.DEPTH
        self.units = self.before = 0
        self.doubts = 0
        self.is_full = False
        #: What functions that are not known are called with, while somebody wants to know.
        self.handed: list[Any] | None = None
        self.places: dict[Any, tuple[Any, int, int]] = {}
        #: The one object of each mask that thunks keep: in a large project a mask has thousands of bits.
        self.masks: dict[int, int] = {}

    def reset(self, steps: int = UNIT) -> None:
        """Begin a run: the base world, an empty mask, a full budget; `steps` is the first unit's."""
        self.world = 0
        self.mask = 0
        self.steps = self.unit = steps
        self.left = self.TOTAL
        self.read = 0
        self.depth = self.DEPTH
        self.units = 0
        self.before = peak()
        self.is_full = False
        self.places.clear()
        self.masks.clear()

    def begin_unit(self) -> None:
        """Begin a unit of the run, with a budget of its own as long as the run's total lasts."""
        self.units += 1
        if self.units % self.LOOK == 0 and not self.is_full:
            self.is_full = peak() - self.before > self.MEMORY
        self.left = 0 if self.is_full else self.left - (self.unit - max(self.steps, 0))
        self.steps = self.unit = max(0, min(self.UNIT + (self.read >> 2), self.left))
        self.depth = self.DEPTH

    def has_read(self, size: int) -> None:
        """A file of some bytes was read: there is more to do."""
        size = min(size, self.LARGEST)
        self.read += size
        self.left += size + self.FILE

    def spend(self, amount: int) -> None:
        """Take steps from the budget; raises `BudgetSpent` when it is empty."""
        self.steps -= amount
        if self.steps < 0:
            raise BudgetSpent("steps")

    def place_of(self, code: Any) -> Span | None:
        """The source span that a thunk's code was compiled from."""
        found = self.places.get(code)
        return Span(*found) if found else None


machine: Final = Machine()


class Failure:
    """A failed thunk's error and the mask of the decisions it depends on."""

    __slots__ = ("error", "mask")

    def __init__(self, error: EvalError, mask: int) -> None:
        self.error = error
        self.mask = mask


class Thunk:
    """A computation `code(env)` that runs at most once per combination of the decisions it asks for."""

    __slots__ = ("bits", "code", "env", "mask", "older", "value")

    value: Any
    bits: int
    older: tuple[Any, ...]

    def __init__(self, code: Callable[[Any], Any], env: Any) -> None:
        self.code: Any = code
        self.env = env
        self.mask = SUSPENDED

    def __repr__(self) -> str:
        return f"Thunk({ {SUSPENDED: 'suspended', RUNNING: 'running', FAILED: 'failed'}.get(self.mask, 'done') })"


def force(lazy: Any) -> Any:
    """The value of a thunk in the current world; any other value is returned as it is.

    Raises the `EvalError` that the computation raised, `InfiniteRecursion`, or `BudgetSpent`.
    """
    if lazy.__class__ is not Thunk:
        return lazy
    if lazy.mask == 0:
        return lazy.value
    return force_slow(lazy)


def force_slow(thunk: Thunk) -> Any:
    """`force` for a thunk that is not done in all worlds."""
    mask = thunk.mask
    if mask != SUSPENDED:
        if mask == RUNNING:
            first = machine.place_of(thunk.code)
            raise InfiniteRecursion("infinite recursion: the value needs itself", None, first)
        found = _finished(thunk, mask)
        if found is not None:
            return found[0]
    return _run(thunk)


def _finished(thunk: Thunk, mask: int) -> tuple[Any] | None:
    """The answer of a version that agrees with the current world, or None."""
    world = machine.world
    value = thunk.value
    own = value.mask if mask == FAILED else mask
    if thunk.bits != world & own:
        for older in thunk.older:
            mask, own, bits, value = older
            if bits == world & own:
                break
        else:
            return None
    machine.mask |= own
    if mask == FAILED:
        raise value.error
    return (value,)


def _run(thunk: Thunk) -> Any:
    """Compute the value in the current world, keeping versions of other worlds."""
    m = machine
    m.steps -= 1
    if m.steps < 0:
        raise BudgetSpent("steps")
    before = thunk.mask
    if before == SUSPENDED:
        older: tuple[Any, ...] = ()
    else:
        own = thunk.value.mask if before == FAILED else before
        older = ((before, own, thunk.bits, thunk.value), *thunk.older)
    outer = m.mask
    m.mask = 0
    m.depth -= 1
    thunk.mask = RUNNING
    try:
        if m.depth < 0:
            raise BudgetSpent("depth")
        value = thunk.code(thunk.env)
    except EvalError as error:
        if error.span is None and error.__class__ is InfiniteRecursion:
            error.span = m.place_of(thunk.code)
        own = m.masks.setdefault(m.mask, m.mask)
        thunk.value = Failure(error.with_traceback(None), own)
        thunk.bits = m.world & own
        thunk.older = older
        thunk.mask = FAILED
        m.mask = outer | own
        m.depth += 1
        raise
    except BaseException:
        _restore(thunk, older)
        m.mask |= outer
        m.depth += 1
        raise
    own = m.mask
    m.depth += 1
    m.mask = outer | own
    thunk.value = value
    if own == 0:
        thunk.code = thunk.env = None
    else:
        own = m.masks.setdefault(own, own)
        thunk.bits = m.world & own
        thunk.older = older
    thunk.mask = own
    return value


def _restore(thunk: Thunk, older: tuple[Any, ...]) -> None:
    """Put a thunk whose computation was abandoned back into the state before it."""
    if older:
        thunk.mask, _, thunk.bits, thunk.value = older[0]
        thunk.older = older[1:]
    else:
        thunk.mask = SUSPENDED


def collected(compute: Callable[[], Any]) -> tuple[Any, int]:
    """Run `compute` and return its result with the mask of the decisions that it asked for.

    The mask is passed on to the asker as well. Raises what `compute` raises.
    """
    outer = machine.mask
    machine.mask = 0
    try:
        result = compute()
        return result, machine.mask
    except EvalError as error:
        error.mask = machine.mask
        raise
    except RecursionError:
        raise BudgetSpent("depth") from None
    finally:
        machine.mask |= outer
