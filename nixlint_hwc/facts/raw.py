"""Reading definitions as they are written: per definition, whatever their conditions say.

Facts about the project as a whole (tmpfiles rules, units, networks, secrets) are collected per definition, never from
the merged value, so that a condition that is false on one host hides nothing of what the project defines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nixlint_hwc.eval.built import BuiltFile
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.packages import Package
from nixlint_hwc.eval.thunk import Thunk, collected, force
from nixlint_hwc.eval.values import AttrSet, ListValue, Str, Unknown
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition, holds
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.modules.properties import push_down
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.source import Span


def definitions_below(configuration: Configuration, path: tuple[str, ...]) -> Iterator[Definition]:
    """The definitions of an option, properties taken off, conditions not judged. Failing ones are left out."""
    for definition in configuration.definitions_at(path):
        if definition.module.key in configuration.read_elsewhere:
            continue
        yield from parts_of(definition)


def is_off(module: Module) -> bool:
    """Whether a module sets nothing: no part of its `config` holds."""
    whole = Definition(module.config, module, (), None, None, module.way)
    try:
        return module.config is not None and not any(map(holds, parts_of(whole)))
    except EvalError:
        return False


def parts_of(definition: Definition) -> Iterator[Definition]:
    """A definition's values without properties; nothing where evaluating it fails.

    A value that fails while its condition does not hold is left out alone, as NixOS does not look at it.
    """
    try:
        pushed = push_down(definition, at_option=True, as_meant=True)
        yield from [part for part in pushed if not never_holds(part)]
    except EvalError:
        return


def never_holds(definition: Definition) -> bool:
    """Whether a definition's conditions do not hold, whatever is decided: `mkIf false`, also by way of an argument.

    Those that stand around containers as well are supposed to hold, as the containers are judged (`sightings.suppose`).
    """
    if not definition.guards or _hangs_on_decisions(definition.guards[0]):
        return False
    held, mask = collected(lambda: holds_quietly(definition))
    return not held and mask == 0 and not _stands_beside_containers(definition)


def _stands_beside_containers(definition: Definition) -> bool:
    configuration = definition.module.context
    if configuration is None:
        return False
    if configuration.container_guards is None:
        configuration.container_guards = frozenset()
        configuration.container_guards, _ = collected(lambda: _container_guards(configuration))
    return any(id(guard) in configuration.container_guards for guard in definition.guards)


def _container_guards(configuration: Configuration) -> frozenset[int]:
    """The conditions around the definitions of containers, by identity."""
    try:
        containers = configuration.lookup(CONTAINERS)
    except EvalError:
        return frozenset()
    if not isinstance(containers, MergedAttrs):
        return frozenset()
    definitions = [one for name in containers.candidates() for one in containers.definitions(name)]
    return frozenset(id(guard) for one in definitions for guard in one.guards if guard.__class__ is Thunk)


def _hangs_on_decisions(guard: Any) -> bool:
    """Whether it is worked out already that what a condition says is decided by something."""
    if guard.__class__ is not Thunk or guard.mask <= 0:
        return False
    quiet(guard)  # so that the result depends on them as well
    return True


def holds_quietly(definition: Definition) -> bool:
    """Whether a definition's conditions hold; they do not where one of them fails."""
    try:
        return holds(definition)
    except EvalError:
        return False


def members(definition: Definition) -> Iterator[tuple[str, Definition]]:
    """The attributes of a definition that is a set."""
    if isinstance(definition.value, AttrSet):
        plain = definition.value.snapshot()
        for name, item in plain.attrs.items():
            yield name, definition.with_value(item, plain.place(name))


def member(definition: Definition, *path: str) -> Iterator[Definition]:
    """The definitions of an attribute path inside a definition that is a set."""
    if not path:
        yield definition
        return
    for name, inner in members(definition):
        if name == path[0]:
            for part in parts_of(inner):
                yield from member(part, *path[1:])


def elements(definition: Definition) -> Iterator[Definition]:
    """The elements of a definition that is a list, forced; an unknown rest is one element that is Unknown."""
    value = definition.value
    if value.__class__ is Unknown:
        yield definition
    if value.__class__ is not ListValue:
        return
    for index, item in enumerate(value.items):
        yield from parts_of(definition.with_value(item, value.place(index)))
    if value.rest is not None:
        yield definition.with_value(value.rest)


def texts(definition: Definition) -> Iterator[tuple[Str, Span | None]]:
    """The strings of a definition that is a string or a list of strings, with their places.

    A package counts as the path of its output, as it does where NixOS prints it into a unit.
    """
    text = as_text(definition.value)
    if text is not None:
        yield text, definition.way
        return
    for element in elements(definition):
        text = as_text(element.value)
        if text is not None:
            yield text, element.way


def as_text(value: Any) -> Str | None:
    """A string, or the path of a package's output."""
    found = quiet(value.get("outPath")) if isinstance(value, Package) else value
    return found if isinstance(found, Str) else None


def known_texts(definition: Definition) -> list[str]:
    """Those of `texts` of which everything is known."""
    return [text.text for text, _ in texts(definition) if not text.holes]


def quiet(lazy: Any) -> Any:
    """The forced value; Unknown where evaluation fails."""
    try:
        return force(lazy)
    except EvalError as error:
        return Unknown(error.reason("its evaluation fails: {}"), error.span)


def names_of(value: AttrSet) -> list[str]:
    """The names of a set; if finding some of them fails, the others."""
    if isinstance(value, MergedAttrs):
        return [name for name in value.candidates() if _exists(value, name)]
    try:
        return value.names()
    except EvalError:
        return []


def _exists(value: MergedAttrs, name: str) -> bool:
    try:
        return value.exists(name)
    except EvalError:
        return False


def built_files(path: Any) -> list[BuiltFile]:
    """The files of the configuration that a path leads to."""
    value = quiet(path.get("outPath")) if isinstance(path, Package) else path
    holes = value.holes if isinstance(value, Str) else (value,)
    return [gap.payload for gap in holes if isinstance(gap, Unknown) and isinstance(gap.payload, BuiltFile)]
