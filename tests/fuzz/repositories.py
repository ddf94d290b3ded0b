"""Whole projects as inputs: those of the tests to begin from, and changes to them.

In: a project as one text (`memory.py`). Out: another. Most changes follow the syntax of one file; some move files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

from tests.fuzz.memory import MAIN, joined, split
from tests.fuzz.mutation import LIMIT, Mutator
from tests.fuzz.structure import Pieces, StructureMutator, places
from tests.fuzz.target import ROOT, texts, words

#: Projects larger than this are nothing to begin from (bytes).
LARGEST = LIMIT * 3 // 4
#: What the tests expect of a project is no part of it.
_NOT_PART = re.compile(r"(^|/)(expected.*|README\.md|.*\.golden)$")
_FLAKE = b"""{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { self, nixpkgs, ... }: {
    nixosConfigurations.atlas = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./configuration.nix ];
    };
  };
}
"""
_WORDS = words("modules")


def projects() -> Iterator[bytes]:
    """Modules alone, on a host, and whole repositories."""
    modules = texts("rules/*/bad.nix", "rules/*/good.nix", "tests/fix/cases/*.nix", limit=4000)
    modules += texts("tests/facts/**/*.nix", "tests/modules/cases/*.nix", limit=2500)
    for index, module in enumerate(modules):
        yield joined({MAIN: module, "flake.nix": _FLAKE}) if index % 3 == 0 else module
    yield from repositories()


def repositories() -> Iterator[bytes]:
    """The projects of the tests that are small enough."""
    folders = [
        "tests/modules/repositories/*",
        "tests/modules/flakes/*",
        "tests/rules/projects/*",
        "tests/rules/stacks/*",
    ]
    folders += ["fixtures/*/domains/server/containers/*"]
    for folder in (path for pattern in folders for path in sorted(ROOT.glob(pattern)) if path.is_dir()):
        yield from _project_in(folder)


def _project_in(folder: Path) -> Iterator[bytes]:
    prefix = "domains/server/containers/x/" if "fixtures" in folder.parts else ""
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file() and not path.is_symlink() and not _NOT_PART.search(name):
            files[prefix + name] = path.read_bytes()
    data = joined(files)
    if len(data) <= LARGEST:
        yield data


@cache
def pieces() -> Pieces:
    """What the tests' modules are made of."""
    return Pieces(texts("rules/*/bad.nix", "rules/*/good.nix", "tests/rules/stacks/*/*.nix", limit=6000))


def changed(random: Random, pool: Sequence[bytes], data: bytes) -> bytes:
    """A project after one to a few changes."""
    files = split(data)
    if not files:
        return data
    if random.random() < 0.1:
        random.choice(_MOVES)(random, split(random.choice(pool)), files)
    path = _chosen(random, files)
    if path is not None:
        files[path] = _text(random, pool, files[path], is_nix=path.endswith(".nix"))
    return (files[MAIN] if list(files) == [MAIN] else joined(files))[:LIMIT]


def _chosen(random: Random, files: dict[str, bytes]) -> str | None:
    """A file, those with containers first."""
    paths = sorted(files)
    likely = [path for path in paths if b"containers" in files[path]]
    return random.choice(likely if likely and random.random() < 0.7 else paths) if paths else None


def _text(random: Random, pool: Sequence[bytes], text: bytes, *, is_nix: bool) -> bytes:
    if is_nix and random.random() < 0.9:
        found = StructureMutator(random, pieces()).mutate(text)
        if found is not None:
            return found
    others = [*split(random.choice(pool)).values()] or [text]
    return Mutator(random, others, _WORDS).mutate(text)


def _remove(random: Random, other: dict[str, bytes], files: dict[str, bytes]) -> None:
    if len(files) > 1:
        del files[random.choice(sorted(files))]


def _add(random: Random, other: dict[str, bytes], files: dict[str, bytes]) -> None:
    if other:
        path = random.choice(sorted(other))
        files.setdefault(path, other[path])


def _replace(random: Random, other: dict[str, bytes], files: dict[str, bytes]) -> None:
    if other:
        files[random.choice(sorted(files))] = other[random.choice(sorted(other))]


def _rename(random: Random, other: dict[str, bytes], files: dict[str, bytes]) -> None:
    path = random.choice(sorted(files))
    folder = random.choice(("", "modules/", "hosts/atlas/", "domains/server/containers/x/"))
    name = random.choice((path.rpartition("/")[2], "default.nix", "index.nix", "options.nix", "helper.nix"))
    files.setdefault(folder + name, files.pop(path))


def _move_out(random: Random, other: dict[str, bytes], files: dict[str, bytes]) -> None:
    """An expression that stands on its own, to a file of its own."""
    path = random.choice(sorted(files))
    found = places(files[path]) if path.endswith(".nix") else None
    if found is None or not found.expressions:
        return
    node = random.choice(found.expressions)
    text = files[path]
    piece = node.text(text)
    if places(piece) is not None:
        folder = path.rpartition("/")[0]
        files[f"{folder}/helper.nix" if folder else "helper.nix"] = piece
        files[path] = text[: node.start] + b"(import ./helper.nix)" + text[node.end :]


def _move_module(random: Random, other: dict[str, bytes], files: dict[str, bytes]) -> None:
    """A module, behind another that imports it."""
    path = random.choice([path for path in files if path.endswith(".nix")] or sorted(files))
    if path.endswith(".nix") and not path.endswith("flake.nix"):
        stem = path.removesuffix(".nix")
        files[f"{stem}-own.nix"] = files[path]
        name = stem.rpartition("/")[2].encode()
        files[path] = b"{ lib, ... }: { imports = [ ./%s-own.nix ]; }\n" % name


Move = Callable[[Random, dict[str, bytes], dict[str, bytes]], None]
_MOVES: Sequence[Move] = (_remove, _add, _replace, _rename, _move_out, _move_module)
