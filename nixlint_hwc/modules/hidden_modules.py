"""Modules inside other values: what a framework that is not modelled would take out of a file.

A file may be a function that gives a module (`{ flake, ... }: { config, ... }: { ... }`), a set of modules by name, or
a module that holds another system's (`microvm.vms.x.config`), or what it gives to a function of the framework
(`framework.module { nixos = ...; }`). Nothing of the project calls them, so nothing evaluates them where the framework
is not known; each is an open configuration of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from nixlint_hwc.eval.calls import call, is_function
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet, Closure, ListValue, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import property_type
from nixlint_hwc.modules.module import STRUCTURED

#: How many functions and sets may lie around a module.
DEPTH: Final = 6


def hidden_modules(evaluator: Evaluator, probe: Configuration, path: str) -> Iterator[Any]:
    """The values in a file of the project that are modules or hold definitions of containers, outermost first."""
    try:
        value = evaluator.import_path(evaluator.project.absolute(path), None)
    except EvalError:
        return
    yield from _search(probe, value, path, DEPTH)


def _search(probe: Configuration, value: Any, path: str, depth: int) -> Iterator[Any]:
    if depth == 0:
        return
    handed: list[Any] = []
    machine.handed = handed
    try:
        value = force(value)
        result = call(value, _arguments(probe, value)) if is_function(value) else value
    except EvalError:
        return
    finally:
        machine.handed = None
    if is_function(result):
        yield from _search(probe, result, path, depth - 1)
    elif result.__class__ is Unknown:
        for argument in handed:
            yield from _search(probe, argument, path, depth - 1)
    elif result.__class__ is ListValue:
        for item in result.items:
            yield from _search(probe, item, path, depth - 1)
    elif isinstance(result, AttrSet) and not isinstance(result, Branch):
        yield from _in_set(probe, value, result.snapshot(), path, depth)


def _arguments(probe: Configuration, function: Any) -> AttrSet:
    """Module arguments for a function; only those that it names where it takes no others."""
    given = probe.arguments.of(function)
    formals = function.code.formals if function.__class__ is Closure else None
    if formals is None or function.code.node.formals.ellipsis:
        return given
    return AttrSet({name: given.attrs[name] for name in formals})


def _in_set(probe: Configuration, value: Any, plain: AttrSet, path: str, depth: int) -> Iterator[Any]:
    try:
        found = _is_module(plain)
    except EvalError:
        found = False
    if found:
        yield value
    if _is_of(path, value, plain) and property_type(plain) != "option":
        for name, item in plain.attrs.items():
            if name != "options":
                yield from _search(probe, item, path, depth - 1)


def _is_module(value: AttrSet) -> bool:
    """Whether a set is a module that may define containers."""
    names = value.attrs.keys()
    if "config" in names:
        return names <= STRUCTURED and not is_function(force(value.attrs["config"]))
    return "virtualisation" in names or "imports" in names


def _is_of(path: str, value: Any, plain: AttrSet) -> bool:
    """Whether a value's text stands in a file."""
    if value.__class__ is Closure:
        return bool(value.code.compiler.file.path == path)
    return any(place.file.path == path for place in (plain.places or {}).values())
