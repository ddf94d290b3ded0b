"""Flake inputs of which the outputs are modelled, because hosts are built with them.

`nixpkgs` and `flake-parts` have modules of their own. The others are written in Nix, in `inputs/`, and
evaluated like any other code. What is not modelled of an input is Unknown.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.library import LibraryFile, evaluate_internal
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, Unknown

#: The repositories that each file of `inputs/` models, by name, or by owner and name where the name says too little.
MODELS: Final[dict[str, tuple[str, ...]]] = {
    "blueprint": ("blueprint",),
    "clan-core": ("clan-core",),
    "colmena": ("colmena",),
    "den": ("vic/den", "den"),
    "easy-hosts": ("easy-hosts",),
    "ez-configs": ("ez-configs",),
    "flake-utils": ("flake-utils",),
    "flakelight": ("flakelight",),
    "flake-utils-plus": ("flake-utils-plus",),
    "haumea": ("haumea",),
    "import-tree": ("import-tree",),
    "nixos-raspberrypi": ("nixos-raspberrypi",),
    "nixos-unified": ("nixos-unified", "nixos-flake"),
    "nixpkgs-patcher": ("nixpkgs-patcher",),
    "snowfall-lib": ("snowfallorg/lib", "snowfall-lib"),
    "wire": ("mrshmllow/wire", "forallsys/wire", "wire"),
}

#: Libraries that repositories lay over nixpkgs' `lib`: their names are known, so that they hide none of its own.
OVERLAID_LIBRARIES: Final = {
    "home-manager": ("hm", "homeManagerConfiguration"),
    "nix-darwin": ("darwinSystem", "evalConfig"),
    "darwin": ("darwinSystem", "evalConfig"),
}


def known_input(evaluator: Evaluator, name: str, url: str) -> AttrSet | None:
    """The modelled part of an input, None for an input of which nothing is modelled."""
    for known, names in OVERLAID_LIBRARIES.items():
        if is_input(name, url, known):
            return _as_input(name, AttrSet({"lib": AttrSet({key: _gap(name, f"lib.{key}") for key in names})}))
    for file, repositories in MODELS.items():
        if any(is_input(name, url, repository) for repository in repositories):
            return _as_input(name, model(evaluator, file))
    return None


def model(evaluator: Evaluator, file: str) -> AttrSet:
    """The outputs that a file of `inputs/` gives.

    It is a function of `lib`, of `folders` (`_folders.nix`), of flake-parts' `mkFlake`, of `model`, which gives another
    one's outputs by name, and of `unknown`, what is not modelled.
    """
    from nixlint_hwc.modules.flake_parts import make_flake

    folders = call(_evaluated(evaluator, "_folders"), AttrSet({"lib": evaluator.lib}))
    arguments: dict[str, Any] = {
        "lib": evaluator.lib,
        "folders": folders,
        "mkFlake": Builtin("mkFlake", 2, lambda given, module: make_flake(evaluator, given, module)),
        "model": Builtin("model", 1, lambda name: model(evaluator, force(name).text)),
        "unknown": Unknown(f"a part of {file} that is not modelled"),
    }
    found = call(_evaluated(evaluator, file), AttrSet(arguments))
    assert isinstance(found, AttrSet)
    return found


@cache
def _file(name: str) -> LibraryFile:
    """A model, which is read, and parsed, once for all evaluators."""
    data = (resources.files(__package__) / "inputs" / f"{name}.nix").read_bytes()
    return LibraryFile(f"<inputs>/{name}.nix", data)


def _evaluated(evaluator: Evaluator, name: str) -> Any:
    return evaluate_internal(evaluator, evaluator.source.parse(_file(name)))


def is_input(name: str, url: str, repository: str) -> bool:
    """Whether an input of that name and URL is the flake of a repository; the URL counts where there is one.

    The repository is given by its name, or as `owner/name`.
    """
    parts = [part.removesuffix(".git") for part in re.split("[/:?#]", url)]
    owner, _, own = repository.rpartition("/")
    if not url:
        return name == own
    return own in parts if not owner else (owner, own) in pairwise(parts)


def _gap(name: str, path: str) -> Unknown:
    return Unknown(f'the flake input "{name}"', None, f"inputs.{name}.{path}")


def _as_input(name: str, outputs: AttrSet) -> AttrSet:
    """Modelled outputs as those of an input, which has more."""
    rest = Unknown(f'the flake input "{name}"', None, f"inputs.{name}")
    attrs = dict(outputs.attrs)
    library = force(attrs["lib"]) if "lib" in attrs else None
    if isinstance(library, AttrSet):
        further = Unknown(rest.reason, None, f"inputs.{name}.lib", beyond=True)
        attrs["lib"] = AttrSet(library.snapshot().attrs, None, further)
    return AttrSet(attrs, None, rest)


def below(value: Any, path: tuple[str, ...]) -> Any:
    """What stands at a path of nested sets, forced; None where there is nothing. Raises `EvalError`."""
    for name in path:
        found = value.get(name) if isinstance(value, AttrSet) else MISSING
        if found is MISSING:
            return None
        value = force(found)
    return value


def hive_nodes(evaluator: Evaluator, hive: Any) -> Any:
    """The hosts of a hive that is not evaluated yet, by name. Raises `EvalError`."""
    if hive.__class__ is Unknown:
        return hive
    make = below(model(evaluator, "colmena"), ("lib", "makeHive"))
    return below(call(make, hive), ("nodes",))
