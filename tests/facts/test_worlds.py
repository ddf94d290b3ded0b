"""Worlds, case by case: `worlds/NAME/` holds modules, `expected.json` the containers in each world that matters.

Of each container it tells the host, whether that runs it, the condition, the image, the volumes and the flags.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.facts.collect import Evaluation, evaluate
from nixlint_hwc.facts.image import ImageReference
from nixlint_hwc.facts.model import Container
from nixlint_hwc.project import Project

FOLDER = Path(__file__).parent / "worlds"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())


def found(case: Path) -> list[dict[str, Any]]:
    """The containers of a case in every world, as plain data."""
    return in_large_stack(lambda: _found(evaluate(Project(case))))


def _found(evaluation: Evaluation) -> list[dict[str, Any]]:
    assert evaluation.problems == []
    return [
        {
            "name": sighted.name,
            "host": sighted.host,
            "enabled": sighted.enabled,
            "when": variant.when,
            "image": _image(variant.container),
            "volumes": [mount.text.shown for mount in variant.container.mounts],
            "flags": [flag.text.shown for flag in variant.container.flags.flags],
        }
        for reading in evaluation.readings
        for sighted in reading.sighted
        for variant in sighted.variants
    ]


def _image(container: Container) -> str | None:
    return container.image.text.shown if isinstance(container.image, ImageReference) else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_worlds(case: Path) -> None:
    assert found(case) == json.loads((case / "expected.json").read_text("utf-8"))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        text = json.dumps(found(FOLDER / name), indent=1) + "\n"
        (FOLDER / name / "expected.json").write_text(text, "utf-8")
