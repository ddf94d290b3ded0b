"""What `disabledModules` names: the keys of modules that a configuration leaves out (nixpkgs' `isDisabled`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.errors import OptionError
from nixlint_hwc.eval.evaluator import as_path
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.modules.module import Module, is_text_like, shown_text


def disabled_keys(module: Module, modules_path: Any, file_key: Callable[[str], str]) -> list[str]:
    """The keys that a module disables; what is not known of them disables nothing. Raises `OptionError`.

    `modules_path` is the folder of texts that are no absolute paths, `file_key` gives the key of a path's module.
    """
    keys: list[str] = []
    for item in module.disabled:
        value = force(item)
        item_is_text = value.__class__ is Str
        if isinstance(value, AttrSet) and not is_text_like(value):
            if value.get("key") is MISSING and value.rest is None:
                raise OptionError(f"the module {module.label} disables a set without the attribute 'key'")
            value = force(value.get("key"))
        if value.__class__ is Unknown or value is MISSING:
            continue
        text = shown_text(value)
        if text.holes:
            continue
        named = item_is_text and not text.text.startswith("/")
        keys.append(file_key(_below(modules_path, text.text) if named else text.text))
    return keys


def _below(modules_path: Any, text: str) -> str:
    path = as_path("" if modules_path is MISSING else force(modules_path))
    return f"{path or ''}/{text}"
