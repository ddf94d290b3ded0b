"""Loading of modules: from the values in `imports` to records, closed under `imports`.

A module is an attribute set, a function of the module arguments, or a path to a file or folder that evaluates to one
(NixOS manual, "Writing NixOS Modules"). An unknown module is foreign: it is remembered, and assumed to define nothing
that the project or the prelude declares.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from nixlint_hwc.eval.built import OutsideFile
from nixlint_hwc.eval.builtins.impure import located
from nixlint_hwc.eval.calls import call, describe, is_function
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import EvalError, FileError, OptionError, TypeMismatch
from nixlint_hwc.eval.evaluator import Evaluator, as_path
from nixlint_hwc.eval.thunk import Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, ListValue, PathValue, Str, Unknown
from nixlint_hwc.modules.alternatives import Conditional, elements_elsewhere, settle, versions_of
from nixlint_hwc.modules.definitions import property_type
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

#: The attributes of a module that are not definitions.
META: Final = frozenset({"_class", "_file", "key", "disabledModules", "imports", "freeformType", "require"})
#: How deep lists among imports, which nixpkgs refuses, are followed into each other.
MOST_LISTS: Final = 64
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


Root: TypeAlias = "tuple[Any, Span | None] | Module"


@dataclass(slots=True)
class Loaded:
    """The modules of a configuration in merge order (imported ones first), and what could not be loaded.

    `errors` are modules that fail, by label; a strict configuration raises the first instead.
    """

    modules: list[Module]
    foreign: list[Unknown]
    errors: list[tuple[str, EvalError]]


Arguments = Callable[[Any], AttrSet]


def _reached(found: dict[str, Module], first: list[Module], disabled: set[str]) -> list[Module]:
    """The modules that are reached without going through a disabled one, breadth first."""
    kept: dict[str, Module] = {}
    queue = deque(module.key for module in first)
    while queue:
        key = queue.popleft()
        if key not in kept and key not in disabled:
            kept[key] = found[key]
            queue.extend(found[key].imported_keys)
    return list(kept.values())


class Loader:
    """Loads the closure of modules. `arguments` gives the argument set for a module function.

    A `tolerant` loader goes on without a module that fails, and remembers the error. `kind` is the class that modules
    must have if they tell one; the texts in `disabledModules` are below `modules_path`.
    """

    def __init__(
        self,
        evaluator: Evaluator,
        arguments: Arguments,
        tolerant: bool = False,
        kind: str | None = None,
        modules_path: Any = MISSING,
    ) -> None:
        self.evaluator = evaluator
        self.arguments = arguments
        self.tolerant = tolerant
        self.kind = kind
        self.modules_path = modules_path
        self.errors: list[tuple[str, EvalError]] = []
        self.foreign: list[Unknown] = []
        self._lists = 0

    def closure(self, roots: list[Root]) -> Loaded:
        """All modules that the roots reach, without those that one of them disables, in nixpkgs' order."""
        found: dict[str, Module] = {}
        first: list[Module] = []
        for index, root in enumerate(roots):
            first += [root] if isinstance(root, Module) else self.load(root[0], f"<module {index + 1}>", root[1])
        queue = deque(first)
        while queue:
            module = queue.popleft()
            if module.key in found:
                continue
            found[module.key] = module
            machine.spend(1 + (len(module.key) >> 4))
            imported: list[Module] = []
            for index, (value, span) in enumerate(module.imports):
                imported += self.load(value, f"{module.key}:import-{index + 1}", span, module)
            module.imported_keys = tuple([one.key for one in imported])
            queue.extend(imported)
        disabled = {key for module in found.values() for key in self._disabled_keys(module)}
        kept = _reached(found, first, disabled) if disabled else list(found.values())
        return Loaded(kept[::-1], self.foreign, self.errors)

    def _disabled_keys(self, module: Module) -> list[str]:
        """The keys that a module's `disabledModules` name (nixpkgs' `isDisabled`). Raises `OptionError`."""
        keys = []
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
            keys.append(self._file_key(self._below_modules_path(text.text) if named else text.text))
        return keys

    def _below_modules_path(self, text: str) -> str:
        base = "" if self.modules_path is MISSING else force(self.modules_path)
        path = as_path(base)
        return f"{path or ''}/{text}"

    def _file_key(self, key: str) -> str:
        return f"{key}/default.nix" if key.startswith("/") and self.evaluator.project.is_folder(key) else key

    def load(self, value: Any, key: str, span: Span | None = None, parent: Module | None = None) -> list[Module]:
        """The module of one value, as a list: empty for a foreign module, several for a nested list."""
        try:
            return self._load(value, key, span, parent)
        except EvalError as error:
            if not self.tolerant:
                raise
            if span is not None:
                error.passed(span)
            path = _path_of(value)
            self.errors.append((path or key, error))
            if path is not None:
                self._not_loaded(self._file_key(path), span)
            self.foreign.append(Unknown(error.reason("a module that fails: {}"), span))
            return []

    def _load(self, value: Any, key: str, span: Span | None, parent: Module | None) -> list[Module]:
        if value.__class__ is Conditional:
            return self._load_conditional(value, key, span, parent)
        value = force(value)
        if value.__class__ is Unknown:
            self.foreign.append(value)
            return []
        if value.__class__ is ListValue:
            if not self.tolerant:
                label = key if parent is None else parent.label
                raise OptionError(f"a list stands among the imports of {label}, where a module was expected")
            return self._load_list(value, key, span, parent)
        path = as_path(value)
        if path is None and value.__class__ is Str and value.holes:
            path = located(value)[0]  # a folder of the project as text: `"${./modules}/web.nix"`
            if path is None:
                self.foreign.append(value.holes[0])
                return []
        if path is not None:
            return self._load_path(path, value, span)
        label, file = (key, None) if parent is None else (parent.label, parent.file)
        module = self._load_value(value, key, label, file)
        module.imported_at = span
        return [module]

    def _load_list(
        self, value: ListValue, key: str, span: Span | None, parent: Module | None, guard: Thunk | None = None
    ) -> list[Module]:
        """The modules of a list among imports; under a `guard` they are imported where it is true."""
        if self._lists >= MOST_LISTS:
            raise OptionError("lists stand in each other among imports without end")
        if value.rest is not None:
            self.foreign.append(value.rest)
        self._lists += 1
        try:
            items = value.items if guard is None else [Conditional(item, guard) for item in value.items]
            pairs = [(item, value.place(i)) for i, item in enumerate(items)]
            return [
                m for i, (item, at) in enumerate(pairs) for m in self.load(item, f"{key}-{i + 1}", at or span, parent)
            ]
        finally:
            self._lists -= 1

    def _load_conditional(self, value: Any, key: str, span: Span | None, parent: Module | None) -> list[Module]:
        """What a module defines that is only imported in other worlds, under the condition that it is.

        What it declares is left out, as it is not declared in this one. Files are judged by themselves.
        """
        inner = force(value.value)
        if inner.__class__ is ListValue:
            return self._load_list(inner, key, span, parent, value.guard)
        if inner.__class__ is Unknown:
            self.foreign.append(inner)
            return []
        if not (is_function(inner) or isinstance(inner, AttrSet)) or as_path(inner) is not None:
            return []
        found = self.load(inner, key, span, parent)
        for module in found:
            module.guards = (value.guard,)
            module.options = None
            module.imports = [(Conditional(one, value.guard), at) for one, at in module.imports]
        return found

    def _load_path(self, path: str, value: Any, span: Span | None) -> list[Module]:
        project = self.evaluator.project
        path = self._file_key(path)
        relative = project.relative(path)
        if relative is None:
            self.foreign.append(Unknown(f"the module {path} outside the project", span, payload=OutsideFile(path)))
            return []
        if span is None and isinstance(value, (PathValue, Str)):
            span = value.origin if isinstance(value.origin, Span) else None
        try:
            content = self.evaluator.import_path(path, span)
        except FileError as error:
            if error.path != relative:
                raise
            self.foreign.append(Unknown(error.reason(), span))
            return []
        self.evaluator.module_files.add(relative)
        if content.__class__ is Unknown:
            self.foreign.append(content)
            self._not_loaded(path, span)
            return []
        tree = self.evaluator.trees.get(relative)
        return [self._load_value(content, path, relative, tree.file if tree else None)]

    def _not_loaded(self, path: str, span: Span | None) -> None:
        relative = self.evaluator.project.relative(path)
        if relative is not None and span is not None:
            self.evaluator.failed_modules.setdefault(relative, []).append(span)

    def _load_value(self, value: Any, key: str, label: str, file: SourceFile | None) -> Module:
        file = source_file(value) or file
        given = value
        before, versions = machine.mask, None
        if is_function(value):
            body = Thunk(_called, (value, self.arguments(value)))
            value = force(body)
            versions = versions_of(body)
            if value.__class__ is Unknown:
                self.foreign.append(value)
                return Module(label, key, file)
            file = file or source_file(value)
        if not isinstance(value, AttrSet):
            raise TypeMismatch(f"the module {label} is {describe(value)}; a set, a function or a path was expected")
        kind = property_type(value)
        if kind in ("if", "override", "merge"):
            value = AttrSet({"config": value})
        elif kind not in (None, "module"):
            into = f", while trying to load a module into {label}"
            raise OptionError(f'expected a module, but found a value of type "{kind}"{into}')
        module = unify(value.snapshot(), key, file.path if file and label.startswith("<") else label, file)
        if versions is not None:
            module.config = Thunk(_config_of, body)
            if not any(_loads(one) for one in versions.values):
                settle(versions, before)
        module.value = given
        module.way = module.way or self._call_in(given, value)
        if self.kind is not None and module.kind not in (None, self.kind):
            raise OptionError(
                f"the module '{module.label}' (class \"{module.kind}\") cannot be part of a configuration that "
                f'expects class "{self.kind}"'
            )
        return module

    def _call_in(self, given: Any, value: AttrSet) -> Span | None:
        """The call in a module's body that makes all of it, where a helper in another file wrote what came of it.

        None where that file is a module itself, to which the body only hands the module arguments on: then it is the
        place of what it defines.
        """
        if given.__class__ is not Closure or not value.places:
            return None
        file = given.code.compiler.file
        others = {place.file for place in value.places.values()}
        if file in others or self._takes_module_arguments(next(iter(others))):
            return None
        body = given.code.node.body
        while isinstance(body, ast.Let | ast.With | ast.Assert):
            body = body.body
        return Span(file, body.start, body.end)

    def _takes_module_arguments(self, file: SourceFile) -> bool:
        """Whether a file is a function that asks for nothing but what the module system passes."""
        project = self.evaluator.project
        try:
            value = force(self.evaluator.import_path(project.absolute(file.path), None))
        except EvalError:
            return False
        if value.__class__ is not Closure or value.code.formals is None:
            return False
        required = {name for name, default in value.code.formals.items() if not default}
        return bool(MODULE_FORMALS & required) and required <= MODULE_FORMALS | COMMON_FORMALS


def _called(suspended: tuple[Any, AttrSet]) -> Any:
    return call(*suspended)


def _config_of(body: Thunk) -> Any:
    """What a module defines whose function gives other sets in other worlds."""
    value = force(body)
    if not isinstance(value, AttrSet):
        return value
    if property_type(value) in ("if", "override", "merge"):
        return value
    return force(unify(value.snapshot(), "", "", None).config)


def _loads(value: Any) -> bool:
    """Whether a module's set has more than definitions."""
    return isinstance(value, AttrSet) and any(name in ("options", *META) for name in value.names())


def _path_of(value: Any) -> str | None:
    """The path that a module was given as."""
    try:
        return as_path(force(value))
    except EvalError:
        return None


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
    module.imports = _elements(attrs.get("imports"), label)
    module.disabled = tuple([item for item, _ in _elements(attrs.get("disabledModules"), label)])
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
        module.imports = (*_elements(attrs.get("require"), label), *module.imports)
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


def _elements(lazy: Any, label: str) -> Sequence[tuple[Any, Span | None]]:
    if lazy is None:
        return ()
    value = force(lazy)
    if value.__class__ is Unknown:
        return [(value, value.span)]
    if value.__class__ is not ListValue:
        raise TypeMismatch(f"'imports' of the module {label} is {describe(value)} while a list was expected")
    found = [(item, value.place(index)) for index, item in enumerate(value.items)]
    if value.rest is not None:
        found.append((value.rest, value.rest.span))
    return [*found, *elements_elsewhere(lazy)]


def source_file(value: Any) -> SourceFile | None:
    """The file whose text a function or set is, None when it was computed."""
    if value.__class__ is Closure:
        file: SourceFile = value.code.compiler.file
        return file
    if isinstance(value, AttrSet) and value.places:
        return next(iter(value.places.values())).file
    return None
