"""The sample repositories with all fixes applied: what stays, what changes, and what real Nix says."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from nixlint_hwc.config import load_settings
from nixlint_hwc.fix.engine import Engine, Outcome
from nixlint_hwc.fix.write import write_files
from nixlint_hwc.pipeline import Request, examine, load_rules
from nixlint_hwc.project import Project
from tests.fix.accounts import assert_findings_are_accounted_for, assert_only_what_fixes_are_about_changed

FOLDER = Path(__file__).parents[2] / "fixtures"
SAMPLES = sorted(path.parent.name for path in FOLDER.glob("*/flake.nix"))


@dataclass(frozen=True)
class Fixed:
    """A sample as it was, a copy of it with all fixes, and what the engine says of them."""

    before: Path
    after: Path
    outcome: Outcome


@pytest.fixture(scope="module", params=SAMPLES)
def fixed(request, tmp_path_factory):
    before = FOLDER / request.param
    after = shutil.copytree(before, tmp_path_factory.mktemp("sample") / request.param)
    settings, loaded = load_settings(after), load_rules(load_settings(after), after)
    look = lambda project: examine(project, settings, Request(), loaded, lambda result: result)[0]  # noqa: E731
    outcome = Engine(Project(after), look, unsafe=True).run()
    write_files(after, outcome.before, outcome.after)
    return Fixed(before, after, outcome)


def test_only_findings_without_a_fix_remain(fixed):
    assert fixed.outcome.fixed
    assert_findings_are_accounted_for(fixed.outcome)


def test_the_options_that_no_fix_was_about_are_the_same(fixed):
    assert fixed.outcome.first.options
    assert_only_what_fixes_are_about_changed(fixed.outcome)


def test_nothing_but_the_changed_files_differs(fixed):
    differing = {
        path.relative_to(fixed.after).as_posix()
        for path in fixed.after.rglob("*")
        if path.is_file() and path.read_bytes() != (fixed.before / path.relative_to(fixed.after)).read_bytes()
    }
    assert differing == set(fixed.outcome.after)


@pytest.mark.skipif(shutil.which("nix-instantiate") is None, reason="needs Nix")
def test_real_nix_parses_every_file(fixed):
    """Files that Nix does not take as they are, such as those that people broke, are not touched."""
    assert refused(fixed.after) == refused(fixed.before)
    assert refused(fixed.after).isdisjoint(fixed.outcome.after)


def refused(root):
    """The Nix files that real Nix does not parse."""
    waiting, found = [sorted(path.relative_to(root).as_posix() for path in root.rglob("*.nix"))], set()
    while waiting:
        paths = waiting.pop()
        if (
            subprocess.run(
                ["nix-instantiate", "--parse", *paths], check=False, cwd=root, capture_output=True
            ).returncode
            == 0
        ):
            continue
        middle = len(paths) // 2
        if middle:
            waiting += [paths[:middle], paths[middle:]]
        else:
            found.update(paths)
    return found
