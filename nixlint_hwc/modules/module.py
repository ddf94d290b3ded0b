"""A module as a record: what the set says that a module's value is.

In: the set of a module. Out: a `Module`, whose imports, declarations and definitions are lazy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import OptionError, TypeMismatch
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, ListValue, Str, Unknown
from nixlint_hwc.modules.module_lists import module_list
from nixlint_hwc.source import SourceFile, Span

#: The attributes of a module that are not definitions.
META: Final = frozenset({"_class", "_file", "key", "disabledModules", "imports", "freeformType", "require"})
#: Formals that only modules have.
MODULE_FORMALS: Final = frozenset({"config", "options", "modulesPath"})
#: Other arguments that modules are commonly passed.
COMMON_FORMALS: Final = frozenset(
    {"lib", "pkgs", "inputs", "self", "hostname", "username", "host", "vars", "secrets", "system"}
)
#: What a module with `config` or `options` may have: `meta` is a definition like any other.
STRUCTURED: Final = META - {"require"} | {"config", "options", "meta"}


@dataclass(slots=True, eq=False)
class Module:
    """A loaded module. `label` names it in messages, `file` is the file whose text it is, None for library modules.

    `options` is the set of its declarations, `config` its definitions (lazy), `way` the place of the definitions.
    `context` is the configuration that loaded it, `value` what it was before it was called, `kind` its `_class`.
    `imported_at` is the place among the imports where a module stands that is no file, `guards` are the conditions
    under which it is imported.
    """

    label: str
    key: str = ""
    file: SourceFile | None = None
    options: Any = None
    config: Any = None
    way: Span | None = None
    imports: Sequence[tuple[Any, Span | None]] = ()
    disabled: Sequence[Any] = ()
    kind: str | None = None
    prelude: bool = False
    context: Any = None
    imported_keys: Sequence[str] = ()
    value: Any = None
    imported_at: Span | None = None
    guards: tuple[Any, ...] = ()


def unify(value: AttrSet, key: str, label: str, file: SourceFile | None) -> Module:
    """A module's set as a record: nixpkgs' `unifyModuleSyntax`. Raises `OptionError` for stray attributes."""
    attrs = value.attrs
    named = attrs.get("_file")
    if named is not None:
        label = shown_text(force(named)).shown
    given = attrs.get("key")
    if given is not None:
        text = shown_text(force(given))
        key = key if text.holes else text.text
    module = Module(label, key, file, prelude=file is not None and file.path.startswith("<prelude>"))
    kind = force(attrs.get("_class")) if "_class" in attrs else None
    module.kind = kind.text if kind.__class__ is Str and not kind.holes else None
    structured = "config" in attrs or "options" in attrs
    module.imports = _imports("imports", attrs, label)
    module.disabled = _disabled(attrs, label)
    if structured:
        stray = sorted(attrs.keys() - STRUCTURED)
        if stray:
            raise OptionError(
                f"the module {label} has the unsupported attribute '{stray[0]}' beside 'config' or 'options'",
                value.place(stray[0]),
            )
        module.options = attrs.get("options")
        module.config = attrs.get("config")
        if "meta" in attrs:
            module.config = _together(module.config, AttrSet({"meta": attrs["meta"]}, value.places))
        module.way = value.place("config")
    else:
        module.imports = [*_imports("require", attrs, label), *module.imports]
        module.config = AttrSet({n: v for n, v in attrs.items() if n not in META}, value.places, value.rest)
    if "freeformType" in attrs:
        freeform = AttrSet({"freeformType": attrs["freeformType"]}, value.places)
        module.config = _together(module.config, AttrSet({"_module": freeform}))
    return module


def _together(config: Any, more: AttrSet) -> AttrSet:
    """The definitions of a module together with those that stand beside its `config`."""
    return AttrSet({"_type": Str("merge"), "contents": ListValue([AttrSet({}) if config is None else config, more])})


def shown_text(value: Any) -> Str:
    """What `toString` makes of a module's key or file."""
    return coerce_to_string(value, more=True, copy_paths=False)


def is_text_like(value: AttrSet) -> bool:
    """Whether a set converts to a string."""
    return value.get("outPath") is not MISSING or value.get("__toString") is not MISSING


def _imports(name: str, attrs: dict[str, Any], label: str) -> list[tuple[Any, Span | None]]:
    return module_list(attrs[name], f"'{name}' of the module {label}") if name in attrs else []


def _disabled(attrs: dict[str, Any], label: str) -> list[Any]:
    """What a module disables in the current world."""
    value = force(attrs.get("disabledModules"))
    if value is None or value.__class__ is Unknown:
        return []
    if value.__class__ is not ListValue:
        raise TypeMismatch(f"'disabledModules' of the module {label} is {describe(value)} while a list was expected")
    return list(value.items)


def source_file(value: Any) -> SourceFile | None:
    """The file whose text a function or set is, None when it was computed."""
    if value.__class__ is Closure:
        file: SourceFile = value.code.compiler.file
        return file
    if isinstance(value, AttrSet) and value.places:
        return next(iter(value.places.values())).file
    return None
