"""Definitions: what one module says about one option path, with its conditions, priority and order.

In: a record for each definition, made where modules are read and their properties taken apart (`properties`). Out:
whether its conditions hold, which priority it has, and the errors for definitions that do not go together.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from nixlint_hwc.eval.errors import OptionError
from nixlint_hwc.eval.operators import test
from nixlint_hwc.eval.thunk import ASSUMED, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.modules.module import Module

#: Priorities of definitions; the lowest number wins.
PRIORITY_PLAIN: Final = 100
PRIORITY_OPTION_DEFAULT: Final = 1500
ORDER_PLAIN: Final = 1000


class Definition(NamedTuple):
    """A module's value for an option path, with the properties around it: a tuple, as no record is made more often.

    `guards` are the lazy conditions of the `mkIf`s around it, outermost first. `priority` and `order` are None where no
    property gave them. `way` is the last binding or list element inside the module's own file on the way down to the
    value. `default` marks an option's default.
    """

    value: Any
    module: Module
    guards: tuple[Any, ...] = ()
    priority: int | None = None
    order: int | None = None
    way: Span | None = None
    default: bool = False

    def with_value(self, value: Any, way: Span | None = None) -> Definition:
        """The same definition of a part of the value; `way` is where that part stands.

        A place in another file counts only as long as there is none in the module's own, nor in a third file.
        """
        if way is None or (self.way is not None and way.file not in (self.module.file, self.way.file)):
            way = self.way
        return Definition(value, self.module, self.guards, self.priority, self.order, way, self.default)


def property_type(value: Any) -> str | None:
    """The `_type` of a set that has one, such as `if`, `merge`, `override`, `order`, `option`."""
    found = value.attrs.get("_type") if value.__class__ is AttrSet else None
    return None if found is None else _text(found)


def tag_of(value: AttrSet) -> str | None:
    """The `_type` of any kind of set, types among them."""
    found = value.get("_type")
    return None if found is MISSING else _text(found)


def _text(lazy: Any) -> str | None:
    found = force(lazy)
    return str(found.text) if found.__class__ is Str else None


@cache
def tag(kind: str) -> Str:
    """What stands in `_type`: one string for all sets of that kind."""
    return Str(kind)


def judged(guards: tuple[Any, ...]) -> bool | Unknown:
    """Whether guards hold in the current world, Unknown where one is not known. Raises what a guard raises."""
    answer: bool | Unknown = True
    for guard in guards:
        verdict = test(force(guard), "condition of 'mkIf'")
        if verdict is False:
            return False
        if verdict is not True:
            machine.mask |= ASSUMED
            answer = verdict
    return answer


def holds(definition: Definition) -> bool:
    """Whether the definition's guards hold in the current world.

    A guard that is not known is assumed to hold; the mask then tells so. Raises what a guard raises.
    """
    return not definition.guards or judged(definition.guards) is not False


def settled(definition: Definition) -> Definition:
    """The definition without its properties, which have had their effect: parts of its value do not inherit them."""
    if not definition.guards and definition.priority is None and definition.order is None:
        return definition
    return Definition(definition.value, definition.module, (), None, None, definition.way, definition.default)


def sorted_by_order(definitions: list[Definition]) -> list[Definition]:
    """The definitions in the order that `mkBefore`, `mkAfter` and `mkOrder` ask for; `order` is then reset."""
    if all(d.order is None for d in definitions):
        return definitions
    found = sorted(definitions, key=lambda d: ORDER_PLAIN if d.order is None else d.order)
    return [Definition(d.value, d.module, d.guards, d.priority, None, d.way, d.default) for d in found]


def rank(definition: Definition) -> int:
    """The priority of a definition; the lowest number wins."""
    return PRIORITY_PLAIN if definition.priority is None else definition.priority


def highest_priority(definitions: list[Definition]) -> int:
    """The priority of the definitions that count, as nixpkgs tells it: 9999 where there are none."""
    return min([rank(definition) for definition in definitions], default=9999)


def place_of(definition: Definition) -> str:
    """Where a definition stands, for messages: `path:line`, or the module's name."""
    way = definition.way
    if way is not None:
        return f"{way.file.path}:{way.file.line_of(way.start)}"
    return definition.module.label


def conflict(cause: str, definitions: list[Definition], path: Path = ()) -> OptionError:
    """The error for definitions of the option at `path` that do not fit, naming each one's place."""
    listed = ", ".join(dict.fromkeys(place_of(d) for d in definitions))
    error = OptionError(cause, message=f"{cause} (defined at {listed})" if listed else cause)
    error.path = path
    error.places = tuple([d.way for d in definitions if d.way is not None])
    for span in error.places:
        error.passed(span)
    return error


def no_value(path: Path, definitions: list[Definition]) -> OptionError:
    """The error for an option that is read although nothing gives it a value."""
    return conflict(f"the option '{show_path(path)}' was accessed but has no value defined", definitions)
