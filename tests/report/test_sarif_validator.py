"""SARIF as Microsoft's validator judges it, with the rules of the standard and those of GitHub's code scanning.

Needs the npm package `@microsoft/sarif-multitool`, on PATH or under the folder that HWC_LINT_NODE_MODULES names:

    npm install --prefix /tmp/multitool @microsoft/sarif-multitool
    HWC_LINT_NODE_MODULES=/tmp/multitool/node_modules pytest tests/report/test_sarif_validator.py

The package's native program is called directly: its `sarif-multitool` script passes arguments through a shell, which
cuts `Sarif;Ghas` at the semicolon, so that GitHub's rules would not be checked.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from report_samples import SAMPLES

from nixlint_hwc.cli import run
from nixlint_hwc.report import render
from nixlint_hwc.report.options import ReportOptions


def validator() -> Path | None:
    package = Path("@microsoft") / f"sarif-multitool-{sys.platform}" / "Sarif.Multitool"
    script = shutil.which("sarif-multitool")
    folders = [Path(folder) for folder in (os.environ.get("HWC_LINT_NODE_MODULES"),) if folder]
    if script is not None:
        folders += [parent for parent in Path(script).resolve().parents if parent.name == "node_modules"]
    return next((folder / package for folder in folders if (folder / package).is_file()), None)


PROGRAM = validator()


def complaints(document: str, folder: Path) -> list[str]:
    """The errors and warnings that the validator finds in a document."""
    assert PROGRAM is not None
    file, report = folder / "log.sarif", folder / "report.sarif"
    file.write_text(document)
    if not os.access(PROGRAM, os.X_OK):
        PROGRAM.chmod(0o755)
    command = [str(PROGRAM), "validate", str(file), "--rule-kind", "Sarif;Ghas", "--output", str(report)]
    done = subprocess.run([*command, "--log", "ForceOverwrite"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    results: list[dict[str, Any]] = json.loads(report.read_text())["runs"][0]["results"]
    return [f"{item['ruleId']} {item['message']}" for item in results if item.get("level", "warning") != "note"]


@pytest.mark.skipif(PROGRAM is None, reason="@microsoft/sarif-multitool is not installed")
@pytest.mark.parametrize("sample", SAMPLES)
def test_no_error_and_no_warning(sample: str, tmp_path: Path) -> None:
    assert complaints(render("sarif", SAMPLES[sample], ReportOptions(sarif_suppressed=True)), tmp_path) == []


@pytest.mark.skipif(PROGRAM is None, reason="@microsoft/sarif-multitool is not installed")
def test_the_validator_checks_githubs_rules(tmp_path: Path) -> None:
    document = json.loads(render("sarif", SAMPLES["full"]))
    del document["runs"][0]["results"][0]["locations"]
    assert any(complaint.startswith("GH1") for complaint in complaints(json.dumps(document), tmp_path))


@pytest.mark.skipif(PROGRAM is None, reason="@microsoft/sarif-multitool is not installed")
def test_no_error_and_no_warning_on_the_sample_repository(tmp_path: Path) -> None:
    sample, report = Path(__file__).parents[2] / "fixtures" / "nixos-hwc", tmp_path / "sample.sarif"
    options = ["--fail-on", "never", "--quiet", "--sarif-suppressed", "--category", "sample"]
    assert run(["check", "--project", str(sample), *options, "--output", f"sarif={report}"]) == 0
    assert complaints(report.read_text(), tmp_path) == []


@pytest.mark.skipif(PROGRAM is None, reason="@microsoft/sarif-multitool is not installed")
def test_no_error_and_no_warning_below_the_root_of_a_repository(tmp_path: Path) -> None:
    assert complaints(render("sarif", SAMPLES["full"], ReportOptions(folder="infra/my nixos")), tmp_path) == []
