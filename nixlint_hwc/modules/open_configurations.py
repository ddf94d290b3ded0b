"""Open configurations: the modules that no host reaches, each import root with its closure.

What such a configuration lacks is Unknown; enable options are assumed on. It sees the secrets of the whole project, and
the project's modules that declare options it reads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator, as_path
from nixlint_hwc.eval.thunk import collected, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, PathValue, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.definitions import Definition, active
from nixlint_hwc.modules.fleet import Host, OutputModule
from nixlint_hwc.modules.hidden_modules import hidden_modules
from nixlint_hwc.modules.hosts import prelude_of
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.module_files import kind_of, of_own_options
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.modules.secrets import SECRET_FOLDERS, with_secrets

#: How often the modules that declare missing options are added.
ROUNDS = 4


@dataclass(slots=True)
class OpenConfiguration:
    """One import root. `own` are the paths of the modules that it imports: only their containers are judged in it.

    `besides` is the same configuration without them: a container that it does not have is theirs as well, made by
    another module of an option that they define. None where nothing was added to the import root.
    """

    root: str
    configuration: Configuration
    own: frozenset[str]
    roots: list[Root]
    besides: Configuration | None = None


class Opening(NamedTuple):
    """An open configuration to be: there may be thousands, of which one at a time is needed."""

    root: str
    make: Callable[[], OpenConfiguration]


@dataclass(slots=True)
class Survey:
    """All modules of the project in one configuration, from which facts are read per definition only.

    `paths` are the files that are modules, `guessed` those that nothing imported as one so far, `free` those that no
    host reaches; `reached` are the keys of the modules that hosts have, `reached_values` the identities of their
    values, `exported` the keys of what flakes export. Of exported modules that are no files, those that no host has are
    in the configurations `inline`.
    """

    configuration: Configuration
    agreed: Callable[[tuple[str, ...]], Any]
    paths: list[str] = field(default_factory=list)
    guessed: frozenset[str] = frozenset()
    free: list[str] = field(default_factory=list)
    reached: frozenset[str] = frozenset()
    reached_values: set[int] = field(default_factory=set)
    exported: frozenset[str] = frozenset()
    inline: list[Configuration] = field(default_factory=list)
    errors: list[tuple[str, EvalError]] = field(default_factory=list)
    spent: list[tuple[str, str]] = field(default_factory=list)


def module_arguments_of(hosts: list[Host]) -> dict[str, Any]:
    """The special arguments that all hosts which have them agree on."""
    found: dict[str, Any] = {}
    disputed: set[str] = set()
    for host in hosts:
        for name, value in host.configuration.given.items():
            if name in found and not _same(found[name], value):
                disputed.add(name)
            found.setdefault(name, value)
    return {name: value for name, value in found.items() if name not in disputed}


def agreed_value(hosts: list[Host], path: tuple[str, ...]) -> Any:
    """The value that every host defines for an option, `MISSING` where one does not or they differ."""
    values = []
    for host in hosts:
        try:
            if not active(host.configuration.definitions_at(path)):
                return MISSING
            values.append(host.configuration.lookup(path))
        except EvalError:
            return MISSING
    return values[0] if values and all(_same(values[0], value) for value in values[1:]) else MISSING


def _same(left: Any, right: Any) -> bool:
    from nixlint_hwc.eval.comparison import equal

    if left is right:
        return True
    try:
        return equal(force(left), force(right)) is True
    except EvalError:
        return False


def survey(evaluator: Evaluator, hosts: list[Host]) -> Survey:
    """Find the project's modules and merge them into one configuration, which is empty when hosts reach all of them."""
    outer = [host for host in hosts if host.inside is None]
    shared = module_arguments_of(outer)
    reached = frozenset(module.key for host in hosts for module in host.configuration.loaded().modules)
    probe = Configuration(evaluator, [], {}, policy=Policy(open=True, shared=shared))
    found = Survey(probe, lambda path: agreed_value(outer, path))
    others: dict[str, frozenset[str]] = {}
    for path in evaluator.project.nix_files:
        if path in evaluator.module_files:
            found.paths.append(path)
        elif path != "flake.nix" and path not in evaluator.expression_files:
            machine.begin_unit()
            try:
                kind = collected(lambda path=path: kind_of(evaluator, probe, path))[0]  # type: ignore[misc]
                if kind is True:
                    found.paths.append(path)
                elif kind:
                    others[path] = kind
            except EvalError as error:
                found.errors.append((path, error))
            except BudgetSpent as spent:
                found.spent.append((path, str(spent)))
    machine.begin_unit()
    found.paths = [
        path for path in found.paths if path in evaluator.module_files or path not in evaluator.expression_files
    ]
    others = {path: names for path, names in others.items() if path not in evaluator.expression_files}
    if others:
        configurations = [host.configuration for host in hosts] or [
            _configuration(evaluator, _file_roots(evaluator, found.paths), shared, Policy(open=True))
        ]
        found.paths = sorted([*found.paths, *of_own_options(others, configurations)])
    found.guessed = frozenset(path for path in found.paths if path not in evaluator.module_files)
    found.free = [path for path in found.paths if evaluator.project.absolute(path) not in reached]
    roots = _file_roots(evaluator, found.paths if found.free else [])
    # A module that fails is told where it is read on its own; what the others define is wanted all the same.
    found.configuration = _configuration(evaluator, roots, shared, Policy(open=True, lenient=True))
    found.reached = reached
    found.reached_values = {id(module.value) for host in hosts for module in host.configuration.loaded().modules}
    found.configuration.read_elsewhere = reached
    return found


def _configuration(evaluator: Evaluator, roots: list[Root], shared: dict[str, Any], policy: Policy) -> Configuration:
    policy.prelude = prelude_of(evaluator)
    policy.shared = shared
    policy.wrap = with_secrets
    policy.complete = frozenset({*SECRET_FOLDERS, CONTAINERS})
    return Configuration(evaluator, roots, {}, policy=policy)


def _file_roots(evaluator: Evaluator, paths: list[str]) -> list[Root]:
    return [(PathValue(evaluator.project.absolute(path)), None) for path in paths]


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
    policy = Policy(open=True, additions=_secrets(found), catalog=found.configuration, agreed=found.agreed)
    configuration = _configuration(evaluator, [(value, module.span)], found.configuration.policy.shared, policy)
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
        policy = Policy(open=True, additions=_secrets(found), catalog=found.configuration, agreed=found.agreed)
        roots: list[Root] = [(value, None)]
        configuration = _configuration(evaluator, roots, found.configuration.policy.shared, policy)
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


def _open(
    evaluator: Evaluator, found: Survey, root: str, secrets: dict[tuple[str, ...], list[Definition]]
) -> OpenConfiguration:
    shared = found.configuration.policy.shared
    policy = Policy(open=True, additions=secrets, catalog=found.configuration, agreed=found.agreed)
    roots = _file_roots(evaluator, [root])
    configuration = _configuration(evaluator, roots, shared, policy)
    return OpenConfiguration(root, configuration, _own_keys(found, configuration), roots)


def _own_keys(found: Survey, configuration: Configuration) -> frozenset[str]:
    """The modules of an open configuration that no host has: only their containers are judged in it."""
    keys = [module.key for module in configuration.loaded().modules]
    return frozenset(key for key in keys if not key.startswith("/") or key not in found.reached)


def with_providers(evaluator: Evaluator, found: Survey, opened: OpenConfiguration) -> OpenConfiguration:
    """The configuration with the project's modules that declare what it missed; the same when it missed nothing."""
    loaded = {module.key for module in opened.configuration.loaded().modules}
    wanted = [key for key in providers(found, opened.configuration) if key not in loaded]
    if not wanted:
        return opened
    relative = [path for key in wanted if (path := evaluator.project.relative(key)) is not None]
    kept = [path for key in loaded if (path := evaluator.project.relative(key)) is not None and key not in opened.own]
    others = _file_roots(evaluator, [*sorted(kept), *sorted(relative)])

    def configured(roots: list[Root]) -> Configuration:
        additions = opened.configuration.policy.additions
        policy = Policy(open=True, additions=additions, catalog=found.configuration, agreed=found.agreed)
        return _configuration(evaluator, roots, found.configuration.policy.shared, policy)

    wider = configured([*opened.roots, *others])
    return OpenConfiguration(opened.root, wider, opened.own, opened.roots, besides=configured(others))


def providers(found: Survey, configuration: Configuration) -> list[str]:
    """The keys of the modules that declare options which the configuration read, or defines, without having them."""
    keys: dict[str, None] = {}
    _ask_for_defined(configuration.root)
    for path in configuration.missing:
        option = found.configuration.option_at(path)
        if option is not None:
            keys.update(dict.fromkeys(d.module.key for d in option.declarations if not d.module.prelude))
    return list(keys)


def _ask_for_defined(branch: Branch) -> None:
    """Look up the declarations of all that is defined below a path, so that those which are not there are missed."""
    for name in branch.definitions():
        if isinstance(branch.declaration(name), list):
            inner = branch.child_branch(name)
            if inner is not None:
                _ask_for_defined(inner)


def _secrets(found: Survey) -> dict[tuple[str, ...], list[Definition]]:
    additions: dict[tuple[str, ...], list[Definition]] = {}
    for path in SECRET_FOLDERS:
        try:
            definitions = found.configuration.definitions_at(path)
        except EvalError:
            continue
        if definitions:
            additions[path] = definitions
    return additions
