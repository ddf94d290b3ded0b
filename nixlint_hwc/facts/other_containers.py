"""Containers of other options than `virtualisation.oci-containers`: they are not judged, and a notice says so.

In: a configuration. Out: notices, one for each option and file that defines such containers. Sources: the
option lists of quadlet-nix, Home Manager (`services.podman`) and Arion; podman-systemd.unit(5) for files of units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.around import Unit
from nixlint_hwc.facts.raw import definitions_below, members, parts_of, quiet
from nixlint_hwc.facts.shell.command import Script
from nixlint_hwc.facts.shell.reader import parse_exec_script, parse_script
from nixlint_hwc.facts.shell.script import CONTAINER_PROGRAMS, runs_containers
from nixlint_hwc.facts.systemd.unit_reading import unit_of
from nixlint_hwc.finding import Notice
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.option_names import Path
from nixlint_hwc.modules.types.composite import MergedAttrs

#: Options of the system that hold containers by name.
_SYSTEM: Final = (("virtualisation", "quadlet", "containers"), ("virtualisation", "arion", "projects"))
#: Options of a user's configuration that do.
_USER: Final = (("services", "podman", "containers"), ("virtualisation", "quadlet", "containers"))

#: Options of the system, and of a user's configuration, that hold files by name.
_SYSTEM_FILES: Final = (("environment", "etc"),)
_USER_FILES: Final = (("xdg", "configFile"), ("home", "file"))
#: The folder in which Podman looks for files of units, and how those of containers end.
_UNITS: Final = "containers/systemd"
_UNIT: Final = ".container"
#: The option of the system's services.
_SERVICES: Final = ("systemd", "services")

_USERS: Final = ("home-manager", "users")
#: How many names of containers a notice has.
_LISTED: Final = 30


def other_containers(configuration: Configuration) -> Iterator[Notice]:
    """A notice for each file that defines containers which are not judged.

    Of modules that no host has it is not known whether they are a system's or, for Home Manager, a user's.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for option, name, definition in _named(configuration):
        file = definition.way.file if definition.way is not None else definition.module.file
        if file is not None and not file.path.startswith("<"):
            found.setdefault((option, file.path), []).append(name)
    for (option, path), names in found.items():
        yield Notice("not-judged", f"containers of {option} are not judged: {_listed([*dict.fromkeys(names)])}", path)


def _listed(names: list[str]) -> str:
    more = len(names) - _LISTED
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:_LISTED])} and {more:,} more"


def _named(configuration: Configuration) -> Iterator[tuple[str, str, Definition]]:
    """Options, the names of containers in them, and their definitions."""
    yield from _named_in(configuration, _SYSTEM, _SYSTEM_FILES)
    for name, inner in _services(configuration):
        yield ".".join(_SERVICES), name, inner
    for user in (configuration, *_users(configuration)) if configuration.policy.open else _users(configuration):
        yield from _named_in(user, _USER, _USER_FILES)


def _named_in(
    configuration: Configuration, options: Iterable[Path], files: Iterable[Path]
) -> Iterator[tuple[str, str, Definition]]:
    for path in options:
        for definition in definitions_below(configuration, path):
            yield from ((".".join(path), name, inner) for name, inner in members(definition))
    for path in files:
        for definition in definitions_below(configuration, path):
            for name, inner in members(definition):
                folder, _, file = name.rpartition("/")
                if file.endswith(_UNIT) and _UNITS in folder:
                    yield ".".join(path), file.removesuffix(_UNIT), inner


def _services(configuration: Configuration) -> Iterator[tuple[str, Definition]]:
    """The services whose commands run containers. (The units of containers themselves are NixOS's, not definitions.)"""
    for definition in definitions_below(configuration, _SERVICES):
        for name, inner in members(definition):
            units = (unit_of(name, part) for part in parts_of(inner))
            if any(runs_containers(script) for unit in units for script in _scripts(unit)):
                yield name, inner


def _scripts(unit: Unit) -> Iterator[Script]:
    """The scripts and command lines of a unit that may run containers."""
    yield from (parse_script(text) for text in unit.scripts if _may_run(text))
    yield from (parse_exec_script(text) for text in unit.execs if _may_run(text))


def _may_run(text: Str) -> bool:
    return "run" in text.text and any(program in text.text for program in CONTAINER_PROGRAMS)


def _users(configuration: Configuration) -> Iterator[Configuration]:
    """The configurations of the users that Home Manager has on a host."""
    if not configuration.definitions_at(_USERS):
        return
    users = configuration.lookup(_USERS)
    for name in users.candidates() if isinstance(users, MergedAttrs) else ():
        value = quiet(users.element(name))
        if isinstance(value, Branch):
            yield value.configuration
