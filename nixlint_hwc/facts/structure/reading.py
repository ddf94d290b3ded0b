"""Finding the container modules' folders and what they declare.

In: configurations, the conventions, the project's files. Out: `Structure`. Options come from the module system, never
from the text of a file.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TypeAlias

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.facts.structure.declarations import declared_option
from nixlint_hwc.facts.structure.files import module_file, same_name
from nixlint_hwc.facts.structure.mentions import Mentions
from nixlint_hwc.facts.structure.structure import DeclaredOption, ModuleFile, ModuleFolder, Namespace, UndeclaredOption
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import property_type
from nixlint_hwc.modules.foreign import may_add
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.option_names import show_path
from nixlint_hwc.modules.options import Declaration, Option
from nixlint_hwc.modules.submodules import Submodule
from nixlint_hwc.project import UnreadableFileError
from nixlint_hwc.settings import Conventions
from nixlint_hwc.source import Span

OptionPath = tuple[str, ...]


@dataclass
class Structure:
    """The folders of container modules, by path."""

    folders: dict[str, ModuleFolder] = field(default_factory=dict)
    undeclared: list[UndeclaredOption] = field(default_factory=list)
    _declared: dict[str, tuple[OptionPath, ...]] = field(default_factory=dict)

    def paths_declared_by(self, module: Module) -> tuple[OptionPath, ...]:
        """The paths of a module's options. A file declares the same ones on every host, and is looked at on one."""
        is_file = module.file is not None and module.key.endswith(f"/{module.file.path}")
        if not is_file:
            return tuple([path for path, _ in declarations_of(module)])
        found = self._declared.get(module.key)
        if found is None:
            found = self._declared[module.key] = tuple([path for path, _ in declarations_of(module)])
        return found

    @cached_property
    def domains(self) -> dict[str, str]:
        """The names of the folders whose option `domain` has a default, by that default."""
        options = [(folder.name, option) for folder in self.folders.values() for option in folder.options]
        return {o.default_text: name for name, o in reversed(options) if o.name == "domain" and o.default_text}

    def folder_of(self, path: str) -> ModuleFolder | None:
        """The folder that a file of the project belongs to."""
        while path:
            path = path.rpartition("/")[0]
            if path in self.folders:
                return self.folders[path]
        return None


def read_structure(
    evaluator: Evaluator, configurations: list[Configuration], has_hosts: bool, conventions: Conventions
) -> Structure:
    """The container modules below the conventions' roots."""
    return Structure(_Reader(evaluator, configurations, has_hosts, conventions).folders())


class _Reader:
    def __init__(
        self, evaluator: Evaluator, configurations: list[Configuration], has_hosts: bool, conventions: Conventions
    ) -> None:
        self.evaluator = evaluator
        self.configurations = configurations
        self.conventions = conventions
        self.has_hosts = has_hosts
        self.mentions = Mentions(evaluator)
        self.paths = frozenset(evaluator.project.nix_files)
        self.modules: dict[str, Module] = {}
        self.importers: dict[str, set[str]] = {}
        self.by_folder: dict[str, list[Module]] = {}
        hosts = configurations[:-1] if has_hosts else []
        self.on_hosts = frozenset(module.key for host in hosts for module in host.loaded().modules)
        for configuration in configurations:
            for module in configuration.loaded().modules:
                if module.key not in self.modules:
                    self._add(module)

    def _add(self, module: Module) -> None:
        if module.file is None:
            return
        self.modules[module.key] = module
        for key in module.imported_keys:
            self.importers.setdefault(key, set()).add(module.key)
        for root in self.conventions.roots:
            prefix = root.strip("/") + "/"
            if module.file.path.startswith(prefix):
                name = module.file.path.removeprefix(prefix).split("/")[0]
                self.by_folder.setdefault(prefix + name, []).append(module)

    def folders(self) -> dict[str, ModuleFolder]:
        found: dict[str, ModuleFolder] = {}
        for root in self.conventions.roots:
            base = root.strip("/")
            files: dict[str, list[str]] = {}
            for path in self.evaluator.project.nix_files:
                name, inner, _ = path.removeprefix(f"{base}/").partition("/")
                if path.startswith(f"{base}/") and inner and name[0] not in "_.":
                    files.setdefault(name, []).append(path)
            has_index = any(f"{base}/{name}" in self.paths for name in ("index.nix", "default.nix"))
            # Where none of a root's modules is reached, they are imported in a way that is not understood here.
            reached = any(self._is_reached(self.by_folder.get(f"{base}/{name}", [])) for name in files)
            for name, paths in files.items():
                folder = self._folder(f"{base}/{name}", name, paths, reached and (has_index or self.has_hosts))
                if folder is not None:
                    found[folder.path] = folder
        return found

    def _folder(self, path: str, name: str, paths: list[str], can_be_reached: bool) -> ModuleFolder | None:
        modules = self.by_folder.get(path, [])
        direct = [one for one in paths if "/" not in one.removeprefix(f"{path}/")]
        if not any(module.file is not None and module.file.path in direct for module in modules):
            return None
        options = self._options(modules, path)
        expected = (*self.conventions.namespace.split("."), name)
        # Nix reads `default.nix` where a folder is imported; the conventions call the same file `index.nix`.
        entries = [f"{path}/{name}" for name in ("index.nix", "default.nix")]
        index = next((entry for entry in entries if entry in paths), entries[0])
        files = self._files(path, paths)
        if not files:
            return None
        at = next((file for file in files if file.path == index), files[0])
        return ModuleFolder(
            path=path,
            name=name,
            index_path=index,
            has_index=index in paths,
            has_options_file=f"{path}/options.nix" in paths,
            imports_options=self._imports(index, f"{path}/options.nix"),
            declares_options=bool(options) or self._is_declared_elsewhere(expected),
            options=tuple(option for _, option in options),
            namespaces=tuple(self._namespaces(options, expected)),
            enable=min((o for path, o in options if path[-1] == "enable"), key=lambda o: len(o.path), default=None),
            files=files,
            is_reached=self._is_reached(modules),
            can_be_reached=can_be_reached,
            origin=at.origin,
        )

    def _files(self, folder: str, paths: list[str]) -> tuple[ModuleFile, ...]:
        found: list[ModuleFile] = []
        told: set[str] = set()
        for path in paths:
            try:
                tree = self.evaluator.tree(path)
            except UnreadableFileError:
                continue
            found.append(module_file(tree.file, folder, told))
        return tuple(found)

    # Options

    def _options(self, modules: list[Module], folder: str) -> list[tuple[OptionPath, DeclaredOption]]:
        found = []
        for module in modules:
            for path, declaration in _with_submodules(module):
                may_read = partial(self.mentions.may_read, path[-1], folder)
                option = declared_option(path, declaration, self.configurations, may_read)
                if option is not None:
                    found.append((path, option))
        return found

    def _namespaces(
        self, options: list[tuple[OptionPath, DeclaredOption]], expected: OptionPath
    ) -> Iterator[Namespace]:
        """The shortest paths below which options are declared, each at its first option."""
        firsts: dict[OptionPath, DeclaredOption] = {}
        for path, option in options:
            firsts.setdefault(path[:-1], option)
        for path, option in firsts.items():
            if not any(path[: len(other)] == other for other in firsts if other != path):
                fits = self._fits(path, expected)
                yield Namespace(show_path(path), show_path(expected), fits, option.origin)

    def _fits(self, path: OptionPath, expected: OptionPath) -> bool:
        *parents, name = expected
        length = len(parents)
        return (
            list(path[:length]) == parents
            and len(path) > length
            and same_name(path[length], name, self.conventions.suffixes)
        )

    def _is_declared_elsewhere(self, expected: OptionPath) -> bool:
        """Whether some module declares options under the folder's namespace."""
        for configuration in self.configurations:
            node = configuration.branch(expected[:-1])
            for name in node.declared_names() if node is not None else ():
                if same_name(name, expected[-1], self.conventions.suffixes):
                    return True
        return False

    # Imports

    def _imports(self, index: str, options: str) -> bool:
        """Whether some module brings in a folder's options: its index, or what stands for the index elsewhere."""
        if self.importers.get(self.evaluator.project.absolute(options)):
            return True
        # A file that is imported as an expression, or whose import is not known, is in use as well.
        return options in self.evaluator.expression_files or index not in self.paths

    def _is_reached(self, modules: list[Module]) -> bool:
        own = {module.key for module in modules}
        return any(key in self.on_hosts or self.importers.get(key, own) - own for key in own)


def declarations_of(module: Module) -> Iterator[tuple[OptionPath, Declaration]]:
    """The options that a module declares, with their paths; what fails to evaluate is left out."""
    if module.options is not None:
        yield from _below(module, module.options, (), None)


def _with_submodules(module: Module) -> Iterator[tuple[OptionPath, Declaration]]:
    """The same, with an option that is one submodule replaced by the options of that submodule."""
    for path, declaration in declarations_of(module):
        inner = list(_of_submodule(path, declaration))
        yield from inner or [(path, declaration)]


def _of_submodule(path: OptionPath, declaration: Declaration) -> Iterator[tuple[OptionPath, Declaration]]:
    machine.spend(1)
    try:
        spec = Option(path, [declaration]).spec
        modules = spec.configuration(path, []).loaded().modules if isinstance(spec, Submodule) else []
    except EvalError:
        return
    for module in modules if len(path) < _DEEPEST else ():
        for inner, one in _with_submodules(module):
            if inner[0] != "_module":
                yield (*path, *inner), one


#: Options do not nest deeper; a set that holds itself has no end.
_DEEPEST = 24


def _below(
    module: Module, lazy: object, path: OptionPath, place: Span | None
) -> Iterator[tuple[OptionPath, Declaration]]:
    if len(path) > _DEEPEST:
        return
    machine.spend(1)
    try:
        value = force(lazy)
        if not isinstance(value, AttrSet):
            return
        is_option = property_type(value) == "option"
        plain = value.snapshot()
    except EvalError:
        return
    if is_option:
        yield path, Declaration(module, value, place)
        return
    for name, item in plain.attrs.items():
        at = plain.place(name)
        yield from _below(module, item, (*path, name), at if at is not None else place)


def undeclared_options(
    structure: Structure, configurations: Iterable[Configuration], namespace: str
) -> list[UndeclaredOption]:
    """What is set or read below the modules' namespaces without being declared there by any of the configurations.

    Where no module from elsewhere may declare a further one, a name right below the conventions' `namespace` is one of
    theirs or a mistake.
    """
    everywhere = list(configurations)
    modules = namespaces_of(structure)
    whole = tuple(namespace.split("."))
    found: dict[tuple[str, int], UndeclaredOption] = {}
    for configuration in everywhere:
        # A module of which nothing is known may declare secrets, and options as well.
        is_whole = bool(modules) and not may_add(configuration.loaded().foreign)
        prefixes = {*modules, whole} if is_whole else modules
        for path, near, span, is_read in (*_set(configuration, prefixes), *_read(configuration, prefixes)):
            if not any(_declares(other, path) for other in everywhere):
                option = UndeclaredOption(show_path(path), path[-1], near, is_read, span)
                found.setdefault((span.file.path, span.start), option)
    return list(found.values())


def declares_any(configuration: Configuration, paths: Iterable[OptionPath]) -> bool:
    """Whether a configuration declares one of these options, or some below it."""
    return any(_declares(configuration, path) for path in paths)


def namespaces_of(structure: Structure) -> set[OptionPath]:
    """The paths of the container modules' namespaces."""
    return {tuple(namespace.path.split(".")) for f in structure.folders.values() for namespace in f.namespaces}


_Use: TypeAlias = tuple[OptionPath, str | None, Span, bool]


def _set(configuration: Configuration, prefixes: set[OptionPath]) -> Iterator[_Use]:
    for prefix in prefixes:
        node = configuration.branch(prefix)
        if node is not None and node.declared_names():
            yield from _stray(node)


def _read(configuration: Configuration, prefixes: set[OptionPath]) -> Iterator[_Use]:
    for path, span in configuration.absences.items():
        if any(path[:length] in prefixes for length in range(1, len(path))):
            node = configuration.branch(path[:-1])
            names = node.declared_names() if node is not None else []
            if names:
                yield path, _nearest(path[-1], names), span, True


def _declares(configuration: Configuration, path: OptionPath) -> bool:
    node: Branch | None = configuration.root
    for name in path:
        declared = node.declaration(name) if node is not None else None
        if isinstance(declared, Option):
            return True
        if declared is None:
            return False
        node = node.child_branch(name) if node is not None else None
    return True


def _stray(node: Branch) -> Iterator[_Use]:
    """The definitions below a node that no declaration takes."""
    declared = node.declared_names()
    for name, definitions in node.unmatched().items():
        way = next((d.way for d in definitions if d.way is not None), None)
        if way is not None:
            yield (*node.full_path, name), _nearest(name, declared), way, False
    for name in node.definitions():
        child = node.child_branch(name) if node.declaration(name) is not None else None
        if child is not None:
            yield from _stray(child)


def _nearest(name: str, names: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name, list(names), 1, 0.6)), None)
