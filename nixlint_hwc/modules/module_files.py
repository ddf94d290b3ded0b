"""Which files are modules, of those that nothing imports as one.

In: a file of the project. Out: whether its value, given module arguments, is a module. A set that is none by its names
may still be one if these are options of the project's own, which can be told once the other modules are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from nixlint_hwc.eval.calls import call, is_function
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, Closure, ListValue, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import property_type
from nixlint_hwc.modules.module import COMMON_FORMALS, META, MODULE_FORMALS, STRUCTURED
from nixlint_hwc.modules.options import LIST_ROOTS, OPTION_ROOTS

#: What a file has that is one container, whose `environment` is no option of NixOS.
_OF_A_CONTAINER: Final = frozenset({"image", "imageFile"})


def kind_of(evaluator: Evaluator, probe: Configuration, path: str) -> bool | frozenset[str]:
    """Whether a file's value is a module; where that depends on the project's options, the names that it defines.

    Raises `EvalError`.
    """
    value = evaluator.import_path(evaluator.project.absolute(path), None)
    if not is_function(value):
        return _kind_of_value(evaluator, path, value, sure=False)
    formals = value.code.formals if value.__class__ is Closure else None
    if formals is None:
        return _kind_of_value(evaluator, path, call(value, probe.arguments.of(value)), sure=False)
    if not value.code.node.formals.ellipsis:
        return False  # the module system passes more arguments than any fixed list
    sure = bool(MODULE_FORMALS & formals.keys())
    if sure or {name for name, has_default in formals.items() if not has_default} <= COMMON_FORMALS:
        return _kind_of_value(evaluator, path, call(value, probe.arguments.of(value)), sure)
    return _defined(probe, value)


def _kind_of_value(evaluator: Evaluator, path: str, value: Any, sure: bool) -> bool | frozenset[str]:
    """`sure`: only a module takes the arguments that the file takes."""
    if not isinstance(value, AttrSet) or isinstance(value, Branch):
        return False
    if property_type(value) in ("if", "merge"):
        return sure
    names = set(value.names())
    if {"nodes", "testScript"} <= names:
        # A NixOS test: its machines exist for as long as the test runs, and are not judged.
        evaluator.test_files.add(path)
        return False
    if names & {"config", "options"} and names - STRUCTURED:
        return False
    if names & {"imports", "options"} or ("config" in names and names <= META | {"config", "options"}):
        return True
    if any(_is_data(name, value) for name in names & OPTION_ROOTS):
        return False
    if names & OPTION_ROOTS and (sure or names - META <= OPTION_ROOTS) and not names & _OF_A_CONTAINER:
        return True
    return frozenset(names - META)


def _is_data(root: str, value: AttrSet) -> bool:
    """Whether a set has under the name of options what no option there takes, as in `system = "x86_64-linux"`."""
    try:
        found = force(value.get(root))
    except EvalError:
        return False
    fits = (AttrSet, ListValue, Unknown) if root in LIST_ROOTS else (AttrSet, Unknown)
    return not isinstance(found, fits)


def _defined(probe: Configuration, function: Any) -> bool | frozenset[str]:
    """The names in the set that a function of arguments which need not be a module's gives."""
    try:
        value = call(function, probe.arguments.of(function))
        return frozenset(set(value.names()) - META) if isinstance(value, AttrSet) else False
    except EvalError:
        return False


def of_own_options(others: dict[str, frozenset[str]], configurations: Iterable[Configuration]) -> list[str]:
    """Those of the files with their names that define nothing but options, the project's own among them."""
    declared = {name for one in configurations for name in one.root.declared_names()} - {"_module"}
    return [path for path, names in others.items() if names & declared and names <= declared | OPTION_ROOTS]
