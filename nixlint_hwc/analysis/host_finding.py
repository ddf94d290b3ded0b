"""The hosts of a run: found, chosen, loaded, each with the systems inside of it.

In: an evaluator and the names that the user asks for. Out: `Host`s of which the modules are loaded. What fails is told.
"""

from __future__ import annotations

from collections.abc import Iterable

from nixlint_hwc.analysis.guard import Guard
from nixlint_hwc.analysis.sightings import container_set
from nixlint_hwc.eval.built import OutsideFile
from nixlint_hwc.eval.errors import BudgetSpent, EvalError, MissingImport
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import collected
from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.finding import VARIANT_MARK, Notice, Problem
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.fleet import Fleet, Host, read_fleet
from nixlint_hwc.modules.inner_systems import InnerSystem, inner_systems
from nixlint_hwc.modules.loading import Loaded
from nixlint_hwc.modules.survey import Survey
from nixlint_hwc.modules.whole_systems import whole_systems


class HostFinder:
    """Finds the hosts of one run. `only` are the names of those that are wanted, all where it is empty."""

    def __init__(self, evaluator: Evaluator, guard: Guard, only: tuple[str, ...]) -> None:
        self.evaluator = evaluator
        self.guard = guard
        self.only = only
        #: The flakes and other files that give hosts, the modules among their outputs, the folders of templates.
        self.fleet = Fleet()
        self._known: list[str] = []
        #: Whether something of the flakes and entry files is not known, or failed.
        self._has_gaps = False

    def of_flakes(self) -> list[Host]:
        """The hosts of flakes, hives and other files that make systems."""
        fleet = self.guard.run("the project's flakes", lambda: read_fleet(self.evaluator)) or Fleet()
        self.fleet = fleet
        for failure in fleet.failures:
            self.guard.failed(failure.what, failure.error, (failure.host,) if failure.host is not None else ())
        self.guard.notices += [
            Notice("unknown-output", f"{gap.output} is not known: {gap.unknown.reason}", gap.file) for gap in fleet.gaps
        ]
        self.guard.problems += [Problem("budget-spent", str(spent), path) for path, spent in fleet.spent]
        self._has_gaps = bool(fleet.failures or fleet.gaps or fleet.spent)
        return self._loaded(fleet.hosts)

    def of_modules(self, found: Survey) -> list[Host]:
        """The hosts of modules that are whole systems."""
        compute = lambda: whole_systems(self.evaluator, found, self._known, frozenset(self.fleet.settled))  # noqa: E731
        hosts = self.guard.run("the project's systems", compute)
        return self._loaded(hosts or [])

    def knows_all(self, hosts: Iterable[Host]) -> bool:
        """Whether all hosts are found, and every module of theirs that may be the project's."""
        return not self._has_gaps and all(_is_complete(host.configuration) for host in hosts)

    def tell_missing(self) -> None:
        """A problem for each wanted host that is not there."""
        for name in self.only:
            if name not in self._known:
                listed = ", ".join(self._known) or "none"
                message = f"there is no host '{name}'; the project's hosts: {listed}"
                self.guard.problems.append(Problem("unknown-host", message))

    def inner(self, configuration: Configuration, what: str, hosts: tuple[str, ...] = ()) -> list[InnerSystem]:
        """The systems inside a configuration; those that fail are reported."""
        failed = lambda name, error: self.guard.failed(f"the system {name} inside of {what}", error, hosts)  # noqa: E731
        return self.guard.run(what, lambda: list(inner_systems(configuration, failed)), hosts) or []

    def load(self, configuration: Configuration, hosts: tuple[str, ...]) -> Loaded:
        """The configuration's modules; those that fail are reported, except missing files, which HWC004 reports."""
        loaded = configuration.loaded()
        for label, error in (*loaded.errors, *loaded.errors_elsewhere.items()):
            if isinstance(error, MissingImport) and error.span is not None:
                continue
            self.guard.failed(f"the module {self.evaluator.project.relative(label) or label}", error, hosts)
        for error in configuration.arguments.recursions.values():
            self.guard.failed(f"the module {error.span.file.path}" if error.span else "a module", error, hosts)
        return loaded

    def _loaded(self, hosts: Iterable[Host]) -> list[Host]:
        found = []
        for host in hosts:
            self._known.append(host.name)
            if (not self.only or host.name in self.only) and self._loads(host):
                found += [host, *self._inside(host)]
        return found

    def _inside(self, host: Host) -> list[Host]:
        """The containers, virtual machines and specialisations of a host, and the systems in them."""
        found = []
        for inner in self.inner(host.configuration, f"the host {host.name}", (host.name,)):
            mark = VARIANT_MARK if inner.is_variant else "/"
            one = Host(f"{host.name}{mark}{inner.name}", inner.configuration, host)
            if inner.enabled and self._loads(one):
                found += [one, *self._inside(one)]
        return found

    def _loads(self, host: Host) -> bool:
        compute = lambda: self.load(host.configuration, (host.name,))  # noqa: E731
        return self.guard.run_whole(f"the host {host.name}", compute, (host.name,)) is not None


def _is_complete(configuration: Configuration) -> bool:
    """Whether the project's modules in a configuration are all loaded, and the names of its containers known."""
    loaded = configuration.loaded()
    if loaded.errors or configuration.arguments.recursions or not all(map(_is_elsewhere, loaded.foreign)):
        return False
    try:
        containers, _ = collected(lambda: container_set(configuration))
    except (EvalError, BudgetSpent):
        return False
    return containers is None or containers.rest is None


def _is_elsewhere(module: Unknown) -> bool:
    """Whether a module that is not known lies outside the project for certain: in an input, or in fetched sources."""
    if module.name is not None and module.name.startswith("inputs."):
        return True
    return module.built or isinstance(module.payload, OutsideFile)
