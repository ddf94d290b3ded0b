"""Hosts of projects without flakes: hives, networks, and files that evaluate a system themselves.

In: an evaluator, after the flakes. Out: further hosts. A file is an entry by what it evaluates to: systems, or a set of
nodes beside `defaults`, `meta` or `network` (Colmena, NixOps, morph). Only files that no other file imports count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from nixlint_hwc.eval.calls import call, is_function
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, Closure, ListValue, PathValue
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.hosts import system_configuration
from nixlint_hwc.modules.known_inputs import hive_nodes
from nixlint_hwc.modules.options import OPTION_ROOTS
from nixlint_hwc.project import UnreadableFileError

#: What a file must mention to be looked at: the options of deployment tools, and what makes a system.
_SIGNS: Final = (b"deployment", b"eval-config", b"nixosSystem", b"nixpkgs/nixos>", b'/nixos"', b"makeHive")
#: The sets in which a file may hold its systems.
_SETS: Final = ("nixosConfigurations", "nodes", "hosts", "machines", "systems")
_HIVE_NAMES: Final = frozenset({"defaults", "meta", "network"})
#: What a node of a hive has besides options of NixOS.
_NODE_NAMES: Final = OPTION_ROOTS | {"deployment", "imports", "config"}


def entry_files(evaluator: Evaluator) -> list[str]:
    """The files that may be entries, by a cheap test of their text: evaluating each file for nothing costs too much."""
    return [path for path in evaluator.project.nix_files if _may_be_entry(evaluator, path)]


def _may_be_entry(evaluator: Evaluator, path: str) -> bool:
    if path in evaluator.import_sites or path in evaluator.module_files or path.rpartition("/")[2] == "flake.nix":
        return False
    try:
        data = evaluator.project.read(evaluator.project.absolute(path)).data
    except UnreadableFileError:
        return False  # reported with the syntax of the project's files
    return any(sign in data for sign in _SIGNS)


def entry_systems(evaluator: Evaluator, path: str) -> dict[str, Configuration]:
    """The systems of an entry file by name; none of any other file."""
    try:
        return dict(_systems(evaluator, path))
    except EvalError:
        return {}  # an error in a file is reported when it is read as a module


def _systems(evaluator: Evaluator, path: str) -> Iterator[tuple[str, Configuration]]:
    value = evaluator.import_path(evaluator.project.absolute(path), None)
    if value.__class__ is Closure and not _takes_module_arguments(value):
        value = call(value, AttrSet({}))
    system = system_configuration(value)
    if system is not None:
        yield _stem(path), system
    elif isinstance(value, AttrSet) and not isinstance(value, Branch):
        plain = value.snapshot()
        if _is_hive(plain):
            nodes = hive_nodes(evaluator, plain)
            yield from _members(nodes) if isinstance(nodes, AttrSet) else ()
        elif not plain.attrs.keys() & OPTION_ROOTS:
            yield from _members(plain)
            for name in _SETS:
                inner = force(plain.attrs.get(name))
                yield from _members(inner.snapshot()) if isinstance(inner, AttrSet) else ()


def _takes_module_arguments(function: Closure) -> bool:
    """Whether a call without arguments would fail: only functions of which every argument has a default are entries."""
    formals = function.code.formals
    return formals is None or not all(formals.values())


def _members(values: AttrSet) -> Iterator[tuple[str, Configuration]]:
    for name, lazy in values.attrs.items():
        try:
            system = system_configuration(force(lazy))
        except EvalError:
            continue
        if system is not None:
            yield name, system


def _is_hive(value: AttrSet) -> bool:
    names = value.attrs.keys()
    if not names & _HIVE_NAMES or names & OPTION_ROOTS:
        return False
    return any(_is_node(force(value.attrs[name])) for name in names - _HIVE_NAMES)


def _is_node(value: Any) -> bool:
    if isinstance(value, AttrSet):
        return bool(_NODE_NAMES & set(value.names()))
    return is_function(value) or value.__class__ in (PathValue, ListValue)


def _stem(path: str) -> str:
    """The name that a file gives its system: its own, or its folder's where that says more."""
    folder, _, file = path.rpartition("/")
    stem = file.removesuffix(".nix")
    return folder.rpartition("/")[2] or stem if stem in ("default", "system", "configuration") else stem
