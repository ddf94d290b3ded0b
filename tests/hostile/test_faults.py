"""What the system refuses or changes under a run is told with its name and code 2, never passed over."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from nixlint_hwc.cli import run
from tests.hostile import faults
from tests.hostile.faults import CHANGES, FILES, Fault, failing, meddled
from tests.hostile.project import write


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HWC_LINT_ONE_PROCESS", "1")
    # The own rule is enough to tell a run that goes on; the others would take most of the time.
    monkeypatch.setattr("nixlint_hwc.policy.rules.builtin_path", lambda: tmp_path / "rules")
    write(tmp_path / "rules/silent/rule.nix", faults.SILENT_RULE)
    root = tmp_path / "project"
    faults.make(root)
    monkeypatch.chdir(root)  # paths are told as one writes them there
    return root


def check(root: Path, *arguments: str) -> int:
    return run(["check", "--project", str(root), "--format", "concise", *arguments])


def assert_told(code: int, output: str, path: str) -> None:
    assert code == 2, output
    assert "Traceback" not in output
    assert "root:x:0" not in output
    place = r"(\.|\S*/project)" if path == "." else re.escape(path)
    assert re.search(rf"(^|\s){place}: ", output, re.MULTILINE), output


def test_the_project_without_faults(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root) == 1
    assert "ACME1" in capsys.readouterr().out


@pytest.mark.parametrize("fault", list(faults.faults()), ids=str)
def test_a_refusal_is_told(fault: Fault, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with meddled(fault.call, Path(os.path.normpath(root / fault.path)), failing(fault)) as seen:
        code = check(root)
    assert seen, "the path is not used in this way"
    told = capsys.readouterr()
    assert_told(code, told.out + told.err, fault.path)


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_before_a_file_is_opened_is_told(
    change: str, path: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with meddled("open", root / path, faults.once(CHANGES[change], root / path)) as seen:
        code = check(root)
    assert seen
    told = capsys.readouterr()
    assert_told(code, told.out + told.err, path)


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_changes_all_the_time_is_told(path: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with meddled("read", root / path, faults.grows(root / path)):
        code = check(root)
    told = capsys.readouterr()
    assert_told(code, told.out + told.err, path)
    assert "it changed while it was being read" in told.out + told.err


@pytest.mark.parametrize("path", ["inner", "listed", "policies", "policies/own"])
def test_a_folder_that_vanishes_before_it_is_listed_is_told(
    path: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with meddled("scandir", root / path, faults.once(faults._emptied, root / path)):
        code = check(root)
    told = capsys.readouterr()
    assert_told(code, told.out + told.err, path)


@pytest.mark.parametrize("path", faults.NAMED)
def test_what_vanishes_after_its_folder_was_listed_is_told(
    path: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with meddled("lstat", root / path, faults.once(faults._emptied, root / path)):
        code = check(root)
    told = capsys.readouterr()
    assert_told(code, told.out + told.err, path)


@pytest.mark.parametrize("error", ["EIO", "EACCES"])
def test_why_a_folder_of_rules_cannot_be_read_is_told(
    error: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = Fault("policies", "stat", error)
    with meddled("stat", root / "policies", failing(fault)) as seen:
        assert check(root) == 2
    assert seen
    assert "the rule folder policies cannot be read: " in capsys.readouterr().out


def test_nothing_of_a_run_with_a_fault_is_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with meddled("open", root / "text", failing(Fault("text", "open", "EIO"))):
        assert check(root) == 2
    assert check(root) == 1


def test_a_folder_that_git_ignores_may_be_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "data/one", "")
    write(root / ".gitignore", "/data\n")
    with meddled("scandir", root / "data", failing(Fault("data", "scandir", "EACCES"))) as seen:
        assert check(root) == 1
    assert seen
    assert "notice: data: permission denied; .gitignore excludes it" in capsys.readouterr().err
