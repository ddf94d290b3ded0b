"""What is asked of every configuration that a run reads, as plain data, so that most configurations can go.

In: readings. Out: the names of containers, the subnets of default networks, the configurations that have to do with the
container modules' namespaces, and the budgets that ran out. A project can have thousands of modules that no host has
and that hold no container: each is a configuration of its own, and nothing of it is wanted after it is read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from nixlint_hwc.analysis.reading import Reading
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.dependencies import ContainerNames, container_names
from nixlint_hwc.facts.structure.reading import OptionPath, declares_any
from nixlint_hwc.facts.subnet import Subnet, default_subnets, subnet_conflicts
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.facts.tunnels import tunnel_subnets
from nixlint_hwc.finding import Problem
from nixlint_hwc.modules.configuration import Configuration

#: After how many configurations the memory of those that are not wanted is given back.
_BATCH: Final = 256
#: How many of these a run has before it looks for any garbage; most runs have fewer, and look for none.
_FEW: Final = 32
#: Up to how many spent budgets each is reported, and how many of a larger number.
_EACH: Final = 100
_OF_MORE: Final = 5


@dataclass(slots=True, eq=False)
class Everywhere:
    """What all configurations have together. `declaring` are those that declare options below the `namespaces`."""

    namespaces: frozenset[OptionPath] = frozenset()
    subnets: dict[Subnet, None] = field(default_factory=dict)
    tunnels: dict[Subnet, None] = field(default_factory=dict)
    declaring: list[Configuration] = field(default_factory=list)
    spent: list[Problem] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _gap: Unknown | None = None
    _unwanted: set[object] = field(default_factory=set)
    _is_frozen: bool = False

    @property
    def names(self) -> ContainerNames:
        """The names of all containers that the project defines."""
        return ContainerNames(frozenset(self._names), self._gap)

    def add(self, reading: Reading) -> None:
        """Keep what is asked of every configuration."""
        configuration = reading.configuration
        names = container_names(configuration)
        self._names |= names.known
        self._gap = names.gap or self._gap
        self.subnets |= dict.fromkeys(default_subnets(configuration))
        self.tunnels |= dict.fromkeys(tunnel_subnets(configuration))
        if declares_any(configuration, self.namespaces):
            self.declaring.append(configuration)

    def forget(self, reading: Reading) -> None:
        """Let a reading's configuration go. Its cycles are looked for apart from all that the run keeps."""
        self.spent += spent_besides([reading])
        self._unwanted.add(reading.configuration)
        if not self._is_frozen and len(self._unwanted) >= _FEW:
            gc.freeze()
            self._is_frozen = True
        if len(self._unwanted) >= _BATCH:
            decisions.forget(self._unwanted)
            machine.masks.clear()
            self._unwanted.clear()
            gc.collect(0)

    def done(self) -> None:
        """Nothing more is forgotten."""
        if self._is_frozen:
            gc.unfreeze()
            self._is_frozen = False


def is_wanted(reading: Reading, around: Surroundings) -> bool:
    """Whether something of a configuration is judged."""
    found = (
        reading.sighted, reading.failures, reading.spent, reading.bounded, reading.routes, reading.interfaces,
        reading.proxy_passwords, reading.rule_conflicts, not reading.routes_known, reading.further,
    )  # fmt: skip
    return any(found) or any(subnet_conflicts(reading.configuration, around.networks, reading.backend))


def spent_besides(readings: Iterable[Reading]) -> list[Problem]:
    """The budgets that ran out while facts about a whole host or module were read."""
    return [
        Problem("budget-spent", f"{reading.what}: {spent}")
        for reading in readings
        for spent in reading.configuration.spent
    ]


def shortened(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems with one for most of the budgets that ran out, where these are very many: the run's is spent."""
    spent = [at for at, problem in enumerate(problems) if problem.kind == "budget-spent"]
    if len(spent) <= _EACH:
        return tuple(problems)
    left_out = {*spent[_OF_MORE:]}
    told = f"{len(left_out):,} more hosts, modules or containers are not judged: the budget of the run is spent"
    return (*[one for at, one in enumerate(problems) if at not in left_out], Problem("budget-spent", told))
