"""Every problem that has a fix, in every shape of the matrix, in every formatting.

Hypothesis draws from the product, the same in every run. `HWC_LINT_LAYOUTS=1000` draws as many others for each
formatting.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nixlint_hwc.fix.engine import Engine
from nixlint_hwc.fix.write import write_files
from nixlint_hwc.pipeline import Request, examine, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS, Settings
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.fix.accounts import (
    assert_findings_are_accounted_for,
    assert_line_endings_stay,
    assert_only_what_fixes_are_about_changed,
    assert_remarks_stay,
    fixable,
)
from tests.fix.formats import FORMATS, formatted
from tests.fix.problems import PROBLEMS, files_with
from tests.matrix.projects import shapes

SHAPES = {shape.name: shape for shape in shapes()}
ASKED = int(os.environ.get("HWC_LINT_LAYOUTS", "0"))
NIX = shutil.which("nix-instantiate")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    return load_rules(DEFAULT_SETTINGS, tmp_path_factory.mktemp("none"))


@pytest.fixture(scope="module")
def fix(loaded, tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    wanted = Settings(select=fixable(loaded[0]), pedantic=True)

    def run(files=None):
        if files is not None:
            shutil.rmtree(root)
            for path, data in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(data)
        look = lambda project: examine(project, wanted, Request(), loaded, lambda result: result)[0]  # noqa: E731
        outcome = Engine(Project(root), look, unsafe=True).run()
        write_files(root, outcome.before, outcome.after)
        return outcome

    run.root = root
    return run


@pytest.mark.parametrize("form", FORMATS)
@settings(
    max_examples=ASKED or 6, derandomize=not ASKED, deadline=None, database=None,
    suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate),
)  # fmt: skip
@given(
    shape=st.sampled_from(sorted(SHAPES)),
    names=st.lists(st.sampled_from(sorted(PROBLEMS)), min_size=1, max_size=4, unique=True),
    seed=st.integers(0, 1 << 16),
)
def test_fixes_resolve_or_withhold_themselves_and_harm_nothing(fix, form, shape, names, seed):
    random, style = Random(seed), FORMATS[form]
    files = {path: text.encode() for path, text in files_with(SHAPES[shape], names).items()}
    for path, data in list(files.items()):
        if path.endswith(".nix"):
            files[path] = formatted(data.decode(), style, random).encode()
            assert parse(SourceFile(path, files[path])).diagnostics == ()
    outcome = fix(files)
    assert_findings_are_accounted_for(outcome)
    assert_only_what_fixes_are_about_changed(outcome)
    assert outcome.last.problems == outcome.first.problems
    for path, data in outcome.after.items():
        assert parse(SourceFile(path, data)).diagnostics == ()
        assert_remarks_stay(files[path].decode(), data.decode())
        assert_line_endings_stay(files[path].decode(), data.decode())
    if NIX and outcome.after:
        paths = [str(fix.root / path) for path in outcome.after]
        subprocess.run([NIX, "--parse", *paths], check=True, capture_output=True)
    assert not outcome.after or fix().after == {}


def test_there_is_a_problem_for_every_rule_with_a_fix(loaded):
    rules, _ = loaded
    assert {info.name for info in rules.infos if info.fixable} == PROBLEMS.keys()


def test_every_problem_is_found_in_a_plain_module(fix, loaded):
    files = {name: files_with(SHAPES["01-plain"], [name]) for name in PROBLEMS}
    outcomes = {name: fix({path: text.encode() for path, text in texts.items()}) for name, texts in files.items()}
    silent = {name for name in PROBLEMS if name not in {found.name for found in outcomes[name].first.findings}}
    assert silent == set()
    unfixed = {name for name in PROBLEMS if name not in {found.name for found in outcomes[name].fixed}}
    assert unfixed == set()


@pytest.mark.parametrize(
    ("shape", "path"),
    [
        ("06-cause-in-helper", "lib/mkDatabase.nix"),
        ("07-container-file", "domains/server/containers/db/container.nix"),
    ],
)
@pytest.mark.parametrize("name", ["privileged-container", "confinement-disabled", "hardcoded-secret"])
def test_what_a_file_gives_to_one_container_is_removed_there(fix, shape, path, name):
    """Never the call or the import that brings it in, which gives all the rest of the container too."""
    files = {path: text.encode() for path, text in files_with(SHAPES[shape], [name]).items()}
    outcome = fix(files)
    assert name in {finding.name for finding in outcome.fixed}
    assert set(outcome.after) == {path}
    assert len(files[path]) - len(outcome.after[path]) < 80
