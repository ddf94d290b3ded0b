"""Every rule's examples: `bad.nix` is reported on the lines that say so, `good.nix` is not.

An example is one module, linted as the container module `example` of a project of its own. A folder `bad/` or `good/`
instead of the file is such a project as a whole, with its settings.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from nixlint_hwc.config import load_settings
from nixlint_hwc.pipeline import Request, lint, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS

RULES = Path(__file__).parents[2] / "rules"
PLACE = "domains/server/containers/example/index.nix"
_EXPECT = re.compile(r"# expect: ([A-Z0-9, ]+)")


@pytest.fixture(scope="module")
def loaded():
    return load_rules(DEFAULT_SETTINGS, Path())


def examples(name):
    return sorted(path.parent.name for path in [*RULES.glob(f"*/{name}.nix"), *RULES.glob(f"*/{name}")])


def project_of(rule, name, root):
    folder = RULES / rule / name
    if folder.is_dir():
        shutil.copytree(folder, root)
    else:
        (root / PLACE).parent.mkdir(parents=True)
        shutil.copy(RULES / rule / f"{name}.nix", root / PLACE)
    return Project(root)


def expected(project):
    """The rule, path and line of every comment that expects a finding."""
    found = set()
    for path in project.nix_files:
        lines = project.read(project.absolute(path)).data.decode("utf-8", "replace").split("\n")
        for number, line in enumerate(lines, 1):
            match = _EXPECT.search(line)
            if match:
                found |= {(rule.strip(), path, number) for rule in match[1].split(",")}
    return found


def reported(project, loaded, rule):
    settings = replace(load_settings(project.root), select=(rule,), pedantic=True)
    result = lint(project, settings, Request(), loaded)
    return {(found.rule, found.span.file.path, found.span.file.line_of(found.span.start)) for found in result.findings}


@pytest.mark.parametrize("rule", examples("bad"))
def test_what_is_bad_is_reported(rule, loaded, tmp_path):
    project = project_of(rule, "bad", tmp_path / "project")
    wanted = expected(project)
    assert wanted
    assert reported(project, loaded, rule) == wanted


@pytest.mark.parametrize("rule", examples("good"))
def test_what_is_good_is_not(rule, loaded, tmp_path):
    assert reported(project_of(rule, "good", tmp_path / "project"), loaded, rule) == set()
