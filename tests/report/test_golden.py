"""Every format's document for the sample results, as golden files named `<sample>[.<variant>].<format>`.

A new file is a new case. To write the files anew: `HWC_LINT_UPDATE_GOLDEN=1 pytest tests/report/test_golden.py`, then
read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from report_samples import SAMPLES

from nixlint_hwc import __version__
from nixlint_hwc.report import FORMATS, render
from nixlint_hwc.report.options import ReportOptions

GOLDEN = Path(__file__).parent / "golden"
VARIANTS = {
    "": ReportOptions(width=80),
    "quiet": ReportOptions(width=80, verbosity=-1),
    "verbose": ReportOptions(width=80, verbosity=1),
    "statistics": ReportOptions(width=80, statistics=True),
    "color": ReportOptions(width=80, color=True, statistics=True),
    "wide": ReportOptions(width=120),
    "narrow": ReportOptions(width=40),
    "suppressed": ReportOptions(sarif_suppressed=True),
}
FILES = sorted(path for path in GOLDEN.iterdir() if path.suffix[1:] in FORMATS)


def document(path: Path) -> str:
    sample, _, variant = path.stem.partition(".")
    text = render(path.suffix[1:], SAMPLES[sample], VARIANTS[variant])
    return re.sub(re.escape(__version__) + r"\b", "VERSION", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_golden_file(path: Path) -> None:
    if os.environ.get("HWC_LINT_UPDATE_GOLDEN"):
        path.write_bytes(document(path).encode())
    assert document(path).encode().decode() == path.read_bytes().decode()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_golden_files(name: str) -> None:
    assert {path.stem for path in FILES if path.suffix == f".{name}"} >= {"clean", "full", "hostile", "incomplete"}
