"""Suspended computations, and the machine that runs them.

A thunk is suspended, running, done or failed. A *world* is a set of bits that says how each decision has come out (see
`decisions.py`). While a thunk runs, `machine.mask` collects the bits of the decisions that its value depends on. The
finished thunk keeps this mask and the world's bits under it: its value holds in every world with the same bits there.
In any other world it is computed again, and both versions are kept. A thunk that depends on no decision drops its
closure; its value holds in all worlds.

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

#: In a mask: an Unknown was assumed to have some value. Never set in a world.
ASSUMED: Final = 1
#: In a mask: the default of an option that nobody defines was used, and it is null (`LEFT_NULL`), or an empty text or
#: zero (`LEFT_EMPTY`). In a world: such options are Unknown instead, so that conditions on them are taken to hold.
LEFT_NULL: Final = 2
LEFT_EMPTY: Final = 32
#: Worlds in which every condition that cannot be decided is taken to hold (or not to hold), where it chooses between
#: sets or lists whose structure would otherwise be lost.
SUPPOSED_TRUE: Final = 4
SUPPOSED_FALSE: Final = 8
SUPPOSED: Final = SUPPOSED_TRUE | SUPPOSED_FALSE
#: The world in which conditions that depend on options may be taken the other way, as though nothing decided them. In a
#: mask: an option was read in that world. Options themselves are never evaluated in it.
DOUBTING: Final = 16
#: Worlds for chains of such conditions, `if a then .. else if b then .. else ..`: the second condition is taken to hold
#: and the first not to, then the third and neither of the first two, and so on. In a mask: a chain has that many.
CHAIN: Final = (64, 128, 256, 512, 1024, 2048, 4096)
CHAINED: Final = sum(CHAIN)
#: Marks worlds in which some options are Unknown because the conditions around a container rule out their values. Each
#: of these options has a bit of its own as well.
EXCLUDING: Final = 8192
#: In a mask, in a world with `DOUBTING`: the value of an option matters in some other way than through a condition of
#: which both outcomes are tried. Never set in a world.
COUNTING: Final = 16384
#: In a mask, in a world with `DOUBTING`: data among the module arguments that a configuration is given was read. Never
#: set in a world.
HANDED: Final = 32768


class Machine:
    """What one evaluation shares: the world, the mask being collected, and what is left of the budget.

    `steps` is what is left for thunks and calls (one step each) and for elements or bytes that are created (several for
    one step). `depth` bounds how deeply thunks nest. A run consists of units, such as one container or one host's
    modules. Each has a budget of its own, so that a unit that uses it up does not stop the others, and `left` is what
    remains for the whole run. Both budgets grow with the bytes that were `read`: configurations take about one step per
    5 bytes, and the largest unit, a host of 2,000 modules, about 300,000 steps. A run also ends when the process holds
    `MEMORY` bytes more than at the start; `is_full` says so.
    """

    UNIT: Final = 1_000_000
    TOTAL: Final = 2_250_000
    #: What each file adds to the total besides its size, and the size up to which it counts: a module is no larger.
    FILE: Final = 800
    LARGEST: Final = 256 * 1024
    DEPTH: Final = 12_000
    #: The rest of 2 GiB is for rules and reports.
    MEMORY: Final = 1600 << 20
    #: Memory is measured after every so many units: a unit keeps 350 KiB, measuring takes a microsecond.
    LOOK: Final = 32
    #: How many conditions one evaluation may take the other way. There is a limit because a recursion may end with one.
    DOUBTS: Final = 64

    __slots__ = (
        "before", "bounded", "depth", "doubts", "dropped", "handed", "is_full", "left", "mask", "masks", "places",
        "read", "steps", "taken", "unit", "units", "world",
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
        #: Whether some condition was not taken the other way because there are too many.
        self.bounded = False
        #: The conditions that are being taken the other way; of a recursion one several times.
        self.taken: list[Any] = []
        #: While set, collects what fails of the parts that conditions leave out, and is dropped (`drop`).
        self.dropped: list[EvalError] | None = None
        #: While set, collects the arguments that unknown functions are called with.
        self.handed: list[Any] | None = None
        self.places: dict[Any, tuple[Any, int, int]] = {}
        #: One shared object per distinct mask, to save memory: in a large project a mask has thousands of bits.
        self.masks: dict[int, int] = {}

    def reset(self, steps: int = UNIT) -> None:
        """Begin a run in the base world, with an empty mask and a full budget; the first unit gets `steps`."""
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
        """Begin a unit: it gets a budget of its own, unless the run's total is used up."""
        self.units += 1
        if self.units % self.LOOK == 0 and not self.is_full:
            self.is_full = peak() - self.before > self.MEMORY
        self.left = 0 if self.is_full else self.left - (self.unit - max(self.steps, 0))
        self.steps = self.unit = max(0, min(self.UNIT + (self.read >> 2), self.left))
        self.depth = self.DEPTH

    def has_read(self, size: int) -> None:
        """Enlarge the budget because a file of `size` bytes was read."""
        size = min(size, self.LARGEST)
        self.read += size
        self.left += size + self.FILE

    def spend(self, amount: int) -> None:
        """Take steps from the budget; raises `BudgetSpent` when it is empty."""
        self.steps -= amount
        if self.steps < 0:
            raise BudgetSpent("steps")

    def has_doubt(self, condition: Any = None) -> bool:
        """Whether one more condition may be taken the other way. That it may not is remembered, unless it recurs."""
        if self.doubts <= 0:
            self.bounded = self.bounded or condition not in self.taken
            self.mask |= COUNTING
            return False
        self.doubts -= 1
        return True

    def drop(self, error: EvalError, own: int) -> None:
        """Note that what fails is left out; `own` is the mask of what failed, where no thunk of its own did."""
        if error.own is None:
            error.own = own
        if self.dropped is not None:
            self.dropped.append(error)

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
    """A computation `code(env)`, which runs at most once per combination of the decisions that it depends on."""

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
    """`force` for a thunk whose value is not the same in all worlds, or not there yet."""
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
    """The value of a version that holds in the current world, as a tuple; None where there is none."""
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
        if error.own is None:
            error.own = own
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
