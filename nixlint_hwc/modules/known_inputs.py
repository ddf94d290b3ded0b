"""Flake inputs of which the library is modelled, because hosts are built with it.

`nixpkgs`, `flake-parts` and `import-tree` have modules of their own; here are those of which a few names are enough.
What is not modelled of an input is Unknown.
"""

from __future__ import annotations

import re
from typing import Any, Final

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import AttrSet, Builtin, ListValue, Str, Unknown

#: The systems that flake-utils takes by default.
DEFAULT_SYSTEMS: Final = ("aarch64-darwin", "aarch64-linux", "x86_64-darwin", "x86_64-linux")

#: Libraries that repositories lay over nixpkgs' `lib`: their names are known, so that they hide none of its own.
OVERLAID_LIBRARIES: Final = {
    "home-manager": ("hm", "homeManagerConfiguration"),
    "nix-darwin": ("darwinSystem", "evalConfig"),
    "darwin": ("darwinSystem", "evalConfig"),
}


def known_input(name: str, url: str) -> AttrSet | None:
    """The modelled part of an input, None for an input of which nothing is modelled."""
    for known, names in OVERLAID_LIBRARIES.items():
        if is_input(name, url, known):
            return _with_library(name, {key: _gap(name, f"lib.{key}") for key in names})
    if is_input(name, url, "flake-utils"):
        return _with_library(name, _flake_utils(name))
    return None


def is_input(name: str, url: str, repository: str) -> bool:
    """Whether an input of that name and URL is the flake of a repository; the URL counts where there is one."""
    parts = [part.removesuffix(".git") for part in re.split("[/:?#]", url)]
    return repository in parts if url else name == repository


def _gap(name: str, path: str) -> Unknown:
    return Unknown(f'the flake input "{name}"', None, f"inputs.{name}.{path}")


def _with_library(name: str, library: dict[str, Any]) -> AttrSet:
    rest = Unknown(f'the flake input "{name}"', None, f"inputs.{name}")
    further = Unknown(rest.reason, None, f"inputs.{name}.lib", beyond=True)
    return AttrSet({"lib": AttrSet(library, None, further)}, None, rest)


def _flake_utils(name: str) -> dict[str, Any]:
    systems = ListValue([Str(system) for system in DEFAULT_SYSTEMS])
    return {
        "defaultSystems": systems,
        "allSystems": systems,
        "system": AttrSet({system: Str(system) for system in DEFAULT_SYSTEMS}),
        "eachSystem": Builtin("eachSystem", 2, each_system),
        "eachDefaultSystem": Builtin("eachDefaultSystem", 1, lambda make: each_system(systems, make)),
        "eachSystemMap": Builtin("eachSystemMap", 2, each_system_map),
        "eachDefaultSystemMap": Builtin("eachDefaultSystemMap", 1, lambda make: each_system_map(systems, make)),
        "mkApp": _gap(name, "lib.mkApp"),
        "filterPackages": _gap(name, "lib.filterPackages"),
        "flattenTree": _gap(name, "lib.flattenTree"),
        "simpleFlake": _gap(name, "lib.simpleFlake"),
    }


def each_system_map(systems: Any, make: Any) -> Any:
    """`eachSystemMap systems f`: `f` of every system, by the system."""
    listed = force(systems)
    if listed.__class__ is not ListValue:
        return listed
    found: dict[str, Any] = {}
    for item in listed.items:
        system = force(item)
        if system.__class__ is Str and system.known:
            found[system.text] = Thunk(lambda one: call(force(make), one), system)
    return AttrSet(found, None, listed.rest)


def each_system(systems: Any, make: Any) -> Any:
    """`eachSystem systems f`: the outputs that `f` gives, each by system."""
    by_system = each_system_map(systems, make)
    if not isinstance(by_system, AttrSet):
        return by_system
    outputs: dict[str, dict[str, Any]] = {}
    rest = by_system.rest
    for system, lazy in by_system.attrs.items():
        value = force(lazy)
        if isinstance(value, AttrSet):
            plain = value.snapshot()
            rest = rest or plain.rest
            for name, item in plain.attrs.items():
                outputs.setdefault(name, {})[system] = item
        elif value.__class__ is Unknown:
            rest = rest or value
    return AttrSet({name: AttrSet(items) for name, items in outputs.items()}, None, rest)
