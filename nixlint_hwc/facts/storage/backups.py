"""Backup lists: which paths the project's backup jobs cover.

Read are the jobs of restic, borgbackup and borgmatic, as NixOS has them, and the project's own options whose path names
a backup and whose value is a list of absolute paths.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.values import AttrSet, Str, Unknown
from nixlint_hwc.facts.raw import definitions_below, elements, member, members, parts_of
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.option_names import Path

#: Options that hold jobs by name, and where in a job its paths are.
JOBS = (
    (("services", "restic", "backups"), ("paths",)),
    (("services", "borgbackup", "jobs"), ("paths",)),
    (("services", "borgmatic", "configurations"), ("source_directories",)),
)
SINGLE = (("services", "borgmatic", "settings"), ("source_directories",))
#: How deep a project's own options are searched for backup lists.
_DEEPEST = 8


@dataclass(slots=True)
class Backups:
    """The paths that backup jobs cover. `gap` is an element that is not known: it may cover anything."""

    paths: list[str] = field(default_factory=list)
    gap: Unknown | None = None

    def read(self, configuration: Configuration) -> None:
        """Add what a configuration's jobs cover."""
        for option, inside in JOBS:
            for definition in definitions_below(configuration, option):
                for _, job in members(definition):
                    for part in parts_of(job):
                        self._add(member(part, *inside))
        for definition in definitions_below(configuration, SINGLE[0]):
            self._add(member(definition, *SINGLE[1]))
        self._add(_own_lists(configuration.root, 0))

    def _add(self, lists: Iterator[Definition]) -> None:
        for definition in lists:
            for element in elements(definition):
                if element.value.__class__ is Str and element.value.text.startswith("/"):
                    if element.value.holes:
                        self.gap = self.gap or element.value.holes[0]
                    else:
                        self.paths.append(element.value.text.rstrip("/") or "/")
                elif element.value.__class__ is Unknown:
                    self.gap = self.gap or element.value


def _own_lists(branch: Branch, depth: int) -> Iterator[Definition]:
    """Definitions of options of the project's own namespaces whose path names a backup."""
    from nixlint_hwc.modules.options import OPTION_ROOTS

    try:
        below = branch.definitions() if depth <= _DEEPEST else {}
    except EvalError:
        return  # what nobody declares need not be a set
    for name, definitions in below.items():
        if depth == 0 and (name in OPTION_ROOTS or name == "_module"):
            continue
        declared = branch.declaration(name)
        child = branch.child_branch(name) if isinstance(declared, list) else None
        if child is not None:
            yield from _own_lists(child, depth + 1)
            continue
        for definition in definitions:
            if definition.module.key not in branch.configuration.read_elsewhere:
                yield from _lists_of(definition, (*branch.path, name), is_open=declared is None)


def _lists_of(definition: Definition, path: Path, *, is_open: bool) -> Iterator[Definition]:
    """A definition whose path names a backup; `is_open`: and such ones inside it, since no module declares an option.

    A set that the configuration only hands on, like a flake or a package, is not looked into.
    """
    named = any("backup" in name.lower() for name in path)
    for part in parts_of(definition) if named or is_open else ():
        if named:
            yield part
        if is_open and part.value.__class__ is AttrSet and len(path) <= _DEEPEST:
            for name, inner in members(part):
                yield from _lists_of(inner, (*path, name), is_open=True)
