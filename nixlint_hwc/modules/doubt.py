"""How a configuration's options are read in the worlds that look again at what conditions leave out.

Where conditions are doubted (`thunk.DOUBTING`) options are as they are, and that one was read is marked. In a world
that leaves out what conditions exclude (`thunk.EXCLUDING`) single options are not known: those whose bits it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.thunk import CHAINED, COUNTING, DOUBTING, EXCLUDING, HANDED, SUPPOSED, Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown
from nixlint_hwc.eval.worlds import in_world
from nixlint_hwc.modules.option_names import show_path
from nixlint_hwc.modules.options import Option

if TYPE_CHECKING:
    from nixlint_hwc.modules.branch import Branch

#: The marks of worlds in which options are read in another way.
APART: Final = DOUBTING | EXCLUDING
_OF_DOUBT: Final = DOUBTING | SUPPOSED | CHAINED
_DATA: Final = frozenset({bool, int, float, type(None), Str, ListValue})


def read_apart(branch: Branch, name: str) -> Any:
    """`Branch.get` in a world that has one of the marks."""
    if machine.world & DOUBTING:
        found, mask = in_world(machine.world & ~_OF_DOUBT, lambda: branch.get(name))
        machine.mask |= mask | DOUBTING | COUNTING
        return Thunk(_without_doubt, found) if found.__class__ is Thunk else found
    found, mask = in_world(machine.world & ~EXCLUDING, lambda: branch.get(name))
    machine.mask |= mask
    if found.__class__ is not Thunk or branch.configuration.prefix:
        return found
    return Thunk(_unless_excluded, (branch, name, found))


def _without_doubt(lazy: Thunk) -> Any:
    found, mask = in_world(machine.world & ~_OF_DOUBT, lambda: force(lazy))
    machine.mask |= mask
    return found


def read_data(lazy: Any) -> Any:
    """What is given to modules, as `specialArgs`, where conditions are doubted: that data of it is read is marked.

    A function is none, nor are the names of a set: what hangs on them is not meant to be otherwise.
    """
    found, mask = in_world(machine.world & ~_OF_DOUBT, lambda: force(lazy))
    machine.mask |= mask
    if found.__class__ is AttrSet:
        attrs: dict[str, Any] = {name: Thunk(read_data, item) for name, item in found.attrs.items()}
        return AttrSet(attrs, found.places, found.rest, found.possible)
    if found.__class__ in _DATA:
        machine.mask |= HANDED
    return found


def _unless_excluded(suspended: tuple[Branch, str, Thunk]) -> Any:
    """An option's value, not known where a condition excludes it. A set is left as it is: some part of it was meant.

    A boolean or an enumeration is a decision, which has its own worlds.
    """
    branch, name, lazy = suspended
    value = force(lazy)
    if value.__class__ in (bool, Unknown) or value is MISSING or isinstance(value, AttrSet):
        return value
    declared = branch.declaration(name)
    if isinstance(declared, Option) and declared.spec.finite is not None:
        return value
    path = (*branch.full_path, name)
    bit = decisions.exclusion(branch.configuration.scope, path)
    machine.mask |= EXCLUDING | bit
    if not machine.world & bit:
        return value
    return Unknown(f"a condition of what is judged excludes what the option {show_path(path)} says")
