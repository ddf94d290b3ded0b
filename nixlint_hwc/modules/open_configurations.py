"""Open configurations: the modules that no host reaches, each import root with its closure.

What such a configuration lacks is Unknown; enable options are assumed on. It sees the secrets of the whole project, and
the project's modules that declare options it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator, as_path
from nixlint_hwc.eval.thunk import collected, force
from nixlint_hwc.eval.values import AttrSet, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.fleet import OutputModule
from nixlint_hwc.modules.hidden_modules import hidden_modules
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.secrets import SECRET_FOLDERS
from nixlint_hwc.modules.survey import Additions, Survey, file_roots

#: How often the modules that declare missing options are added.
ROUNDS = 4


@dataclass(slots=True)
class OpenConfiguration:
    """One import root. `own` are the paths of the modules that it imports: only their containers are judged in it.

    `besides` is the same configuration without them: a container that it does not have is theirs as well, made by
    another module of an option that they define. None where nothing was added to the import root. `failures` are those
    of the sets that it defines, found while looking for the modules that declare them (`with_providers`).
    """

    root: str
    configuration: Configuration
    own: frozenset[str]
    roots: list[Root]
    besides: Configuration | None = None
    failures: list[EvalError] = field(default_factory=list)


class Opening(NamedTuple):
    """An open configuration to be: there may be thousands, of which one at a time is needed."""

    root: str
    make: Callable[[], OpenConfiguration]


def open_configurations(evaluator: Evaluator, found: Survey, outputs: list[OutputModule]) -> list[Opening]:
    """The open configurations of the modules that no host reaches: of the flake's outputs, and of each import root."""
    exported = [one for module in outputs for one in _exported(evaluator, found, module)]
    covered_keys = {key for one in exported for key in one.own}
    roots = import_roots(evaluator, found)
    secrets = _secrets(found)
    found.exported = frozenset(covered_keys | _exported_files(evaluator, found, outputs))
    return [
        *[Opening(one.root, partial(_itself, one)) for one in exported],
        *[
            Opening(path, partial(_open, evaluator, found, path, secrets))
            for path in roots
            if evaluator.project.absolute(path) not in covered_keys
        ],
    ]


def _itself(opened: OpenConfiguration) -> OpenConfiguration:
    return opened


def import_roots(evaluator: Evaluator, found: Survey) -> list[str]:
    """The modules that no host reaches and no other such module imports; of an import cycle, the first."""
    free = found.free
    modules = {module.key: module for module in found.configuration.loaded().modules}
    imports = {path: _imports(evaluator, modules.get(evaluator.project.absolute(path))) for path in free}
    imported = {target for path, targets in imports.items() for target in targets if target != path}
    roots = [path for path in free if path not in imported]
    covered: set[str] = set()
    for path in roots:
        _cover(path, imports, covered)
    for path in free:
        if path not in covered:
            roots.append(path)
            _cover(path, imports, covered)
    return roots


def _exported(evaluator: Evaluator, found: Survey, module: OutputModule) -> list[OpenConfiguration]:
    """The open configuration of a module among the flake's outputs, none where a host has it or it is a file's path."""
    try:
        value = force(module.value)
    except EvalError as error:
        found.errors.append((module.name, error))
        return []
    if id(value) in found.reached_values or as_path(value) is not None or value.__class__ is Unknown:
        return []
    configuration = found.opened([(value, module.span)], _secrets(found))
    loaded = configuration.loaded().modules
    if all(one.key in found.reached for one in loaded if one.key.startswith("/")) and _is_only_imports(loaded):
        return []
    own = frozenset(one.key for one in loaded if not one.key.startswith("/") or one.key not in found.reached)
    found.inline.append(configuration)
    return [OpenConfiguration(module.name, configuration, own, [(value, module.span)])]


def _exported_files(evaluator: Evaluator, found: Survey, outputs: list[OutputModule]) -> set[str]:
    """The keys of the modules that are exported as a file's path, and of what they import."""
    modules = {module.key: module for module in found.configuration.loaded().modules}
    stack = [key for module in outputs if (key := _file_key(evaluator, module)) is not None]
    keys: set[str] = set()
    while stack:
        key = stack.pop()
        if key not in keys:
            keys.add(key)
            stack += modules[key].imported_keys if key in modules else ()
    return keys


def _file_key(evaluator: Evaluator, module: OutputModule) -> str | None:
    try:
        path = as_path(force(module.value))
    except EvalError:
        return None
    return f"{path}/default.nix" if path is not None and evaluator.project.is_folder(path) else path


def inner_configurations(evaluator: Evaluator, found: Survey, path: str) -> list[Opening]:
    """Open configurations of the modules inside a file's value."""
    probe = Configuration(evaluator, [], {}, policy=Policy(open=True, shared=found.configuration.policy.shared))
    opened = []
    for value in hidden_modules(evaluator, probe, path):
        roots: list[Root] = [(value, None)]
        configuration = found.opened(roots, _secrets(found))
        own = frozenset(one.key for one in configuration.loaded().modules if not one.key.startswith("/"))
        opened.append(Opening(path, partial(_itself, OpenConfiguration(path, configuration, own, roots))))
    return opened


def _is_only_imports(modules: list[Module]) -> bool:
    """Whether all that a module does is to import files."""
    return all(one.key.startswith("/") or one.config is None or _is_empty(one.config) for one in modules)


def _is_empty(config: Any) -> bool:
    value = force(config)
    return isinstance(value, AttrSet) and not value.names() and value.rest is None


def _cover(path: str, imports: dict[str, set[str]], covered: set[str]) -> None:
    stack = [path]
    while stack:
        current = stack.pop()
        if current not in covered:
            covered.add(current)
            stack += imports.get(current, ())


def _imports(evaluator: Evaluator, module: Module | None) -> set[str]:
    """The files of the project that a module imports."""
    keys = module.imported_keys if module is not None else []
    relative = [evaluator.project.relative(key) for key in keys if key.startswith("/")]
    return {path for path in relative if path is not None}


def _open(evaluator: Evaluator, found: Survey, root: str, secrets: Additions) -> OpenConfiguration:
    roots = file_roots(evaluator, [root])
    configuration = found.opened(roots, secrets)
    return OpenConfiguration(root, configuration, _own_keys(found, configuration), roots)


def _own_keys(found: Survey, configuration: Configuration) -> frozenset[str]:
    """The modules of an open configuration that no host has: only their containers are judged in it."""
    keys = [module.key for module in configuration.loaded().modules]
    return frozenset(key for key in keys if not key.startswith("/") or key not in found.reached)


def with_providers(evaluator: Evaluator, found: Survey, opened: OpenConfiguration) -> OpenConfiguration:
    """The configuration with the project's modules that declare what it missed; the same when it missed nothing."""
    loaded = {module.key for module in opened.configuration.loaded().modules}
    opened.failures[:] = _ask_for_defined(opened.configuration.root)
    wanted = [key for key in providers(found, opened.configuration) if key not in loaded]
    if not wanted:
        return opened
    relative = [path for key in wanted if (path := evaluator.project.relative(key)) is not None]
    kept = [path for key in loaded if (path := evaluator.project.relative(key)) is not None and key not in opened.own]
    others = file_roots(evaluator, [*sorted(kept), *sorted(relative)])
    additions = opened.configuration.policy.additions
    wider, besides = (found.opened(roots, additions) for roots in ([*opened.roots, *others], others))
    return OpenConfiguration(opened.root, wider, opened.own, opened.roots, besides)


def providers(found: Survey, configuration: Configuration) -> list[str]:
    """The keys of the modules that declare options which the configuration asked for without having them."""
    keys: dict[str, None] = {}
    for path in configuration.missing:
        option = found.configuration.option_at(path)
        if option is not None:
            keys.update(dict.fromkeys(d.module.key for d in option.declarations if not d.module.prelude))
    return list(keys)


def _ask_for_defined(branch: Branch) -> Iterator[EvalError]:
    """Look up the declarations of all that is defined below a path, so that those which are not there are missed.

    Gives what fails of it.
    """
    try:
        definitions, _ = collected(branch.definitions)
    except EvalError as error:
        yield error
        return
    for name in definitions:
        if isinstance(branch.declaration(name), list):
            inner = branch.child_branch(name)
            if inner is not None:
                yield from _ask_for_defined(inner)


def _secrets(found: Survey) -> Additions:
    additions: Additions = {}
    for path in SECRET_FOLDERS:
        try:
            definitions = found.configuration.definitions_at(path)
        except EvalError:
            continue
        if definitions:
            additions[path] = definitions
    return additions
