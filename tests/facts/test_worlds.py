"""Worlds, case by case: `worlds/NAME/` holds modules, `expected.json` the containers in each world that matters.

Of each container it tells the host, whether that runs it, the condition, the image, the volumes and the flags. With a
file `all-worlds` in the case, what hosts fix is looked at in its other values too.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.analysis.collect import Evaluation, evaluate
from nixlint_hwc.cli import run
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.facts.diagnostic import DiagnosticFact
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.podman.image import ImageReference
from nixlint_hwc.project import Project

FOLDER = Path(__file__).parent / "worlds"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())


def found(case: Path) -> list[dict[str, Any]]:
    """The containers of a case in every world, as plain data."""
    return in_large_stack(lambda: _found(evaluated(case)))


def evaluated(case: Path) -> Evaluation:
    return evaluate(Project(case), all_worlds=(case / "all-worlds").exists())


def _found(evaluation: Evaluation) -> list[dict[str, Any]]:
    assert evaluation.problems == []
    return [
        {
            "name": sighted.name,
            "host": sighted.host,
            "enabled": sighted.enabled,
            "when": variant.when,
            "image": _image(variant.container),
            "volumes": [mount.text.shown for mount in variant.container.connected.mounts],
            "flags": [flag.text.shown for flag in variant.container.started.flags.flags],
        }
        for reading in evaluation.readings
        for sighted in reading.sighted
        for variant in sighted.variants
    ]


def _image(container: Container) -> str | None:
    return container.program.image.text.shown if isinstance(container.program.image, ImageReference) else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_worlds(case: Path) -> None:
    assert found(case) == json.loads((case / "expected.json").read_text("utf-8"))


def test_the_bound_on_worlds_is_told_as_a_note() -> None:
    evaluation = in_large_stack(lambda: evaluated(FOLDER / "bounded"))
    told = [case.arguments["diagnostic"] for case in evaluation.cases if case.subject == "diagnostic"]
    assert [fact.rule for fact in told if isinstance(fact, DiagnosticFact)] == ["HWC007"]
    assert evaluation.problems == []


def test_the_bound_does_not_change_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--project", str(FOLDER / "bounded"), "--no-cache", "--select", "HWC007"]) == 0
    assert "note[HWC007]" in capsys.readouterr().out


if __name__ == "__main__":
    for name in sys.argv[1:]:
        text = json.dumps(found(FOLDER / name), indent=1) + "\n"
        (FOLDER / name / "expected.json").write_text(text, "utf-8")
