"""The project's hosts: what its flakes and hives build, and the systems inside of other systems.

In: an evaluator. Out: a `Fleet`. A host is found by its value, wherever it stands among a flake's outputs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator, as_path
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, Unknown
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.entries import entry_files, entry_systems
from nixlint_hwc.modules.flake import flake_outputs
from nixlint_hwc.modules.hosts import system_configuration
from nixlint_hwc.modules.known_inputs import below, hive_nodes
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.source import Span

#: The outputs that hold hosts by name.
HOST_OUTPUTS: Final = (("nixosConfigurations",), ("colmenaHive", "nodes"), ("wire", "nodes"))
#: The outputs by system, in which Nix looks for `nixosConfigurations` too (Nix manual, "Installables").
SYSTEM_OUTPUTS: Final = ("packages", "legacyPackages")
#: The systems that can run NixOS, the most usual one first: hosts of several are read as of the first.
SYSTEMS: Final = ("x86_64-linux", "aarch64-linux", "i686-linux", "armv7l-linux", "riscv64-linux")
#: The outputs that hold modules by name; the second is flake-parts'.
MODULE_OUTPUTS: Final = (("nixosModules",), ("modules", "nixos"))
#: A hive that Colmena has yet to evaluate.
HIVE_OUTPUT: Final = "colmena"


@dataclass(slots=True, eq=False)
class Host:
    """A host: its name and its configuration. `inside` is the host that runs it as a container or virtual machine."""

    name: str
    configuration: Configuration
    inside: Host | None = None


@dataclass(slots=True)
class OutputModule:
    """A NixOS module among a flake's outputs: its attribute path, its value, and where it stands."""

    name: str
    value: Any
    span: Span | None = None


@dataclass(slots=True)
class Failure:
    """An evaluation that failed: of what, of which host if it is one's."""

    what: str
    host: str | None
    error: EvalError


@dataclass(slots=True)
class Gap:
    """An output that is not known, and the file that has it."""

    output: str
    unknown: Unknown
    file: str


@dataclass(slots=True)
class Fleet:
    """What was found: hosts, modules among outputs, what failed, what is not known, and files that cost too much."""

    hosts: list[Host] = field(default_factory=list)
    modules: list[OutputModule] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    spent: list[tuple[str, BudgetSpent]] = field(default_factory=list)
    #: The files whose value gives outputs or hosts: flakes with their modules, hives; and the folders of templates.
    entries: set[str] = field(default_factory=set)
    templates: set[str] = field(default_factory=set)
    #: The folders of flakes that say which hosts there are, also where that could not be found out.
    settled: set[str] = field(default_factory=set)

    @property
    def told(self) -> int:
        """How much there is to tell about hosts so far."""
        return len(self.hosts) + len(self.failures) + len(self.gaps) + len(self.spent)


def read_fleet(evaluator: Evaluator) -> Fleet:
    """All hosts of the project's flakes, and of its entry files without one."""
    fleet = Fleet()
    for path in _flake_files(evaluator):
        if not any(path.startswith(f"{folder}/") for folder in fleet.templates):
            fleet.entries.add(path)
            before = fleet.told
            with _unit(fleet, path):
                _read_flake(evaluator, fleet, path)
            if fleet.told != before:
                fleet.settled.add(path.rpartition("/")[0])
    fleet.entries |= evaluator.module_files  # the flakes' own modules, as flake-parts has them
    for path in entry_files(evaluator):
        with _unit(fleet, path):
            for name, configuration in entry_systems(evaluator, path).items():
                fleet.entries.add(path)
                _add_host(fleet, name, path, configuration)
    return fleet


@contextmanager
def _unit(fleet: Fleet, path: str) -> Iterator[None]:
    """A budget of its own for what is read of a file; one that is spent is remembered."""
    machine.begin_unit()
    try:
        yield
    except BudgetSpent as spent:
        fleet.spent.append((path, spent))
    except RecursionError:
        fleet.spent.append((path, BudgetSpent("depth")))


def _flake_files(evaluator: Evaluator) -> list[str]:
    """The project's flakes, outer ones first."""
    found = [path for path in evaluator.project.nix_files if path.rpartition("/")[2] == "flake.nix"]
    return sorted(found, key=lambda path: (path.count("/"), path))


def _read_flake(evaluator: Evaluator, fleet: Fleet, path: str) -> None:
    reader = _FlakeReader(evaluator, fleet, path)
    try:
        outputs = flake_outputs(evaluator, evaluator.project.absolute(path))
        reader.read(outputs)
        fleet.templates.update(_template_folders(evaluator, outputs))
    except EvalError as error:
        fleet.failures.append(Failure(path, None, error))


class _FlakeReader:
    """Takes the hosts and modules out of one flake's outputs."""

    def __init__(self, evaluator: Evaluator, fleet: Fleet, path: str) -> None:
        self.evaluator = evaluator
        self.fleet = fleet
        self.path = path

    def read(self, outputs: Any) -> None:
        """Raises `EvalError` where the outputs as such cannot be evaluated."""
        if outputs.__class__ is Unknown:
            self.gap("outputs", outputs)
        if not isinstance(outputs, AttrSet):
            return
        before = self.fleet.told
        for output in HOST_OUTPUTS:
            self._hosts(".".join(output), below(outputs, output))
        hive = outputs.get(HIVE_OUTPUT)
        if hive is not MISSING and outputs.get("colmenaHive") is MISSING:
            self._hive(hive)
        if self.fleet.told == before:
            for packages in SYSTEM_OUTPUTS:
                self._hosts_among_packages(packages, outputs)
        for output in MODULE_OUTPUTS:
            value = below(outputs, output)
            if isinstance(value, AttrSet):
                plain = value.snapshot()
                for name, item in plain.attrs.items():
                    self.fleet.modules.append(OutputModule(".".join((*output, name)), item, plain.place(name)))

    def _hosts_among_packages(self, output: str, outputs: AttrSet) -> None:
        """The hosts of each system's packages. What fails there or is not known says nothing about hosts."""
        for system in SYSTEMS:
            path = (output, system, "nixosConfigurations")
            try:
                found = below(outputs, path)
            except EvalError:
                continue
            if found.__class__ is AttrSet:
                self._hosts(".".join(path), found)

    def _hive(self, hive: Any) -> None:
        try:
            self._hosts(HIVE_OUTPUT, hive_nodes(self.evaluator, force(hive)))
        except EvalError as error:
            self.fleet.failures.append(Failure(f"{HIVE_OUTPUT} of {self.path}", None, error))

    def gap(self, output: str, unknown: Unknown) -> None:
        self.fleet.gaps.append(Gap(output, unknown, self.path))

    def _hosts(self, output: str, systems: Any) -> None:
        if systems.__class__ is Unknown:
            self.gap(output, systems)
        if not isinstance(systems, AttrSet):
            return
        plain = systems.snapshot()
        if plain.rest is not None:
            self.gap(output, plain.rest)
        for name in plain.attrs:
            self._host(name, f"{output}.{name}", plain.attrs[name])

    def _host(self, name: str, output: str, lazy: Any) -> None:
        try:
            value = force(lazy)
            configuration = system_configuration(value)
        except EvalError as error:
            self.fleet.failures.append(Failure(f"the host {name}", name, error))
            return
        if configuration is not None:
            origin = self.path.rpartition("/")[0] or output.partition(".")[0]
            _add_host(self.fleet, name, origin, configuration)
        else:
            is_gap = value.__class__ is Unknown
            self.gap(output, value if is_gap else Unknown("it is not what nixosSystem returns"))


def _add_host(fleet: Fleet, name: str, origin: str, configuration: Configuration) -> None:
    """Add a host, once: a flake may pass on the hosts of another, and a hive those of `nixosConfigurations`.

    A second host of a name is told apart by its `origin`.
    """
    others = [host.configuration for host in fleet.hosts if host.name == name]
    if not any(_covers(other, configuration) for other in others):
        fleet.hosts.append(Host(f"{name} ({origin})" if others else name, configuration))


def _covers(one: Configuration, other: Configuration) -> bool:
    """Whether a configuration has every container that another has, from the same files."""
    return one is other or _containers(other) <= _containers(one)


def _containers(configuration: Configuration) -> set[tuple[str, str]]:
    """The names of the containers that may be there, each with the files that define it."""
    try:
        found = configuration.lookup(CONTAINERS)
    except EvalError:
        return set()
    if not isinstance(found, MergedAttrs):
        return set()
    return {
        (name, definition.module.file.path)
        for name in found.candidates()
        for definition in found.definitions(name)
        if definition.module.file is not None
    }


def _template_folders(evaluator: Evaluator, outputs: Any) -> Iterator[str]:
    """The folders of the flake's templates: what they hold is no host's."""
    templates = below(outputs, ("templates",))
    for name in templates.names() if isinstance(templates, AttrSet) else ():
        try:
            path = as_path(below(templates, (name, "path")))
        except EvalError:
            continue
        relative = evaluator.project.relative(path) if path is not None else None
        if relative is not None and relative != ".":
            yield relative
