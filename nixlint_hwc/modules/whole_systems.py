"""Hosts without a flake: modules that are whole systems, such as `/etc/nixos/configuration.nix`.

In: a survey of the project's modules. Out: the hosts among them. A module that nothing imports is a system where it
says which release its state is of (`system.stateVersion`, which NixOS asks of each system) and what machine it is for,
and no flake with hosts lies around it: that would say which systems there are, and what they are made of.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.values import PathValue, Str
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.fleet import Host
from nixlint_hwc.modules.hosts import prelude_of
from nixlint_hwc.modules.open_configurations import import_roots
from nixlint_hwc.modules.option_names import Path
from nixlint_hwc.modules.properties import active
from nixlint_hwc.modules.secrets import with_secrets
from nixlint_hwc.modules.survey import Survey

_RELEASE: Final[Path] = ("system", "stateVersion")
_HOST_NAME: Final[Path] = ("networking", "hostName")
#: What a system has that a profile for several of them has not.
_MACHINE: Final[tuple[Path, ...]] = (_HOST_NAME, ("fileSystems",), ("boot", "loader"))


def whole_systems(evaluator: Evaluator, found: Survey, taken: Collection[str], settled: frozenset[str]) -> list[Host]:
    """The hosts among the modules that no host reaches.

    `taken` are the names of others, `settled` the folders in which a flake says which hosts there are.
    """
    hosts: list[Host] = []
    # A configuration for each module is a lot where there are thousands of them and none is a system.
    may_be_any = found.free and _names_release(found.configuration)
    for path in import_roots(evaluator, found) if may_be_any else ():
        if settled & _folders(path):
            continue
        policy = Policy(prelude=prelude_of(evaluator), wrap=with_secrets)
        root = PathValue(evaluator.project.absolute(path)), None
        configuration = Configuration(evaluator, [root], {}, policy=policy)
        if _is_system(configuration):
            name = _name(configuration, path)
            is_taken = name in taken or any(host.name == name for host in hosts)
            hosts.append(Host(f"{name} ({path})" if is_taken else name, configuration))
    return hosts


def _folders(path: str) -> set[str]:
    """The folders around a file, the project's root (an empty path) included."""
    parts = path.split("/")[:-1]
    return {"/".join(parts[:length]) for length in range(len(parts) + 1)}


def _names_release(configuration: Configuration) -> bool:
    """Whether any of the project's modules sets the release of its state, or may do so."""
    try:
        return bool(configuration.definitions_at(_RELEASE))
    except EvalError:
        return True


def _is_system(configuration: Configuration) -> bool:
    try:
        return _defines(configuration, _RELEASE) and any(_defines(configuration, path) for path in _MACHINE)
    except EvalError:
        return False


def _defines(configuration: Configuration, path: Path) -> bool:
    return bool(active(configuration.definitions_at(path)))


def _name(configuration: Configuration, path: str) -> str:
    """The host's name as it is configured, else that of its file, or of the folder where the file's says nothing."""
    try:
        value = configuration.lookup(_HOST_NAME)
    except EvalError:
        value = None
    if value.__class__ is Str and value.known and value.text:
        return value.text
    folder, _, file = path.rpartition("/")
    stem = file.removesuffix(".nix")
    return folder.rpartition("/")[2] or stem if stem in ("configuration", "default") else stem
