"""Lists of modules that Nix code passes to a function: `evalModules { modules = ...; }`, `submodule [ ... ]`."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import ListValue, Unknown
from nixlint_hwc.modules.loading import Root


def module_list(argument: Any, name: str = "modules") -> list[Root]:
    """The modules of a list, each with its place; what is not known of the list is one module that is Unknown.

    Raises `TypeMismatch` for what is not a list, with the `name` of the argument.
    """
    modules = force(argument)
    if modules.__class__ is Unknown:
        return [(modules, None)]
    if modules.__class__ is not ListValue:
        raise TypeMismatch(f"'{name}' is {describe(modules)} while a list was expected")
    roots: list[Root] = [(item, modules.place(index)) for index, item in enumerate(modules.items)]
    if modules.rest is not None:
        roots.append((modules.rest, None))
    return roots
