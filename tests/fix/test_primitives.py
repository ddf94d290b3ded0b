"""The edit primitives, by example.

A case is a module whose first line says what a rule on the container `db` would ask for, as `# <subject>: <Nix>`, and
beside it `<name>.after.nix`, or `<name>.withheld` with a part of the reason why nothing can be done.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from nixlint_hwc.fix.edits import applied, compatible
from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.project import Project
from nixlint_hwc.settings import Settings
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.fix.own_rules import load_own

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.nix") if not path.stem.endswith(".after"))
_ASKED = re.compile(r"# (\w+): (.*)")


def fixes_of(name, root):
    """The fixes that the case's first line asks for, in a project that holds the case as a container module."""
    data = (CASES / f"{name}.nix").read_bytes()
    asked = _ASKED.match(data.decode().splitlines()[0])
    module = root / "modules" / "db" / "index.nix"
    module.parent.mkdir(parents=True)
    module.write_bytes(data)
    if b"./helpers.nix" in data:
        shutil.copy(CASES / "shared" / "helpers.nix", module.parent)
    rule = root / "rules" / "asked-for" / "rule.nix"
    rule.parent.mkdir(parents=True)
    rule.write_text(
        f'{{ id = "X1"; summary = "s"; severity = "note"; subject = "{asked[1]}"; message = "m";\n'
        'check = { container, ... }: container.name == "db";\n'
        f'fix = {{ {asked[1]}, edit, ... }}: {{ title = "t"; safe = true; edits = [ ({asked[2]}) ]; }}; }}'
    )
    settings = Settings(rule_folders=("rules",), select=("X1",))
    result = lint(Project(root), settings, Request(), load_own(root))
    assert [problem.message for problem in result.problems] == []
    return data, result.findings


@pytest.mark.parametrize("name", NAMES)
def test_an_edit_reads_as_its_neighbours_do(name, tmp_path):
    data, findings = fixes_of(name, tmp_path)
    assert findings
    reason = CASES / f"{name}.withheld"
    if reason.exists():
        for finding in findings:
            assert finding.fix.edits == ()
            assert reason.read_text().strip() in finding.fix.withheld
        return
    assert [finding.fix.withheld for finding in findings] == [None] * len(findings)
    after = applied(compatible(findings))["modules/db/index.nix"]
    assert after.decode() == (CASES / f"{name}.after.nix").read_bytes().decode()
    assert parse(SourceFile("after.nix", after)).diagnostics == parse(SourceFile("before.nix", data)).diagnostics == ()
