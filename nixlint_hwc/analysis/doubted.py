"""Containers that a module has only where a condition that hangs on options is otherwise: `if elem "db" my.roles`.

Under `mkIf` such a container stays a definition, with its condition. What `if`, `optionalAttrs`, `optional` or a filter
leaves out is gone. So the modules that define containers are called once more, in a world in which the conditions that
read options are doubted (`thunk.DOUBTING`): both of what they choose between is looked at, as where nothing decides.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Final

from nixlint_hwc.analysis.called_again import containers_of
from nixlint_hwc.eval.calls import is_function
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.thunk import COUNTING, DOUBTING, EXCLUDING, HANDED, force, machine
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.eval.worlds import in_world
from nixlint_hwc.facts.failure import DEMANDS
from nixlint_hwc.facts.raw import definitions_below
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import PRIORITY_PLAIN, Definition, rank
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.modules.properties import push_down
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.source import Span

#: What else tells of a failure of that kind: HWC004 of a file, HWC002 of a variable.
_TOLD: Final = ("import", "undefined-variable")


@dataclass(slots=True)
class Doubted:
    """What was found: definitions of containers by name, modules that fail where they are doubted, that cost too
    much, and that have more conditions than are doubted.
    """

    definitions: dict[str, list[Definition]] = field(default_factory=dict)
    failures: list[tuple[Module, EvalError]] = field(default_factory=list)
    spent: list[tuple[Module, BudgetSpent]] = field(default_factory=list)
    bounded: list[Module] = field(default_factory=list)


def doubted_containers(
    configuration: Configuration, known: MergedAttrs, elsewhere: Container[tuple[str, str | None]]
) -> Doubted:
    """The containers of a configuration that conditions leave out, but for those that are `known`.

    Another name at the place of a known container, with the same image, is what the condition makes of the name.
    Those that are known from one of their files, `elsewhere`, may be missing: a file whose containers are the same on
    every host is not looked at again for these.
    """
    found = Doubted()
    told: set[str] = set()
    further: list[tuple[str, Definition]] = []
    for module in configuration.loaded().modules:
        if module.file is None or not is_function(module.value):
            continue
        look = (module.key, configuration.arguments.distinguishing(module.value))
        names = configuration.evaluator.containers_in_doubt.get(look)
        if names is not None and all(one[0] in known.entries or one in elsewhere for one in names):
            told.update(name for name, _ in names)
            continue
        parts, may_differ = _looked_at(configuration, module, found)
        further += parts
        if not may_differ and _is_file(module):
            ways = [(name, one.way.file.path if one.way is not None else None) for name, one in parts]
            configuration.evaluator.containers_in_doubt[look] = frozenset(ways)
    further = [(name, one) for name, one in further if name not in known.entries and name not in told]
    if not (further or found.failures or found.spent or found.bounded) or _is_forced(configuration):
        return Doubted()
    images = _images(known) if further else {}
    for name, definition in further:
        if _is_another(definition, images.get(definition.way)):
            found.definitions.setdefault(name, []).append(definition)
    return found


def _is_forced(configuration: Configuration) -> bool:
    """Whether what defines the containers is all that there is, as it is forced."""
    return any(rank(one) < PRIORITY_PLAIN for one in definitions_below(configuration, CONTAINERS))


def _looked_at(
    configuration: Configuration, module: Module, found: Doubted
) -> tuple[list[tuple[str, Definition]], bool]:
    """The containers of a module where conditions are doubted, and whether others may be found on another host."""
    machine.begin_unit()
    machine.doubts, machine.bounded = machine.DOUBTS, False
    failures: list[EvalError] = []
    machine.dropped = []
    try:
        parts, mask = in_world(DOUBTING, lambda: list(containers_of(configuration, module, failures.append)))
        failures += filter(_fails_in_any_case, machine.dropped)
        if failures and not _fails_as_it_stands(configuration, module):
            found.failures.append((module, failures[0]))
    except BudgetSpent as spent:
        found.spent.append((module, spent))
        return [], True
    finally:
        machine.dropped = None
    if machine.bounded:
        found.bounded.append(module)
    return parts, bool(mask & COUNTING or failures)


def _fails_in_any_case(error: EvalError) -> bool:
    """Whether what a condition leaves out fails for another reason than that the condition does not hold.

    What fails because of what options say, or refuses them on purpose, is what the condition is there for.
    """
    asks = error.own is None or bool(error.own & (DOUBTING | HANDED))
    return not asks and error.kind not in (*DEMANDS, *_TOLD)


def _fails_as_it_stands(configuration: Configuration, module: Module) -> bool:
    """Whether a module fails without any doubt as well: that is told elsewhere."""
    failures: list[EvalError] = []
    in_world(0, lambda: list(containers_of(configuration, module, failures.append)))
    return bool(failures)


def _images(known: MergedAttrs) -> dict[Span | None, set[Span | None]]:
    """Where the images of known containers are written, by the place of the container."""
    found: dict[Span | None, set[Span | None]] = {}
    for name in known.candidates():
        for one in known.definitions(name):
            found.setdefault(one.way, set()).add(_image_of(one))
    return found


def _is_file(module: Module) -> bool:
    """Whether it is a file's own value, the same wherever it is imported."""
    return module.file is not None and module.key.endswith(f"/{module.file.path}")


def _is_another(definition: Definition, images: set[Span | None] | None) -> bool:
    """Whether a definition makes none of the containers that come from its place, which have these images."""
    if images is None:
        return True
    # A helper that makes several containers from one call writes their images in several places.
    # Looked at where it is read later on: what is evaluated without that mark is the same there.
    image, _ = in_world(EXCLUDING, lambda: _image_of(definition))
    return not (image is None or None in images or image in images)


def _image_of(definition: Definition) -> Span | None:
    """Where the image of a container is written; None where that is not known."""
    try:
        values = [force(part.value) for part in push_down(definition, at_option=True)]
    except EvalError:
        return None
    return next((place for one in values if isinstance(one, AttrSet) and (place := one.place("image"))), None)
