"""The containers that a module defines when it is called once more, in a world that the first call knew nothing of.

What the first call evaluated is the same in all worlds that it was not told of; what a second one evaluates is not yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from nixlint_hwc.eval.calls import call, is_function
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import EXCLUDING, Thunk
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.eval.worlds import in_world
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition, property_type
from nixlint_hwc.modules.module import Module, unify
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.modules.properties import push_down

#: Takes what fails of a module, while the rest is read.
Tell = Callable[[EvalError], None]


def containers_of(configuration: Configuration, module: Module, tell: Tell) -> Iterator[tuple[str, Definition]]:
    """The containers that a module, a function, defines in the current world, conditions not judged."""
    try:
        value = call(module.value, configuration.arguments.of(module.value))
        if not isinstance(value, AttrSet):
            return
        if property_type(value) is None:
            value = unify(value.snapshot(), module.key, module.label, module.file).config
    except EvalError as error:
        tell(error)
        return
    below = [Definition(value, module, module.guards, None, None, module.way)]
    for name in CONTAINERS:
        below = [part for _, part in _names_of(below, name, tell)]
    yield from _names_of(below, None, tell)


def _names_of(definitions: list[Definition], only: str | None, tell: Tell) -> Iterator[tuple[str, Definition]]:
    """What definitions have below them, by name, conditions not judged."""
    for definition in definitions:
        try:
            parts = [*push_down(definition, at_option=only is None)]
            # What stands in a `mkDefault` is not looked at yet.
            parts = [one for part in parts for one in (push_down(part) if part.value.__class__ is Thunk else (part,))]
        except EvalError as error:
            tell(error)
            continue
        for part in parts:
            plain: Any = part.value.snapshot() if isinstance(part.value, AttrSet) else AttrSet({})
            for name, item in plain.attrs.items():
                if only in (None, name):
                    yield name, part.with_value(item, plain.place(name))


class CalledAgain:
    """What modules define in the worlds in which options are not known that conditions exclude; each called once."""

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self._found: dict[str, dict[str, list[Definition]]] = {}

    def definitions(self, name: str, given: list[Definition]) -> list[Definition]:
        """The definitions of a container, those of modules that are functions anew."""
        found: list[Definition] = []
        seen: set[str] = set()
        for one in given:
            again = self._of(one.module).get(name)
            if again is None:
                found.append(one)
            elif one.module.key not in seen:
                seen.add(one.module.key)
                found += again
        return found

    def _of(self, module: Module) -> dict[str, list[Definition]]:
        known = self._found.get(module.key)
        if known is not None:
            return known
        known = self._found[module.key] = {}
        if module.file is not None and is_function(module.value):
            # What fails is the first call's to tell.
            compute = lambda: list(containers_of(self.configuration, module, lambda _: None))  # noqa: E731
            for name, definition in in_world(EXCLUDING, compute)[0]:
                known.setdefault(name, []).append(definition)
        return known
