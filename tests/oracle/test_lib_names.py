"""The names of the modelled `lib` are those of nixpkgs, and each function is compared with nixpkgs'."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from nixlint_hwc.eval.library import OPAQUE, library_names
from tests.oracle.test_lib import TABLES
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib
from tests.support.real_nix import needs_nix

#: Sub-sets that the module system brings, with their own comparison, or whose members no comparison can tell apart.
ELSEWHERE = frozenset({"", "builtins", "fileset", "flakes", "licenses", "misc", "modules", "options", "types", *OPAQUE})
#: Functions that read files or say what nixpkgs' release is, data, and functions that only forward to a builtin.
NOT_COMPARED = frozenset((Path(__file__).parent / "lib" / "not-compared").read_text("utf-8").split())


def compared_names() -> set[str]:
    """Every word of the tables."""
    return {word for table in TABLES for word in re.findall(r"[\w']+", table.read_text("utf-8"))}


def test_every_function_is_compared() -> None:
    names = {
        name for section, exported, own in library_names() if section not in ELSEWHERE for name in (*exported, *own)
    }
    assert sorted(names - compared_names() - NOT_COMPARED) == []
    assert sorted(NOT_COMPARED - (names - compared_names())) == []


@needs_nix
@needs_nixpkgs_lib
def test_no_name_of_nixpkgs_is_missing(tmp_path: Path) -> None:
    text = """
      let
        lib = import <nixpkgs/lib>;
        sections = builtins.fromJSON (builtins.readFile ./sections.json);
        names = section: if section == "" then builtins.attrNames lib else builtins.attrNames lib.${section};
      in
      builtins.listToAttrs (map (name: { inherit name; value = names name; }) sections)
    """
    ours = {section: {*exported, *own} for section, exported, own in library_names()}
    ours[""] |= {name for names in library_names() for name in names[1]} | ours.keys() - {"", "builtins"}
    ignored = {*OPAQUE, "builtins", "derivations"}
    (tmp_path / "sections.json").write_text(json.dumps(sorted(ours.keys() - ignored)))
    (tmp_path / "names.nix").write_text(text)
    run = subprocess.run(
        ["nix-instantiate", "--eval", "--strict", "--json", "-I", f"nixpkgs={nixpkgs_lib().parent}", "names.nix"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    missing = {section: sorted(set(names) - ours[section]) for section, names in json.loads(run.stdout).items()}
    assert {section: names for section, names in missing.items() if names and section != "licenses"} == {}


def test_every_definition_in_nix_has_a_known_name() -> None:
    parts = Path(__file__).parents[2] / "nixlint_hwc" / "eval" / "lib"
    known = {section or "top": {*exported, *own} for section, exported, own in library_names()}
    for part in sorted(parts.glob("*.nix")):
        if part.stem not in ("licenses", "sourceTypes"):
            defined = set(re.findall(r"^  ([\w']+) =", part.read_text("utf-8").rpartition("\nin\n")[2], re.MULTILINE))
            assert defined - known[part.stem] == set(), part.name


@pytest.mark.parametrize("section", sorted(section for section, _, _ in library_names()))
def test_names_are_listed_once(section: str) -> None:
    [(exported, own)] = [(names, others) for name, names, others in library_names() if name == section]
    assert len({*exported, *own}) == len(exported) + len(own)
