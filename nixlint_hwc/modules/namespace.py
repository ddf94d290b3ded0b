"""The option path that a module declares its own options below."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.modules.definitions import property_type
from nixlint_hwc.modules.module import Module


def own_namespace(modules: dict[str, Module], key: str) -> tuple[str, ...]:
    """The longest option path that all declarations of a module share, or of one that it imports."""
    module = modules.get(key)
    if module is None:
        return ()
    for candidate in [module, *[modules[k] for k in module.imported_keys if k in modules]]:
        path = _declared_path(candidate.options)
        if path:
            return path
    return ()


def _declared_path(options: Any) -> tuple[str, ...]:
    path: list[str] = []
    try:
        value = force(options)
        while isinstance(value, AttrSet) and len(value.names()) == 1 and property_type(value) != "option":
            name = value.names()[0]
            path.append(name)
            value = force(value.get(name))
        if isinstance(value, AttrSet) and property_type(value) == "option":
            del path[-1:]
    except EvalError:
        return ()
    return tuple(path)
