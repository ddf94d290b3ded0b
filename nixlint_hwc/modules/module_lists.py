"""Lists of modules: `imports`, and what Nix code passes to a function (`evalModules { modules = ...; }`)."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import ListValue, Unknown
from nixlint_hwc.modules.alternatives import elements_in_all, settle, versions_of
from nixlint_hwc.source import Span


def module_list(argument: Any, what: str = "'modules'") -> list[tuple[Any, Span | None]]:
    """The modules of a list in all worlds, each with its place; those that are not in all of them are `Conditional`.

    What is not known of the list is one module that is Unknown. Raises `TypeMismatch` for what is not a list, which is
    called `what`.
    """
    before = machine.mask
    modules: Any = force(argument)
    if modules.__class__ is not ListValue and modules.__class__ is not Unknown:
        raise TypeMismatch(f"{what} is {describe(modules)} while a list was expected")
    versions = versions_of(argument)
    if versions is not None:
        found = elements_in_all(versions)
        settle(versions, before)
        return found
    return _as_it_is(modules)


def _as_it_is(modules: Any) -> list[tuple[Any, Span | None]]:
    if modules.__class__ is Unknown:
        return [(modules, modules.span)]
    found = [(item, modules.place(index)) for index, item in enumerate(modules.items)]
    return found if modules.rest is None else [*found, (modules.rest, modules.rest.span)]
