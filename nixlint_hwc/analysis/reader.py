"""Reads the containers of one configuration, in every world that matters.

In: a configuration and what surrounds it. Out: a `Reading`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any

from nixlint_hwc.analysis.called_again import CalledAgain
from nixlint_hwc.analysis.doubted import doubted_containers
from nixlint_hwc.analysis.reading import Reading, Sighted, Variant
from nixlint_hwc.analysis.sightings import (
    Identity,
    Sighting,
    branch_in,
    container_set,
    failure_of,
    look_for,
    sightings,
    suppose,
)
from nixlint_hwc.eval.decisions import Decision, decisions
from nixlint_hwc.eval.errors import BudgetSpent, EvalError, MissingAttribute
from nixlint_hwc.eval.thunk import EXCLUDING, collected, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.eval.worlds import WORLD_LIMIT, further_worlds, in_world
from nixlint_hwc.facts.container.reading import ContainerReader
from nixlint_hwc.facts.failure import DEMANDS, Failure
from nixlint_hwc.facts.raw import definitions_below, elements
from nixlint_hwc.facts.secrets.secret import SecretIndex
from nixlint_hwc.facts.structure.reading import Structure
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.facts.worlds import alternatives, condition, without_enables
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.foreign import CONTAINERS_OF_NIXPKGS, may_add
from nixlint_hwc.modules.namespace import own_namespace
from nixlint_hwc.modules.options import CONTAINERS


class ConfigurationReader:
    """Reads one configuration, into a reading that is empty at first.

    `own` restricts it to the containers that these modules (by key) define, or that `besides`, the configuration
    without them, does not have. `read_rest` adds to what surrounds it what was left out so far.
    """

    def __init__(
        self,
        reading: Reading,
        around: Surroundings,
        structure: Structure,
        read_rest: Callable[[], object],
        *,
        own: frozenset[str] | None = None,
        besides: Configuration | None = None,
        every_world: bool = False,
        with_options: bool = False,
    ) -> None:
        self.reading = reading
        self.configuration = configuration = reading.configuration
        self.around = around
        self.own = own
        self.besides = besides
        self.every_world = every_world
        self.with_options = with_options
        self.structure = structure
        self._read_rest = read_rest
        self.set_mask = 0
        self._modules = {module.key: module for module in configuration.loaded().modules}
        self._namespaces: dict[str, tuple[str, ...]] = {}
        self.assertions = assertions_of(configuration)
        self.secrets = SecretIndex(dict(around.secrets.by_name), self._asserted())
        self.reading.asserts_secrets = bool(self.secrets.asserted)
        self._sightings: list[Sighting] = []
        self._nowhere: list[Sighting] = []

    def read_running(self) -> None:
        """Find all containers, and read those that run. Raises `EvalError` when their set cannot be evaluated."""
        containers, self.set_mask = collected(lambda: container_set(self.configuration))
        if containers is not None:
            self.reading.further = containers.rest if self.own is None else self._own_gap(self.own)
            self._sightings = [one for one in sightings(self.configuration, containers) if self._is_own(one)]
        for sighting in self._sightings:
            if sighting.enabled:
                self._read_container(sighting)

    def _own_gap(self, own: frozenset[str]) -> Unknown | None:
        """What hides the names of containers that the own modules define."""
        for definition in definitions_below(self.configuration, CONTAINERS):
            value = definition.value
            gap = value if value.__class__ is Unknown else value.rest if isinstance(value, AttrSet) else None
            if gap is not None and definition.module.key in own:
                return gap
        return None

    def read_others(self, known: Collection[Identity]) -> None:
        """Read the containers that do not run here but could, but for the `known` ones.

        What is off may lack what the files that define it let others make of it: it is known by a part of these files.
        """
        files: dict[str, list[frozenset[str]]] = {}
        for name, defining in known:
            files.setdefault(name, []).append(frozenset(defining))
        for sighting in self._sightings:
            if sighting.enabled or any(one.issuperset(sighting.defining) for one in files.get(sighting.name, ())):
                continue
            found = look_for(sighting)
            if isinstance(found, Unknown):
                self.reading.further = self.reading.further or found
            elif found:
                # Where nothing but switches is needed for it, an open configuration is taken to have them on.
                sighting.enabled = self.configuration.policy.open and not without_enables(sighting.base)
                self._read_off(sighting)
            else:
                self._nowhere.append(sighting)
        self._sort()

    def read_supposed(self, known: Collection[Identity]) -> None:
        """Read the containers that no world has here, but for those that are `known` from one of their files."""
        files = {(name, file) for name, defining in known for file in defining}
        again = CalledAgain(self.configuration)
        doubted = self._doubted(files)
        for sighting in (*self._nowhere, *doubted):
            is_known = not files.isdisjoint((sighting.name, file) for file in sighting.defining)
            if is_known:
                continue
            if self._is_there(sighting, again, is_doubted=sighting in doubted):
                self._read_off(sighting)
            elif (error := failure_of(sighting)) is not None and error.kind not in DEMANDS:
                self._has_failed_supposed(sighting)
        self._sort()

    def _is_there(self, sighting: Sighting, again: CalledAgain, *, is_doubted: bool) -> bool:
        """Whether an option's other values make a container that is there, or its conditions can be supposed to hold.

        The former was looked for already, but for what is only seen where conditions are doubted.
        """
        machine.begin_unit()
        try:
            return (is_doubted and look_for(sighting, EXCLUDING) is True) or suppose(sighting, again)
        except BudgetSpent as spent:
            self.reading.spent.append((sighting.name, str(spent)))
            return False

    def _doubted(self, elsewhere: Collection[tuple[str, str | None]]) -> list[Sighting]:
        """The containers that no definition gives as conditions stand which no world decides.

        Those that are known from one of their files, `elsewhere`, may be missing. What a module left out here lacks is
        not told if another host has it: `optionalAttrs (elem "db" site.roles) { ${site.db.name} = ...; }`.
        """
        containers = container_set(self.configuration)
        if containers is None:
            return []
        found = doubted_containers(self.configuration, containers, elsewhere)
        others = {file for name, file in elsewhere if name not in containers.entries} if found.failures else ()
        for module, error in found.failures:
            if isinstance(error, MissingAttribute) and module.file is not None and module.file.path in others:
                continue
            gap = Unknown(error.reason(f"{module.label}, looked at with other conditions, fails: {{}}"), error.span)
            self.reading.further = self.reading.further or gap
        for module in found.bounded:
            gap = Unknown(
                f"not every condition of {module.label} was taken the other way, as there are too many", module.way
            )
            self.reading.further = self.reading.further or gap
        self.reading.spent += [(f"of {module.label}, with other conditions", str(one)) for module, one in found.spent]
        doubted = [
            Sighting(name, self.configuration, containers.redefined(name, definitions), 0, False)
            for name, definitions in found.definitions.items()
        ]
        return [one for one in doubted if self._is_own(one)]

    def _sort(self) -> None:
        order = {sighting.name: place for place, sighting in enumerate(self._sightings)}
        self.reading.sighted.sort(key=lambda sighted: order.get(sighted.name, len(order)))

    def _is_own(self, sighting: Sighting) -> bool:
        if self.own is None or any(d.module.key in self.own for d in sighting.definitions):
            return True
        return self._names_besides is not None and sighting.name not in self._names_besides

    @cached_property
    def _names_besides(self) -> frozenset[str] | None:
        """The names of the containers that there are without the own modules; None where that cannot be told."""
        try:
            containers = container_set(self.besides) if self.besides is not None else None
        except EvalError:
            return None
        return frozenset(containers.candidates()) if containers is not None else None

    def _read_off(self, sighting: Sighting) -> None:
        """Read a container that does not run here, nor on a host before: what is off with it counts as it is here."""
        if self.configuration in self.around.left:
            self._read_rest()
            self.secrets = SecretIndex(dict(self.around.secrets.by_name), self.secrets.asserted)
        self._read_container(sighting)

    def _read_container(self, sighting: Sighting) -> None:
        machine.begin_unit()
        try:
            variant, mask = self._in_base_world(sighting)
        except EvalError as error:
            if sighting.supposed:
                self._has_failed_supposed(sighting)
            else:
                self._failed(sighting, error)
            return
        except BudgetSpent as spent:
            self.reading.spent.append((sighting.name, str(spent)))
            return
        if variant is None:
            return
        variants = [variant, *self._further(sighting, variant, mask)]
        self.reading.sighted.append(
            Sighted(sighting.name, self.reading.host, sighting.enabled, sighting.defining, variants)
        )

    def _has_failed_supposed(self, sighting: Sighting) -> None:
        """Note a container that fails where its condition holds: that may be what the condition is there for."""
        gap = Unknown(f"{sighting.name} cannot be evaluated where its condition is supposed to hold")
        self.reading.further = self.reading.further or gap

    def _in_base_world(self, sighting: Sighting) -> tuple[Variant | None, int]:
        """The container in its base world; where that fails, in the next one that does not, its base from then on.

        Raises the base world's `EvalError` where there is none, `BudgetSpent`.
        """
        try:
            if sighting.error is not None:
                raise sighting.error
            return self._based_on(sighting, sighting.base)
        except EvalError as error:
            first, first_mask = error, error.mask
        open_decisions = alternatives(first_mask, self.configuration.scope, self.every_world)
        for world in itertools.islice(further_worlds(sighting.base, lambda: open_decisions), WORLD_LIMIT):
            try:
                variant, mask = self._based_on(sighting, world)
            except EvalError:
                continue
            if variant is not None:
                sighting.base = world
                sighting.enabled = sighting.enabled or self.configuration.policy.open
                return variant, mask
        first.mask = first_mask
        raise first

    def _based_on(self, sighting: Sighting, world: int) -> tuple[Variant | None, int]:
        when = condition(world, world, self._namespace(sighting))
        return in_world(world, lambda: self._variant(sighting, when))

    def _failed(self, sighting: Sighting, error: EvalError) -> None:
        self.reading.failures.append((sighting, Failure(f"the container {sighting.name}", error, error.mask)))

    def _variant(self, sighting: Sighting, when: str | None) -> Variant | None:
        branch = branch_in(sighting)
        if branch is None:
            return None
        reader = ContainerReader(
            sighting.name, branch, sighting.definitions, self.around, self.secrets, self.reading.backend,
            sighting.written,
        )  # fmt: skip
        reader.folder = self.structure.folder_of(reader.definition.file.path)
        reader.set_mask = self.set_mask
        reader.is_whole = sighting.enabled and not sighting.supposed and self._is_whole(sighting)
        container = reader.read(sighting.enabled, with_options=self.with_options)
        return Variant(container, when, [] if sighting.supposed else reader.failures)

    def _is_whole(self, sighting: Sighting) -> bool:
        """Whether this is a host's container, and all that the host's modules define of it is known."""
        configuration, loaded = self.configuration, self.configuration.loaded()
        is_loaded = not loaded.errors and not configuration.arguments.recursions
        is_known = is_loaded and not configuration.has_undecided and sighting.containers.rest is None
        is_own = sighting.name not in CONTAINERS_OF_NIXPKGS and not may_add(loaded.foreign)
        return self.reading.host is not None and is_known and is_own

    # Worlds

    def _further(self, sighting: Sighting, base: Variant, mask: int) -> list[Variant]:
        """The container in the other worlds in which it differs."""
        masks = [mask]
        known: set[Any] = set()
        found: list[Variant] = []

        def open_decisions() -> list[Decision]:
            together = 0
            for one in masks:
                together |= one
            return alternatives(together, self.configuration.scope, self.every_world)

        for count, world in enumerate(further_worlds(sighting.base, open_decisions)):
            if count >= WORLD_LIMIT:
                self.reading.bounded.append((sighting, open_decisions()))
                break
            when = condition(world, sighting.base, self._namespace(sighting))
            variant = self._in_world(sighting, world, when, masks)
            if variant is None:
                continue
            if not known:
                known.add(signature(base.container))
            shown = signature(variant.container)
            if shown not in known:
                known.add(shown)
                found.append(variant)
        return found

    def _in_world(self, sighting: Sighting, world: int, when: str | None, masks: list[int]) -> Variant | None:
        """The container in a world; None where it is not there, or where the world cannot be deployed."""
        try:
            variant, mask = in_world(world, lambda: self._variant(sighting, when) if self._deployable() else None)
        except EvalError:
            return None
        except BudgetSpent as spent:
            self.reading.spent.append((f"{sighting.name} when {when}", str(spent)))
            return None
        masks.append(mask)
        if variant is not None and any(failure.error.kind != "option" for failure in variant.failures):
            return None
        return variant

    def _deployable(self) -> bool:
        return not any(_is_false(assertion) for assertion in self.assertions)

    def _namespace(self, sighting: Sighting) -> tuple[str, ...]:
        """The option path that the container's own module declares, for short conditions."""
        for definition in sighting.definitions:
            key = definition.module.key
            if key not in self._namespaces:
                self._namespaces[key] = own_namespace(self._modules, key)
            if self._namespaces[key]:
                return self._namespaces[key]
        return ()

    # Assertions

    def _asserted(self) -> set[tuple[str, str]]:
        """The secrets that evaluating some assertion reads."""
        mask = 0
        for assertion in self.assertions:
            mask |= _mask_of(lambda assertion=assertion: force(assertion))  # type: ignore[misc]
        return {(key[0], key[-1]) for key in decisions.watched_keys(mask)}


def _mask_of(compute: Callable[[], Any]) -> int:
    try:
        return collected(compute)[1]
    except EvalError as error:
        return error.mask


def _is_false(assertion: Any) -> bool:
    try:
        return force(assertion) is False
    except EvalError:
        return True


def assertions_of(configuration: Configuration) -> list[Any]:
    """The lazy conditions of the configuration's assertions, whether their own guards hold or not."""
    found: list[Any] = []
    for definition in definitions_below(configuration, ("assertions",)):
        for element in elements(definition):
            condition = element.value.get("assertion") if isinstance(element.value, AttrSet) else MISSING
            if condition is not MISSING:
                found.append(condition)
    return found


def signature(fact: Any, depth: int = 4) -> Any:
    """What tells two versions of a fact apart: its texts and known values, not its places."""
    if isinstance(fact, Str):
        return fact.shown
    if isinstance(fact, Unknown):
        return "<?>"
    if isinstance(fact, tuple):
        return tuple(signature(item, depth) for item in fact)
    names = getattr(fact, "__dataclass_fields__", None)
    if names is None:
        return fact if isinstance(fact, (str, int, bool, float, type(None))) else ""
    if "text" in names and depth < 3:
        return signature(fact.text)
    return tuple(
        signature(getattr(fact, name), depth - 1)
        for name in names
        if name not in ("origin", "definition", "unit", "folder", "guards")
    )
