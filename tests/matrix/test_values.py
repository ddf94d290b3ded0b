"""The option values of every shape's containers are those that real Nix has (`record.py`)."""

from __future__ import annotations

import json

import pytest

from nixlint_hwc.pipeline import Request, analyse
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS
from tests.matrix.projects import CHECKS, FOLDER, shapes
from tests.matrix.record import recorded as real_values
from tests.matrix.record import without_defaults
from tests.support.nixpkgs import needs_nixpkgs_lib
from tests.support.real_nix import needs_nix

SHAPES = shapes()


def containers(root):
    """The containers' option values in the base world, by name."""
    analysis = analyse(Project(root), DEFAULT_SETTINGS, Request(options=True))
    assert analysis.problems == ()
    assert [case.arguments for case in analysis.cases if case.subject == "diagnostic"] == []
    found = {}
    for case in analysis.cases:
        if case.subject == "container" and case.when is None:
            assert found.setdefault(case.container, case.arguments["container"]) is case.arguments["container"]
    return {name: without_defaults(container.declared.options) for name, container in found.items()}


def patched(clean, changes):
    """The containers with the changes that a cause makes; null takes an option away."""
    return {
        name: {key: value for key, value in {**options, **changes[name]}.items() if value is not None}
        for name, options in clean.items()
    }


def agrees(ours, nix):
    """Whether values are the same, apart from store paths, and from names that modules outside the project may add."""
    if isinstance(ours, dict) and ours.keys() == {"?"}:
        return isinstance(nix, str) and nix.startswith("/nix/store/")
    if isinstance(ours, dict) and isinstance(nix, dict):
        return ours.keys() - {"?"} == nix.keys() and all(agrees(ours[name], value) for name, value in nix.items())
    if isinstance(ours, list) and isinstance(nix, list):
        return len(ours) == len(nix) and all(map(agrees, ours, nix))
    return ours == nix


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_options_are_those_of_nix(shape, tmp_path):
    recorded = json.loads((FOLDER / "expected" / f"{shape.name}.json").read_text("utf-8"))
    clean = recorded["clean"]
    for check in (None, *CHECKS):
        ours = containers(shape.write(tmp_path / "project", check))
        nix = clean if check is None else patched(clean, recorded[check])
        assert agrees(ours, nix), f"{check}: {ours} is not {nix}"


def test_nothing_else_is_recorded():
    assert sorted(path.stem for path in (FOLDER / "expected").glob("*.json")) == [shape.name for shape in SHAPES]


@needs_nix
@needs_nixpkgs_lib
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_nix_still_says_so(shape, tmp_path):
    recorded = json.loads((FOLDER / "expected" / f"{shape.name}.json").read_text("utf-8"))
    assert real_values(shape, tmp_path / "project") == recorded
