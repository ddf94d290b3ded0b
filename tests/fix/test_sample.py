"""The sample repository with all fixes applied: what stays, what changes, and what real Nix says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from nixlint_hwc.fix.engine import Engine
from nixlint_hwc.fix.verify import key_of
from nixlint_hwc.fix.write import write_files
from nixlint_hwc.pipeline import Request, examine, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS

SAMPLE = Path(__file__).parents[2] / "fixtures" / "nixos-hwc"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return shutil.copytree(SAMPLE, tmp_path_factory.mktemp("sample") / "nixos-hwc")


@pytest.fixture(scope="module")
def outcome(root):
    loaded = load_rules(DEFAULT_SETTINGS, root)
    look = lambda project: examine(project, DEFAULT_SETTINGS, Request(), loaded, lambda result: result)[0]  # noqa: E731
    done = Engine(Project(root), look, unsafe=True).run()
    write_files(root, done.before, done.after)
    return done


def test_only_findings_without_a_fix_remain(outcome):
    told = {key_of(held.finding) for held in outcome.held}
    assert outcome.fixed
    left = [finding for finding in outcome.last.findings if finding.fix is not None and finding.fix.edits]
    assert [finding for finding in left if key_of(finding) not in told] == []


def test_containers_that_no_finding_was_about_are_the_same(outcome):
    meant = {finding.container for finding in outcome.fixed}
    before, after = outcome.first.options, outcome.last.options
    assert before.keys() == after.keys()
    assert [key for key in before if key.name not in meant and before[key] != after[key]] == []


def test_no_option_changes_but_those_that_fixes_are_about(outcome):
    before, after = outcome.first.options, outcome.last.options
    changed = {name for key in before for name in before[key] if before[key][name] != after[key].get(name)}
    assert changed <= {"image", "ports", "extraOptions", "environment", "environmentFiles", "volumes"}


@pytest.mark.skipif(shutil.which("nix-instantiate") is None, reason="needs Nix")
def test_real_nix_parses_every_changed_file(outcome, root):
    files = [str(root / path) for path in outcome.after]
    subprocess.run(["nix-instantiate", "--parse", *files], check=True, capture_output=True)
