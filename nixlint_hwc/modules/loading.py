"""Loading of modules: from the values in `imports` to records, closed under `imports`.

A module is an attribute set, a function of the module arguments, or a path to a file or folder that evaluates to one
(NixOS manual, "Writing NixOS Modules"). An unknown module is foreign: it is remembered, and assumed to define nothing
that the project or the prelude declares.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from nixlint_hwc.eval.built import OutsideFile
from nixlint_hwc.eval.builtins.impure import located
from nixlint_hwc.eval.calls import call, describe, is_function
from nixlint_hwc.eval.errors import EvalError, FileError, OptionError, TypeMismatch
from nixlint_hwc.eval.evaluator import Evaluator, as_path
from nixlint_hwc.eval.thunk import ASSUMED, Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, ListValue, PathValue, Str, Unknown
from nixlint_hwc.eval.worlds import TooManyWorldsError, WorldSearch, in_world
from nixlint_hwc.modules.alternatives import Conditional, settle, values_apart, versions_of
from nixlint_hwc.modules.definitions import judged, property_type
from nixlint_hwc.modules.disabled import disabled_keys
from nixlint_hwc.modules.import_graph import ImportGraph
from nixlint_hwc.modules.module import (
    COMMON_FORMALS,
    META,
    MODULE_FORMALS,
    Module,
    source_file,
    unify,
)
from nixlint_hwc.modules.module_lists import module_list
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

#: How deep lists among imports, which nixpkgs refuses, are followed into each other.
MOST_LISTS: Final = 64

Root: TypeAlias = "tuple[Any, Span | None] | Module"


@dataclass(slots=True)
class Loaded:
    """The modules of a configuration in merge order (imported ones first), and what could not be loaded.

    `errors` are modules that fail, by label; a strict configuration raises the first instead. `errors_elsewhere` are
    those that fail where conditions hold which in the current world do not, or are not known.
    """

    modules: list[Module]
    foreign: list[Unknown]
    errors: list[tuple[str, EvalError]]
    errors_elsewhere: dict[str, EvalError]

    def fails_elsewhere(self, label: str, error: EvalError) -> None:
        """Remember a module that fails where its conditions hold."""
        error.mask |= ASSUMED
        self.errors_elsewhere.setdefault(label, error)


@dataclass(slots=True)
class _Postponed:
    """What a module imports under conditions that do not hold in the current world, and that fails in it."""

    value: Any
    key: str
    span: Span | None
    parent: Module | None
    guards: tuple[Any, ...] = ()


Arguments = Callable[[Any], AttrSet]


class EndlessImportsError(OptionError):
    """Lists among imports that hold themselves, in whatever world they are."""


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
        self._postponed: list[_Postponed] = []
        self._lists = 0

    def closure(self, roots: list[Root]) -> Loaded:
        """All modules that the roots reach, without those that one of them disables, in nixpkgs' order."""
        graph = ImportGraph()
        found = Loaded([], self.foreign, self.errors, {})
        first: list[Module] = []
        for index, root in enumerate(roots):
            first += [root] if isinstance(root, Module) else self.load(root[0], f"<module {index + 1}>", root[1])
        graph.note(None, first)
        elsewhere: set[Module] = set()
        while first:
            elsewhere.update(one for one in first if _is_there(one.guards) is not True)
            self._follow(graph, first, elsewhere)
            graph.add_conditions()
            first = self._load_postponed(graph, found)
        disabled = {key for module in graph.modules.values() for key in self._disabled_keys(module)}
        kept = graph.without(disabled) if disabled else list(graph.modules.values())
        found.modules = kept[::-1]
        return found

    def _follow(self, graph: ImportGraph, modules: list[Module], elsewhere: set[Module]) -> None:
        """Load what modules import, and so on; `elsewhere` are those that are not there in the current world."""
        queue = deque(modules)
        while queue:
            module = queue.popleft()
            if module.key in graph.modules:
                continue
            graph.modules[module.key] = module
            machine.spend(1 + (len(module.key) >> 4))
            imported: list[Module] = []
            quiet = module in elsewhere
            for index, (value, span) in enumerate(module.imports):
                imported += self.load(value, f"{module.key}:import-{index + 1}", span, module, quiet)
            graph.note(module, imported)
            elsewhere.update(one for one in imported if quiet or _is_there(one.guards) is not True)
            queue.extend(imported)

    def _load_postponed(self, graph: ImportGraph, known: Loaded) -> list[Module]:
        """The modules that fail in the current world, as they are where their conditions hold; what fails there is
        remembered.
        """
        postponed, self._postponed = self._postponed, []
        loaded: list[Module] = []
        for one in postponed:
            guards = (*(one.parent.guards if one.parent is not None else ()), *one.guards)
            world = _world_with(guards)
            if world is None:
                continue
            try:
                found, _ = in_world(world, lambda one=one: self._load(one.value, one.key, one.span, one.parent, False))  # type: ignore[misc]
            except EvalError as error:
                if one.span is not None:
                    error.passed(one.span)
                known.fails_elsewhere(_path_of(one.value) or one.key, error)
                continue
            for module in found:
                module.guards = (*one.guards, *module.guards)
            graph.note(one.parent, found, besides=True)
            loaded += found
        return loaded

    def _disabled_keys(self, module: Module) -> list[str]:
        if not module.disabled or _is_there(module.guards) is False:
            return []
        return disabled_keys(module, self.modules_path, self._file_key)

    def _file_key(self, key: str) -> str:
        return f"{key}/default.nix" if key.startswith("/") and self.evaluator.project.is_folder(key) else key

    def load(
        self, value: Any, key: str, span: Span | None = None, parent: Module | None = None, quiet: bool = False
    ) -> list[Module]:
        """The module of one value, as a list: empty for a foreign module, several for a nested list.

        Where what imports it is not there in the current world, that is done `quiet`ly: what cannot be loaded in it is
        postponed.
        """
        guards: tuple[Any, ...] = ()
        while value.__class__ is Conditional:
            guards, value = (*guards, value.guard), value.value
        quiet = quiet or _is_there(guards) is not True
        before = len(self._postponed)
        try:
            found = self._load(value, key, span, parent, quiet)
        except EvalError as error:
            if not quiet or isinstance(error, EndlessImportsError):
                self._failed(value, key, span, error)
            elif self.tolerant:
                self._postponed.append(_Postponed(value, key, span, parent, guards))
            return []
        for one in self._postponed[before:]:
            one.guards = (*guards, *one.guards)
        for module in found:
            module.guards = (*guards, *module.guards)
        return found

    def _failed(self, value: Any, key: str, span: Span | None, error: EvalError) -> None:
        """Remember a module that fails; raises its error where there are to be none."""
        if not self.tolerant:
            raise error
        if span is not None:
            error.passed(span)
        path = _path_of(value)
        self.errors.append((path or key, error))
        if path is not None:
            self._not_loaded(self._file_key(path), span)
        self.foreign.append(Unknown(error.reason("a module that fails: {}"), span))

    def _load(self, value: Any, key: str, span: Span | None, parent: Module | None, quiet: bool) -> list[Module]:
        before, lazy = machine.mask, value
        value = force(value)
        versions = versions_of(lazy, of_lists_and_sets=False)
        if versions is not None and any(as_path(one) is not None for one in versions.values):
            settle(versions, before)
            found = values_apart(versions, _identity)
            keys = [f"{key}?{index}" if index else key for index in range(len(found))]
            return [m for one, own in zip(found, keys, strict=True) for m in self.load(one, own, span, parent, quiet)]
        if value.__class__ is Unknown:
            self.foreign.append(value)
            return []
        if value.__class__ is ListValue:
            if not self.tolerant:
                label = key if parent is None else parent.label
                raise OptionError(f"the imports of {label} contain a list where a module was expected")
            return self._load_list(lazy, key, span, parent, quiet)
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

    def _load_list(self, lazy: Any, key: str, span: Span | None, parent: Module | None, quiet: bool) -> list[Module]:
        """The modules of a list among imports."""
        if self._lists >= MOST_LISTS:
            raise EndlessImportsError("lists among imports are nested without end")
        self._lists += 1
        try:
            return [
                module
                for index, (item, at) in enumerate(module_list(lazy))
                for module in self.load(item, f"{key}-{index + 1}", at or span, parent, quiet)
            ]
        finally:
            self._lists -= 1

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


def _is_there(guards: tuple[Any, ...]) -> bool | Unknown:
    """Whether what has these guards is there in the current world, on which the asker does not come to depend."""
    before = machine.mask
    try:
        return judged(guards)
    except EvalError:
        return False
    finally:
        machine.mask = before


def _world_with(guards: tuple[Any, ...]) -> int | None:
    """A world in which what has these guards is there, as far as that is known; None where none is found."""
    try:
        return WorldSearch(lambda: judged(guards) is not False, enabled=machine.world).run()
    except TooManyWorldsError:
        return None


def _identity(value: Any) -> Hashable:
    """What tells modules apart that a condition chooses between."""
    return as_path(value) or id(value)


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
