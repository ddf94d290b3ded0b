"""Hosts of flakes in the shapes that repositories use: `flakes/NAME/` gives the containers in its `expected.json`.

`expected.json` maps each host to its containers and their images, and "" to those of modules that no host has; an
unknown part of an image prints as `<?>`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nixlint_hwc.analysis.collect import Evaluation, evaluate
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.podman.image import ImageReference
from nixlint_hwc.project import Project

FOLDER = Path(__file__).parent / "flakes"
CASES = sorted(path.parent for path in FOLDER.glob("*/flake.nix"))


def images(found: Evaluation) -> dict[str | None, dict[str, str]]:
    """Host to container to image, of the containers that are enabled, in their base worlds."""
    hosts: dict[str | None, dict[str, str]] = {}
    for reading in found.readings:
        containers = hosts.setdefault(reading.host, {})
        for sighted in reading.sighted:
            image = sighted.container.program.image
            if sighted.enabled and isinstance(image, ImageReference):
                assert isinstance(image.text, Str)
                containers[sighted.name] = image.text.shown
    return hosts


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hosts(case: Path) -> None:
    found = in_large_stack(lambda: evaluate(Project(case)))
    assert found.problems == []
    assert [case.arguments for case in found.cases] == []
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    assert {host or "": names for host, names in images(found).items() if host is not None or names} == expected
