"""The survey of a project: all of its modules in one configuration, whichever host has them, and which none has.

In: an evaluator and the hosts. Out: a `Survey`. A file that nothing imports is a module if its value is one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import collected, force, machine
from nixlint_hwc.eval.values import MISSING, PathValue
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.fleet import Host
from nixlint_hwc.modules.hosts import prelude_of
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.module_files import kind_of, of_own_options
from nixlint_hwc.modules.option_names import Path
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.modules.properties import active
from nixlint_hwc.modules.secrets import SECRET_FOLDERS, with_secrets

#: Definitions that a configuration gets besides those of its modules.
Additions: TypeAlias = dict[Path, list[Definition]]


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

    def opened(self, roots: list[Root], additions: Additions) -> Configuration:
        """An open configuration of some modules. It knows the project's other options, and what hosts agree on."""
        whole = self.configuration
        policy = Policy(open=True, additions=additions, catalog=whole, agreed=self.agreed)
        return project_configuration(whole.evaluator, roots, whole.policy.shared, policy)


@dataclass(frozen=True, slots=True)
class _Files:
    """The project's Nix files, sorted. `modules` are certain or guessed to be modules.

    `others` would be modules if some module declared one of the options that they define, which are their values here.
    """

    modules: list[str] = field(default_factory=list)
    others: dict[str, frozenset[str]] = field(default_factory=dict)
    errors: list[tuple[str, EvalError]] = field(default_factory=list)
    spent: list[tuple[str, str]] = field(default_factory=list)


def survey(evaluator: Evaluator, hosts: list[Host]) -> Survey:
    """Find the project's modules and merge them into one configuration, which is empty when hosts reach all of them."""
    outer = [host for host in hosts if host.inside is None]
    shared = module_arguments_of(outer)
    modules = [module for host in hosts for module in host.configuration.loaded().modules]
    reached = frozenset(module.key for module in modules)
    files = _sorted_files(evaluator, Configuration(evaluator, [], {}, policy=Policy(open=True, shared=shared)))
    paths = _module_paths(evaluator, files, hosts, shared)
    free = [path for path in paths if evaluator.project.absolute(path) not in reached]
    # A module that fails is told where it is read on its own; what the others define is wanted all the same.
    policy = Policy(open=True, lenient=True)
    configuration = project_configuration(evaluator, file_roots(evaluator, paths if free else []), shared, policy)
    configuration.read_elsewhere = reached
    return Survey(
        configuration,
        lambda path: agreed_value(outer, path),
        paths,
        frozenset(path for path in paths if path not in evaluator.module_files),
        free,
        reached,
        {id(module.value) for module in modules},
        errors=files.errors,
        spent=files.spent,
    )


def _sorted_files(evaluator: Evaluator, probe: Configuration) -> _Files:
    """The project's files, sorted by what their values are with the arguments that `probe` has for modules."""
    files = _Files()
    for path in evaluator.project.nix_files:
        if path in evaluator.module_files:
            files.modules.append(path)
        elif path != "flake.nix" and path not in evaluator.expression_files:
            machine.begin_unit()
            try:
                kind = collected(lambda path=path: kind_of(evaluator, probe, path))[0]  # type: ignore[misc]
            except EvalError as error:
                files.errors.append((path, error))
            except BudgetSpent as spent:
                files.spent.append((path, str(spent)))
            else:
                if kind is True:
                    files.modules.append(path)
                elif kind:
                    files.others[path] = kind
    return files


def _module_paths(evaluator: Evaluator, files: _Files, hosts: list[Host], shared: dict[str, Any]) -> list[str]:
    """The files that are modules, now that all are evaluated: some of them import others as expressions."""
    machine.begin_unit()
    expressions = evaluator.expression_files
    paths = [path for path in files.modules if path in evaluator.module_files or path not in expressions]
    others = {path: names for path, names in files.others.items() if path not in expressions}
    if not others:
        return paths
    configurations = [host.configuration for host in hosts] or [
        project_configuration(evaluator, file_roots(evaluator, paths), shared, Policy(open=True))
    ]
    return sorted([*paths, *of_own_options(others, configurations)])


def module_arguments_of(hosts: list[Host]) -> dict[str, Any]:
    """The special arguments that all hosts which have them agree on."""
    found: dict[str, Any] = {}
    disputed: set[str] = set()
    for host in hosts:
        for name, value in host.configuration.arguments.given.items():
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


def project_configuration(
    evaluator: Evaluator, roots: list[Root], shared: dict[str, Any], policy: Policy
) -> Configuration:
    """The configuration of some modules of the project, with the arguments that its hosts share."""
    policy.prelude = prelude_of(evaluator)
    policy.shared = shared
    policy.wrap = with_secrets
    policy.complete = frozenset({*SECRET_FOLDERS, CONTAINERS})
    return Configuration(evaluator, roots, {}, policy=policy)


def file_roots(evaluator: Evaluator, paths: list[str]) -> list[Root]:
    """Files as modules that a configuration starts from."""
    return [(PathValue(evaluator.project.absolute(path)), None) for path in paths]
