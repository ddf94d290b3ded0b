"""What is defined below an inner path: definitions by the next name, and those that are not known in full."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final, TypeAlias

from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.values import MISSING, AttrSet, Unknown
from nixlint_hwc.modules.definitions import Definition, conflict
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.properties import push_down

if TYPE_CHECKING:
    from nixlint_hwc.modules.branch import Branch
    from nixlint_hwc.modules.configuration import Configuration

#: A definition that is not known, and the names of its set that are.
Gap: TypeAlias = "tuple[Definition, Collection[str]]"

#: The way to the option of containers: what to look for at each inner path.
_TO_CONTAINERS: Final[dict[Path, str]] = {
    (): "virtualisation",
    ("virtualisation",): "oci-containers",
    ("virtualisation", "oci-containers"): "containers",
}


def structure_of(branch: Branch) -> tuple[dict[str, list[Definition]], list[Gap]]:
    """The definitions below a path by their next name, and those that are not known in full.

    Raises what evaluating a definition raises; where the policy is lenient, such a definition is left out.
    """
    found: dict[str, list[Definition]] = {}
    gaps: list[Gap] = []
    for definition in branch.own_definitions():
        try:
            _take_apart(branch, definition, found, gaps)
        except EvalError:
            if not branch.configuration.policy.lenient:
                raise
    return found, gaps


def _take_apart(branch: Branch, definition: Definition, found: dict[str, list[Definition]], gaps: list[Gap]) -> None:
    """Add what one definition has below a path to what the others have."""
    keeps_gaps = bool(branch.configuration.prefix)
    for part in push_down(definition, supposing=not keeps_gaps):
        value = part.value
        if isinstance(value, AttrSet):
            plain = value.snapshot()
            for name, item in plain.attrs.items():
                found.setdefault(name, []).append(part.with_value(item, plain.place(name)))
            if "oci-containers" in plain.attrs:
                _note_container_file(branch.configuration, part, plain)
            if plain.rest is not None and not plain.rest.beyond:
                if keeps_gaps:
                    gaps.append((part.with_value(anonymous(plain.rest)), plain.attrs.keys()))
                else:
                    _note_undecided(branch, part, plain)
        elif value.__class__ is Unknown:
            if keeps_gaps:
                gaps.append((part.with_value(anonymous(value)), ()))
            else:
                _note_undecided(branch, part, AttrSet({}, None, value))
        elif value is not None:
            shown = show_path(branch.full_path)
            raise conflict(f"'{shown}' is no option, so a set was expected, but it is {describe(value)}", [part])


def _note_container_file(configuration: Configuration, part: Definition, value: AttrSet) -> None:
    """Remember where `virtualisation.oci-containers` was met, to tell the files from which nothing was seen."""
    for file in (part.module.file, place.file if (place := value.place("oci-containers")) else None):
        if file is not None:
            configuration.evaluator.container_files.add(file.path)


def _note_undecided(branch: Branch, part: Definition, value: AttrSet) -> None:
    """Remember that containers may be defined, and in which files, as far as something decides that is not known."""
    name = _TO_CONTAINERS.get(branch.full_path)
    gap = value.gap(name) if name is not None and value.get(name) is MISSING else None
    if gap is None:
        return
    branch.configuration.has_undecided = True
    if part.module.file is not None:
        branch.configuration.evaluator.undecided_files.setdefault(part.module.file.path, gap)
