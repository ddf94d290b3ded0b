"""Registration of the native part of `lib`, by sub-set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from nixlint_hwc.eval.registry import Native, Parameter, checked
from nixlint_hwc.eval.values import Builtin

#: Native functions by dotted path below `lib` (`strings.hasPrefix`).
NATIVE: Final[dict[str, Builtin]] = {}


class Section:
    """Decorates the implementations of one sub-set's functions: `@native("hasPrefix", TEXT, VALUE)`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, name: str, *parameters: Parameter) -> Callable[[Native], Native]:
        def register(function: Native) -> Native:
            NATIVE[f"{self.name}.{name}"] = Builtin(name, len(parameters), checked(name, parameters, function))
            return function

        return register


def section(name: str) -> Section:
    """The decorator for the functions of `lib.<name>`."""
    return Section(name)
