"""From a project to cases: evaluate its hosts and open configurations, and take the facts of every container.

In: a project. Out: an `Analysis`. Nothing is printed and no source file is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from nixlint_hwc.analysis.container_cases import container_cases
from nixlint_hwc.analysis.diagnostics import (
    argument_notices,
    cases_in_use,
    cases_with_causes,
    import_cases,
    left_out_notices,
    syntax_cases,
)
from nixlint_hwc.analysis.everywhere import Everywhere, shortened, spent_besides
from nixlint_hwc.analysis.failures import enabled_containers, reading_cases
from nixlint_hwc.analysis.guard import Guard
from nixlint_hwc.analysis.host_cases import meeting_notices
from nixlint_hwc.analysis.host_finding import HostFinder
from nixlint_hwc.analysis.overlooked import overlooked, tell_overlooked, tell_tests
from nixlint_hwc.analysis.project_cases import project_cases, project_facts
from nixlint_hwc.analysis.project_reader import ProjectReader
from nixlint_hwc.analysis.reach import Reach, reach_of
from nixlint_hwc.analysis.reading import Reading
from nixlint_hwc.analysis.route_cases import route_cases
from nixlint_hwc.analysis.structure_cases import structure_cases
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.facts.cases import Analysis, Case
from nixlint_hwc.facts.other_containers import other_containers
from nixlint_hwc.facts.raw import is_off
from nixlint_hwc.facts.structure.reading import Structure, namespaces_of, read_structure, undeclared_options
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.finding import Notice, Problem
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.fleet import Host
from nixlint_hwc.modules.library import install
from nixlint_hwc.modules.open_configurations import Opening, inner_configurations, open_configurations
from nixlint_hwc.modules.survey import Survey, survey
from nixlint_hwc.project import Project, UnreadableFolderError
from nixlint_hwc.settings import DEFAULT_SETTINGS, Conventions, Settings
from nixlint_hwc.syntax import Trees


@dataclass(frozen=True, slots=True, eq=False)
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
        self,
        evaluator: Evaluator,
        conventions: Conventions,
        *,
        hosts: tuple[str, ...],
        use_hosts: bool,
        all_worlds: bool,
        with_options: bool,
    ) -> None:
        self.evaluator = evaluator
        self.conventions = conventions
        self.only = hosts
        self.use_hosts = use_hosts
        self.all_worlds = all_worlds
        self.with_options = with_options
        self.guard = Guard()
        self.finder = HostFinder(evaluator, self.guard, hosts)
        self.problems, self.notices, self.cases = self.guard.problems, self.guard.notices, self.guard.cases
        self.around = Surroundings()
        self.structure = Structure()
        self.everywhere = Everywhere()

    def evaluate(self) -> Evaluation:
        """Evaluate everything. What cannot be finished is a problem or a finding, never silence."""
        evaluator = self.evaluator
        hosts, found = self._find()
        opened = self._opened(found) if found is not None else []
        self._read_surroundings(found, hosts)
        self._tell_others(found, hosts)
        self._read_structure(found, hosts)
        reader = ProjectReader(
            self.guard, self.finder, found, self.around, self.structure, self.everywhere,
            self.conventions.roots, self.all_worlds, self.with_options,
        )  # fmt: skip
        readings = reader.read(hosts, opened)
        self.cases += syntax_cases(evaluator, self.problems, self.notices)
        enabled = enabled_containers(readings)
        for reading in readings:
            self.cases += reading_cases(reading, self.problems, self.notices, enabled)
        readings += self._read_hidden(found, reader)
        self._read_undeclared(found)
        self._tell_unreadable()
        reach = reach_of(evaluator, found, self.finder.fleet.entries, self.finder.fleet.templates)
        caused = cases_with_causes([*cases_in_use(self.cases, reach)])
        self.cases[:] = [*caused, *import_cases(evaluator, reach, is_partial=bool(self.only))]
        self._tell_not_judged(hosts)
        return Evaluation(
            evaluator, found, readings, self.around, self.structure, self.everywhere, None if self.only else reach,
            self.cases, self.problems, self.notices,
        )  # fmt: skip

    def _tell_not_judged(self, hosts: list[Host]) -> None:
        """What the run has left out: files, containers, tests, and what comes after its memory is spent."""
        self.notices += left_out_notices(self.evaluator)
        for host in hosts:
            compute = lambda host=host: list(argument_notices(host, hosts))  # noqa: E731
            self.notices += self.guard.run(f"the host {host.name}", compute, (host.name,)) or []
        is_certain = bool(hosts) and not self.only and self.finder.knows_all(hosts)
        tell_overlooked(self.evaluator, is_certain, self.problems, self.notices)
        if machine.is_full:
            told = f"the analysis takes more than {machine.MEMORY >> 20:,} MiB of memory: the rest is not judged"
            self.problems.insert(0, Problem("budget-spent", told))
        tell_tests(self.evaluator, self.notices)
        self.notices[:] = dict.fromkeys(self.notices)  # each once, whichever hosts run into it

    def _tell_unreadable(self) -> None:
        """What the system refused to read, for any caller; Nix files are reported already.

        A folder that git ignores, such as a service's data beside the configuration, is no part of the repository.
        """
        told = {problem.path for problem in self.problems if problem.kind == "unreadable-file"}
        for path, error in sorted(self.evaluator.project.failures.items()):
            if path in told:
                continue
            if not isinstance(error, UnreadableFolderError):
                self.problems.append(Problem("unreadable-file", error.reason, path))
            elif self.evaluator.untracked.is_ignored(path):
                self.notices.append(Notice("unreadable-folder", f"{error.reason}; .gitignore excludes it", path))
            else:
                self.problems.append(Problem("unreadable-folder", error.reason, path))

    def _find(self) -> tuple[list[Host], Survey | None]:
        """The hosts, and the survey of all modules beside them."""
        evaluator, finder = self.evaluator, self.finder
        hosts = finder.of_flakes() if self.use_hosts else []
        found = self.guard.run("the project's modules", lambda: survey(evaluator, hosts))
        if self.use_hosts and found is not None:
            more = finder.of_modules(found)
            if more:
                hosts += more
                found = self.guard.run("the project's modules", lambda: survey(evaluator, hosts))
            finder.tell_missing()
        return hosts, found

    def _opened(self, found: Survey) -> list[Opening]:
        if self.only:
            return []
        compute = lambda: open_configurations(self.evaluator, found, self.finder.fleet.modules)  # noqa: E731
        return self.guard.run("the modules no host reaches", compute) or []

    def _read_hidden(self, found: Survey | None, reader: ProjectReader) -> list[Reading]:
        """What modules inside other values of files define, of files whose containers nothing has reached.

        What calls them is not known, so what fails there is not told.
        """
        if found is None or self.only:
            return []
        self.guard.is_guess = True
        opened = self._hidden(found)
        for one in opened:
            self.guard.run(one.root, lambda one=one: self._read_inline(one.make().configuration))  # type: ignore[misc]
        readings = reader.read([], opened)
        self.guard.is_guess = False
        for reading in readings:
            list(reading_cases(reading, self.problems, []))
        return readings

    def _hidden(self, found: Survey) -> list[Opening]:
        evaluator = self.evaluator
        opened: list[Opening] = []
        for path in overlooked(evaluator, evaluator.container_files | evaluator.test_files):
            compute = lambda path=path: inner_configurations(evaluator, found, path)  # noqa: E731
            opened += self.guard.run(path, compute) or []
        return opened

    def _read_surroundings(self, found: Survey | None, hosts: list[Host]) -> None:
        seen: set[str] = set()
        for host in hosts:
            read = partial(self._read_around, host.configuration, seen)
            self.guard.run(f"the host {host.name}", read, (host.name,))
        if found is not None:
            for path, spent in found.spent:
                self.problems.append(Problem("budget-spent", spent, path))
            for path, error in found.errors:
                self.notices.append(Notice("not-a-module", f"it cannot be evaluated on its own: {error.message}", path))
            self.guard.run("the project's modules", lambda: self.around.read(found.configuration))
            for configuration in found.inline:
                self.guard.run("the modules no host reaches", partial(self._read_inline, configuration))
        for span, what in self.around.scripts.cut.items():
            told = f"{what} has too many commands to follow: the rest is not judged"
            self.problems.append(Problem("budget-spent", told, span.file.path, span.file.line_of(span.start)))

    def _read_around(self, configuration: Configuration, seen: set[str]) -> None:
        """Read what a host defines; of modules that are switched off there, only those that no host before it has."""
        modules = configuration.loaded().modules
        off = frozenset(one.key for one in modules if one.key in seen and is_off(one))
        seen.update(one.key for one in modules)
        self.around.read_without(configuration, off)

    def _read_inline(self, configuration: Configuration) -> None:
        """Read what modules define that are no files; the files that they import are the survey's."""
        keys = frozenset(one.key for one in configuration.loaded().modules if one.key.startswith("/"))
        with configuration.leaving_out(keys):
            self.around.read(configuration)

    def _tell_others(self, found: Survey | None, hosts: list[Host]) -> None:
        """The containers of other options than those that are judged, each once; those of hosts first."""
        configurations: list[tuple[str, Configuration, tuple[str, ...]]] = [
            (f"the host {host.name}", host.configuration, (host.name,)) for host in hosts
        ]
        if found is not None and not self.only:
            free = (found.configuration, *found.inline)
            configurations += [("the modules that no host has", configuration, ()) for configuration in free]
        notices: dict[Notice, None] = {}
        for what, configuration, names in configurations:
            compute = lambda configuration=configuration: list(other_containers(configuration))  # noqa: E731
            notices |= dict.fromkeys(self.guard.run(what, compute, names) or [])
        self.notices += sorted(notices, key=lambda notice: notice.path or "")

    def _read_structure(self, found: Survey | None, hosts: list[Host]) -> None:
        configurations = [host.configuration for host in hosts]
        if found is not None:
            configurations.append(found.configuration)
        compute = lambda: read_structure(self.evaluator, configurations, bool(hosts), self.conventions)  # noqa: E731
        self.structure = self.guard.run("the container modules' options", compute) or self.structure
        self.everywhere.namespaces = frozenset(namespaces_of(self.structure))

    def _read_undeclared(self, found: Survey | None) -> None:
        configurations = list(self.everywhere.declaring)
        if found is not None:
            configurations.append(found.configuration)
        compute = lambda: undeclared_options(self.structure, configurations, self.conventions.namespace)  # noqa: E731
        self.structure.undeclared = self.guard.run("the container modules' options", compute) or []


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
    machine.reset()
    decisions.reset()
    evaluator = Evaluator(project, source=trees or Trees())
    install(evaluator)
    collector = Collector(
        evaluator, conventions or Conventions(),
        hosts=hosts, use_hosts=use_hosts, all_worlds=all_worlds, with_options=with_options,
    )  # fmt: skip
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
            notices=(*found.notices, *meeting_notices(found.readings)),
            files=len(found.evaluator.trees),
            modules=len(found.survey.paths) if found.survey is not None else 0,
            containers=len({sighted.identity for reading in found.readings for sighted in reading.sighted}),
            sources=dict(found.evaluator.trees),
        )

    return in_large_stack(run)
