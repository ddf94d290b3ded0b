"""Which module imports which, and under which conditions a module is part of a configuration.

A module is there where one of its importers is, under the conditions of that import; each import may have its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nixlint_hwc.eval.thunk import Thunk, machine
from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.modules.definitions import judged
from nixlint_hwc.modules.module import Module


class Import(NamedTuple):
    """One way in which a module is imported: by the module of a key, None for a root, and under which conditions."""

    importer: str | None
    guards: tuple[Any, ...]


@dataclass(slots=True)
class ImportGraph:
    """The modules of a configuration by key, in the order in which they were found, with what imports each.

    `always` are those to which a way without conditions leads, once `add_conditions` has found them.
    """

    modules: dict[str, Module] = field(default_factory=dict)
    roots: list[str] = field(default_factory=list)
    imports: dict[str, list[Import]] = field(default_factory=dict)
    always: set[str] = field(default_factory=set)

    def note(self, importer: Module | None, imported: Iterable[Module], *, besides: bool = False) -> None:
        """Remember what a module imports, None for what are roots: a module's guards are those of this import.

        `besides`: it imports more, which is known.
        """
        found = list(imported)
        key = None if importer is None else importer.key
        if importer is None:
            self.roots += [module.key for module in found]
        else:
            known = importer.imported_keys if besides else ()
            importer.imported_keys = (*known, *[module.key for module in found])
        for module in found:
            self.imports.setdefault(module.key, []).append(Import(key, module.guards))

    def add_conditions(self) -> None:
        """Give each module the conditions under which it is there, by whatever way."""
        always = self.always = self._always()
        for key, module in self.modules.items():
            ways = self.imports[key]
            if key in always:
                module.guards = ()
            elif len(ways) == 1 and (ways[0].importer is None or ways[0].importer in always):
                module.guards = ways[0].guards
            else:
                module.guards = (Thunk(self._is_imported, key),)

    def _always(self) -> set[str]:
        """The modules to which a way without conditions leads."""
        found: set[str] = set()
        queue = deque(key for key in self.roots if Import(None, ()) in self.imports[key])
        while queue:
            key = queue.popleft()
            if key not in found and key in self.modules:
                found.add(key)
                queue.extend(one for one in self.modules[key].imported_keys if Import(key, ()) in self.imports[one])
        return found

    def _is_imported(self, key: str) -> bool | Unknown:
        """Whether a module is there in the current world."""
        unknown: list[Unknown] = []
        if self._is_reached(key, unknown, is_certain=True):
            return True
        return unknown[0] if unknown and self._is_reached(key, unknown, is_certain=False) else False

    def _is_reached(self, key: str, unknown: list[Unknown], *, is_certain: bool) -> bool:
        """Whether some way leads to a module from a root, followed backwards; each module is passed once.

        Imports whose conditions are not known are collected, and not followed where it `is_certain`.
        """
        seen = {key}
        queue = deque(seen)
        while queue:
            for way in self.imports[queue.popleft()]:
                machine.spend(1)
                verdict = False if way.importer in seen else judged(way.guards)
                if isinstance(verdict, Unknown):
                    unknown.append(verdict)
                if verdict is False or (is_certain and verdict is not True):
                    continue
                if way.importer is None or way.importer in self.always:
                    return True
                seen.add(way.importer)
                queue.append(way.importer)
        return False

    def without(self, disabled: set[str]) -> list[Module]:
        """The modules that are reached without going through a disabled one, breadth first."""
        kept: dict[str, Module] = {}
        queue = deque(self.roots)
        while queue:
            key = queue.popleft()
            if key not in kept and key not in disabled:
                kept[key] = self.modules[key]
                queue.extend(self.modules[key].imported_keys)
        return list(kept.values())
