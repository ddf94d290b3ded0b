"""Containers that a module has only where a condition that hangs on options is otherwise: `if elem "db" my.roles`.

Under `mkIf` such a container stays a definition, with its condition. What `if`, `optionalAttrs`, `optional` or a filter
leaves out is gone. So the modules that define containers are called once more, in a world in which the conditions that
read options are doubted (`thunk.DOUBTING`): both of what they choose between is looked at, as where nothing decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nixlint_hwc.eval.calls import call, is_function
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import DOUBTING, force, machine
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.eval.worlds import in_world
from nixlint_hwc.facts.raw import definitions_below
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import PRIORITY_PLAIN, Definition, property_type, push_down, rank
from nixlint_hwc.modules.module import Module, unify
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.source import Span


def doubted_containers(configuration: Configuration, known: MergedAttrs) -> dict[str, list[Definition]]:
    """The definitions of containers by name, but for those that are `known`. Raises `BudgetSpent`.

    Another name at the place of a known container, with the same image, is what the condition makes of the name.
    """
    if any(rank(one) < PRIORITY_PLAIN for one in definitions_below(configuration, CONTAINERS)):
        return {}  # what is forced is all that there is
    images: dict[Span | None, set[Span | None]] = {}
    for one in (one for name in known.candidates() for one in known.definitions(name)):
        images.setdefault(one.way, set()).add(_image_of(one))
    found: dict[str, list[Definition]] = {}
    undoubted = configuration.evaluator.undoubted_files
    for module in configuration.loaded().modules:
        if module.key in undoubted or module.file is None or not is_function(module.value):
            continue
        machine.doubts = machine.DOUBTS
        try:
            parts, mask = in_world(DOUBTING, lambda module=module: list(_containers_of(configuration, module)))  # type: ignore[misc]
        except EvalError:
            continue  # what a condition guards may fail without it
        if not mask & DOUBTING and _is_file(module):
            undoubted.add(module.key)
        for name, definition in parts:
            if name not in known.entries and _is_another(definition, images.get(definition.way)):
                found.setdefault(name, []).append(definition)
    return found


def _is_file(module: Module) -> bool:
    """Whether it is a file's own value, the same wherever it is imported."""
    return module.file is not None and module.key.endswith(f"/{module.file.path}")


def _is_another(definition: Definition, images: set[Span | None] | None) -> bool:
    """Whether a definition makes none of the containers that come from its place, which have these images."""
    if images is None:
        return True
    # A helper that makes several containers from one call writes their images in several places.
    image = _image_of(definition)
    return not (image is None or None in images or image in images)


def _image_of(definition: Definition) -> Span | None:
    """Where the image of a container is written; None where that is not known."""
    try:
        values = [force(part.value) for part in push_down(definition, at_option=True)]
    except EvalError:
        return None
    return next((place for one in values if isinstance(one, AttrSet) and (place := one.place("image"))), None)


def _containers_of(configuration: Configuration, module: Module) -> Iterator[tuple[str, Definition]]:
    value = call(module.value, configuration.arguments_for(module.value))
    if not isinstance(value, AttrSet):
        return
    if property_type(value) is None:
        value = unify(value.snapshot(), module.key, module.label, module.file).config
    below = [Definition(value, module, module.guards, None, None, module.way)]
    for name in CONTAINERS:
        below = [part for _, part in _names_of(below, name)]
    yield from _names_of(below, None)


def _names_of(definitions: list[Definition], only: str | None) -> Iterator[tuple[str, Definition]]:
    """What definitions have below them, by name, conditions not judged."""
    for definition in definitions:
        for part in push_down(definition, at_option=only is None):
            plain: Any = part.value.snapshot() if isinstance(part.value, AttrSet) else AttrSet({})
            for name, item in plain.attrs.items():
                if only in (None, name):
                    yield name, part.with_value(item, plain.place(name))
