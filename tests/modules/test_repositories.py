"""Whole repositories in the styles that people use, each as `repositories/NAME/` with what is to be seen in it.

`expected.json` maps each host, and "" for modules that no host has, to its containers and the values of their options
as `hwc-lint show` prints them; `diagnostics` are what is to be said about evaluation: nothing unless it is listed.
`notices` are remarks, by file.
HWC_LINT_UPDATE_EXPECTED=1 writes these files; look at the difference.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.analysis.collect import Evaluation, evaluate
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.facts.diagnostic import DiagnosticFact
from nixlint_hwc.project import Project

FOLDER = Path(__file__).parent / "repositories"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())


def seen(found: Evaluation) -> dict[str, Any]:
    """What evaluation saw of a repository, as plain data."""
    hosts: dict[str, dict[str, Any]] = {}
    for reading in found.readings:
        containers = hosts.setdefault(reading.host or "", {})
        for sighted in reading.sighted:
            container = sighted.container
            containers[sighted.name] = container.declared.options | ({} if sighted.enabled else {"": "not enabled"})
    facts = [case.arguments["diagnostic"] for case in found.cases if case.subject == "diagnostic"]
    told = [f"{fact.rule}: {fact.message}" for fact in facts if isinstance(fact, DiagnosticFact)]
    notices = sorted(f"{one.path}: {one.kind}" for one in found.notices)
    return ({"notices": notices} if notices else {}) | {
        "hosts": {host: hosts[host] for host in sorted(hosts) if host or hosts[host]},
        "diagnostics": sorted({*told, *(f"{one.kind}: {one.message}" for one in found.problems)}),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_repository(case: Path) -> None:
    found = seen(in_large_stack(lambda: evaluate(Project(case), with_options=True)))
    expected = case / "expected.json"
    if os.environ.get("HWC_LINT_UPDATE_EXPECTED"):
        expected.write_text(json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8"))
