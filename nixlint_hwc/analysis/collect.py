"""From a project to cases: evaluate its hosts and open configurations, and take the facts of every container.

In: a project. Out: an `Analysis`. Nothing is printed and no source file is written.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from nixlint_hwc.analysis.container_cases import container_cases
from nixlint_hwc.analysis.diagnostics import (
    cases_in_use,
    cases_with_causes,
    enabled_containers,
    import_cases,
    left_out_notices,
    reading_cases,
    syntax_cases,
)
from nixlint_hwc.analysis.everywhere import Everywhere, is_wanted, shortened, spent_besides
from nixlint_hwc.analysis.guard import Guard
from nixlint_hwc.analysis.host_finding import HostFinder
from nixlint_hwc.analysis.overlooked import overlooked, tell_overlooked, tell_tests
from nixlint_hwc.analysis.project_cases import project_cases, project_facts
from nixlint_hwc.analysis.reach import Reach, reach_of
from nixlint_hwc.analysis.reader import ConfigurationReader
from nixlint_hwc.analysis.reading import Reading, identities, running_of
from nixlint_hwc.analysis.route_cases import route_cases
from nixlint_hwc.analysis.sightings import Identity
from nixlint_hwc.analysis.structure_cases import structure_cases
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.facts.cases import Analysis, Case
from nixlint_hwc.facts.other_containers import other_containers
from nixlint_hwc.facts.raw import is_off
from nixlint_hwc.facts.routes.reading import RouteReader
from nixlint_hwc.facts.routes.source import RouteSource
from nixlint_hwc.facts.structure.reading import Structure, namespaces_of, read_structure, undeclared_options
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.facts.systemd.tmpfiles_conflicts import conflicts_between_modules
from nixlint_hwc.finding import Notice, Problem
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.fleet import Host
from nixlint_hwc.modules.library import install
from nixlint_hwc.modules.open_configurations import (
    ROUNDS,
    OpenConfiguration,
    Opening,
    Survey,
    inner_configurations,
    open_configurations,
    survey,
    with_providers,
)
from nixlint_hwc.project import Project, UnreadableFolderError
from nixlint_hwc.settings import DEFAULT_SETTINGS, Conventions, Settings
from nixlint_hwc.syntax import Trees

Result = TypeVar("Result")


@dataclass(slots=True)
class Evaluation:
    """A project evaluated: what `show` prints and what cases are made of. Without `reach` all files are in use."""

    evaluator: Evaluator
    survey: Survey | None
    readings: list[Reading]
    around: Surroundings
    structure: Structure
    everywhere: Everywhere
    reach: Reach | None = None
    cases: list[Case] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


class Collector:
    """One run over a project."""

    def __init__(
        self, project: Project, hosts: tuple[str, ...], use_hosts: bool, all_worlds: bool, with_options: bool
    ) -> None:
        self.project = project
        self.trees = Trees()
        self.with_options = with_options
        self.only = hosts
        self.use_hosts = use_hosts
        self.all_worlds = all_worlds
        self.guard = Guard()
        self.problems, self.notices, self.cases = self.guard.problems, self.guard.notices, self.guard.cases
        self.around = Surroundings()
        self.structure = Structure()
        self.everywhere = Everywhere()
        self.conventions = Conventions()

    def evaluate(self) -> Evaluation:
        """Evaluate everything. What cannot be finished is a problem or a finding, never silence."""
        machine.reset()
        decisions.reset()
        evaluator = Evaluator(self.project, source=self.trees)
        install(evaluator)
        self.finder = HostFinder(evaluator, self.guard, self.only)
        hosts, found = self._find(self.finder)
        opened = self._opened(evaluator, found) if found is not None else []
        self._read_surroundings(found, hosts)
        self._tell_others(hosts)
        self._read_structure(evaluator, found, hosts)
        readings = self._read(hosts, opened, found)
        self.cases += syntax_cases(evaluator, self.problems, self.notices)
        enabled = enabled_containers(readings)
        for reading in readings:
            self.cases += reading_cases(reading, self.problems, self.notices, enabled)
        readings += self._read_hidden(evaluator, found)
        self._read_undeclared(found)
        self._tell_unreadable(evaluator)
        reach = reach_of(evaluator, found, self.finder.fleet.entries, self.finder.fleet.templates)
        caused = cases_with_causes([*cases_in_use(self.cases, reach)])
        self.cases[:] = [*caused, *import_cases(evaluator, reach, is_partial=bool(self.only))]
        self.notices += left_out_notices(evaluator)
        is_certain = bool(hosts) and not self.only and self.finder.knows_all(hosts)
        tell_overlooked(evaluator, is_certain, self.problems, self.notices)
        if machine.is_full:
            told = f"the analysis takes more than {machine.MEMORY >> 20:,} MiB of memory: the rest is not judged"
            self.problems.insert(0, Problem("budget-spent", told))
        tell_tests(evaluator, self.notices)
        self.notices[:] = dict.fromkeys(self.notices)  # each once, whichever hosts run into it
        return Evaluation(
            evaluator, found, readings, self.around, self.structure, self.everywhere, None if self.only else reach,
            self.cases, self.problems, self.notices,
        )  # fmt: skip

    def _tell_unreadable(self, evaluator: Evaluator) -> None:
        """What the system refused to read, for any caller; Nix files are reported already.

        A folder that git ignores, such as a service's data beside the configuration, is no part of the repository.
        """
        told = {problem.path for problem in self.problems if problem.kind == "unreadable-file"}
        for path, error in sorted(self.project.failures.items()):
            if path in told:
                continue
            if not isinstance(error, UnreadableFolderError):
                self.problems.append(Problem("unreadable-file", error.reason, path))
            elif evaluator.untracked.is_ignored(path):
                self.notices.append(Notice("unreadable-folder", f"{error.reason}; .gitignore excludes it", path))
            else:
                self.problems.append(Problem("unreadable-folder", error.reason, path))

    def _find(self, finder: HostFinder) -> tuple[list[Host], Survey | None]:
        """The hosts, and the survey of all modules beside them."""
        evaluator = finder.evaluator
        hosts = finder.of_flakes() if self.use_hosts else []
        found = self.guard.run("the project's modules", lambda: survey(evaluator, hosts))
        if self.use_hosts and found is not None:
            more = finder.of_modules(found)
            if more:
                hosts += more
                found = self.guard.run("the project's modules", lambda: survey(evaluator, hosts))
            finder.tell_missing()
        return hosts, found

    def _opened(self, evaluator: Evaluator, found: Survey) -> list[Opening]:
        if self.only:
            return []
        compute = lambda: open_configurations(evaluator, found, self.finder.fleet.modules)  # noqa: E731
        return self.guard.run("the modules no host reaches", compute) or []

    def _read_hidden(self, evaluator: Evaluator, found: Survey | None) -> list[Reading]:
        """What modules inside other values of files define, of files whose containers nothing has reached.

        What calls them is not known, so what fails there is not told.
        """
        if found is None or self.only:
            return []
        self.guard.is_guess = True
        opened = self._hidden(evaluator, found)
        for one in opened:
            self.guard.run(one.root, lambda one=one: self._read_inline(one.make().configuration))  # type: ignore[misc]
        readings = self._read(hosts=[], opened=opened, found=found)
        self.guard.is_guess = False
        for reading in readings:
            list(reading_cases(reading, self.problems, []))
        return readings

    def _hidden(self, evaluator: Evaluator, found: Survey) -> list[Opening]:
        opened: list[Opening] = []
        for path in overlooked(evaluator, evaluator.container_files | evaluator.test_files):
            compute = lambda path=path: inner_configurations(evaluator, found, path)  # noqa: E731
            opened += self.guard.run(path, compute) or []
        return opened

    def _read_surroundings(self, found: Survey | None, hosts: list[Host]) -> None:
        seen: set[str] = set()
        for host in hosts:
            self.guard.run(f"the host {host.name}", partial(self._read_around, host.configuration, seen))
        if found is not None:
            for path, spent in found.spent:
                self.problems.append(Problem("budget-spent", spent, path))
            for path, error in found.errors:
                self.notices.append(Notice("not-a-module", f"it cannot be evaluated on its own: {error.message}", path))
            self.guard.run("the project's modules", lambda: self.around.read(found.configuration))
            for configuration in found.inline:
                self.guard.run("the modules no host reaches", partial(self._read_inline, configuration))
        for span, what in self.around.cut_scripts.items():
            told = f"{what} has too many commands to follow: the rest is not judged"
            self.problems.append(Problem("budget-spent", told, span.file.path, span.file.line_of(span.start)))

    def _read_around(self, configuration: Configuration, seen: set[str]) -> None:
        """Read what a host defines; of modules that are switched off there, only those that no host before it has."""
        modules = configuration.loaded().modules
        configuration.read_elsewhere = frozenset(one.key for one in modules if one.key in seen and is_off(one))
        seen.update(one.key for one in modules)
        try:
            self.around.read(configuration)
        finally:
            configuration.read_elsewhere = frozenset()

    def _read_inline(self, configuration: Configuration) -> None:
        """Read what modules define that are no files; the files that they import are the survey's."""
        keys = frozenset(one.key for one in configuration.loaded().modules if one.key.startswith("/"))
        configuration.read_elsewhere, before = keys, configuration.read_elsewhere
        try:
            self.around.read(configuration)
        finally:
            configuration.read_elsewhere = before

    def _tell_others(self, hosts: list[Host]) -> None:
        """The containers of other options than those that are judged, each once."""
        notices: dict[Notice, None] = {}
        for host in hosts:
            compute = lambda host=host: list(other_containers(host.configuration))  # noqa: E731
            notices |= dict.fromkeys(self.guard.run(f"the host {host.name}", compute) or [])
        self.notices += sorted(notices, key=lambda notice: notice.path or "")

    def _read_structure(self, evaluator: Evaluator, found: Survey | None, hosts: list[Host]) -> None:
        configurations = [host.configuration for host in hosts]
        if found is not None:
            configurations.append(found.configuration)
        compute = lambda: read_structure(evaluator, configurations, bool(hosts), self.conventions)  # noqa: E731
        self.structure = self.guard.run("the container modules' options", compute) or self.structure
        self.everywhere.namespaces = frozenset(namespaces_of(self.structure))

    def _read_undeclared(self, found: Survey | None) -> None:
        configurations = list(self.everywhere.declaring)
        if found is not None:
            configurations.append(found.configuration)
        compute = lambda: undeclared_options(self.structure, configurations, self.conventions.namespace)  # noqa: E731
        self.structure.undeclared = self.guard.run("the container modules' options", compute) or []

    def _read_routes(self, reading: Reading, own: frozenset[str] | None) -> None:
        source = RouteSource(reading.configuration, self.structure, own)
        reader = RouteReader(source, self.conventions.roots, running_of(reading))
        found = self.guard.run("the routes", lambda: (reader.read(), reader.interfaces(), reader.known_hosts()))
        if found is not None:
            reading.routes, reading.interfaces, reading.known_hosts = found
        reading.proxy_passwords = reader.passwords
        reading.routes_known = found is not None and source.complete

    def _read(self, hosts: list[Host], opened: list[Opening], found: Survey | None) -> list[Reading]:
        readings = self._read_hosts(hosts)
        for reading in readings:
            self._add(reading)
        for one in opened:
            read = self.guard.run(one.root, lambda one=one: self._read_open(one.make(), found))  # type: ignore[misc]
            if read is not None:
                for reading in (read, *self._read_inside(read.configuration, one.root, is_open=True)):
                    self._add(reading)
                    if is_wanted(reading, self.around):
                        readings.append(reading)
                    else:
                        self.everywhere.forget(reading)
        self.everywhere.done()
        return readings

    def _add(self, reading: Reading) -> None:
        self.guard.run(reading.what, lambda: self.everywhere.add(reading))

    def _read_hosts(self, hosts: list[Host]) -> list[Reading]:
        """What runs on the hosts. What none of them runs is read on the first that could, with `all_worlds` on each."""
        started = []
        known: set[Identity] = set()
        for host in hosts:
            what = f"the host {host.name}"
            begin = partial(self._running, what, host.configuration, host.name)
            reader = self.guard.run_whole(what, begin, (host.name,))
            known |= identities(reader.reading) if reader is not None else set()
            started.append((what, host, reader))
        readings = []
        for what, host, reader in started:
            if reader is not None:
                finish = partial(self._finished, reader, () if self.all_worlds else known)
                read = self.guard.run(what, finish, (host.name,))
                if read is not None:
                    readings.append(read)
                    known |= identities(read)
            readings += self._read_inside(host.configuration, what, is_open=False)
        # Another host than those that were asked for may have them.
        for what, host, reader in started if not self.only else ():
            if reader is not None:
                self.guard.run(what, partial(reader.read_supposed, frozenset(known)), (host.name,))
                known |= identities(reader.reading)
        return readings

    def _read_inside(self, configuration: Configuration, what: str, *, is_open: bool) -> list[Reading]:
        """The systems inside of a configuration that are no hosts: those of modules that no host has, or enables."""
        readings = []
        for inner in self.finder.inner(configuration, what):
            if not inner.is_variant and (is_open or not inner.enabled):
                name = f"{inner.name} inside of {what}"
                read = self.guard.run(name, partial(self._reading, name, inner.configuration, None, None))
                readings += [read] if read is not None else []
                readings += self._read_inside(inner.configuration, name, is_open=True)
        return readings

    def _reading(
        self, what: str, configuration: Configuration, own: frozenset[str] | None, besides: Configuration | None
    ) -> Reading:
        """All of what is no host."""
        reader = self._running(what, configuration, None, own, besides)
        reading = self._finished(reader, ())
        reader.read_supposed(identities(reading))
        return reading

    def _running(
        self,
        what: str,
        configuration: Configuration,
        host: str | None,
        own: frozenset[str] | None = None,
        besides: Configuration | None = None,
    ) -> ConfigurationReader:
        """A reader that has read what runs."""
        reader = ConfigurationReader(
            configuration, host, self.around, own=own, besides=besides, every_world=self.all_worlds
        )
        reader.reading.what = what
        reader.with_options = self.with_options
        reader.structure = self.structure
        reader.read_running()
        return reader

    def _finished(self, reader: ConfigurationReader, known: Collection[Identity]) -> Reading:
        """What else is read; of the containers that do not run, only those that are not `known` yet."""
        reader.read_others(known)
        reading = reader.reading
        reading.rule_conflicts = conflicts_between_modules(reading.configuration, reader.own)
        self._read_routes(reading, reader.own)
        return reading

    def _read_open(self, opened: OpenConfiguration, found: Survey | None) -> Reading:
        self.finder.load(opened.configuration, ())
        read = self._reading(opened.root, opened.configuration, opened.own, None)
        for _ in range(ROUNDS):
            wider = with_providers(opened.configuration.evaluator, found, opened) if found is not None else opened
            if wider is opened:
                break
            opened = wider
            read = self._reading(opened.root, opened.configuration, opened.own, opened.besides)
        return read


def evaluate(
    project: Project,
    *,
    hosts: tuple[str, ...] = (),
    use_hosts: bool = True,
    all_worlds: bool = False,
    with_options: bool = False,
    conventions: Conventions | None = None,
    trees: Trees | None = None,
) -> Evaluation:
    """Evaluate a project. `hosts` restricts the run to some of its hosts; without `use_hosts` only modules count.

    `with_options` keeps every container's option values as plain data. `trees` is where syntax trees come from.
    """
    collector = Collector(project, hosts, use_hosts, all_worlds, with_options)
    collector.trees = trees or collector.trees
    collector.conventions = conventions or collector.conventions
    return collector.evaluate()


def collect(
    project: Project,
    *,
    hosts: tuple[str, ...] = (),
    use_hosts: bool = True,
    all_worlds: bool = False,
    with_options: bool = False,
    settings: Settings = DEFAULT_SETTINGS,
    trees: Trees | None = None,
) -> Analysis:
    """Evaluate a project and take its facts. Runs in a thread of its own, whose stack holds deep recursion."""
    project.apart = settings.own_rule_folders

    def run() -> Analysis:
        found = evaluate(
            project, hosts=hosts, use_hosts=use_hosts, all_worlds=all_worlds, with_options=with_options,
            conventions=settings.conventions, trees=trees,
        )  # fmt: skip
        project_wide = project_facts(found.around, found.readings, settings.conventions)
        suffixes = settings.conventions.suffixes
        return Analysis(
            cases=(
                *found.cases,
                *container_cases(found.readings, found.around, found.everywhere, project_wide),
                *project_cases(found.readings, found.around, found.reach, project_wide),
                *structure_cases(found.structure, project_wide),
                *route_cases(found.readings, found.structure, project_wide, suffixes),
            ),
            problems=shortened((*found.problems, *found.everywhere.spent, *spent_besides(found.readings))),
            notices=tuple(found.notices),
            files=len(found.evaluator.trees),
            modules=len(found.survey.paths) if found.survey is not None else 0,
            containers=len({sighted.identity for reading in found.readings for sighted in reading.sighted}),
            sources=dict(found.evaluator.trees),
        )

    return in_large_stack(run)
