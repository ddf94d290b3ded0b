"""Nothing that a repository contains makes the linter run, read, write or connect to anything else.

The hostile projects are watched in `test_hostile.py`; here are the commands, on the projects that look like real ones.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from nixlint_hwc import workers
from tests.hostile.project import outcome
from tests.hostile.watched import CAUGHT, surroundings

ROOT = Path(__file__).parents[2]
FIXTURES = sorted(path for path in (ROOT / "fixtures").iterdir() if path.is_dir())
#: Every command that reads a project; the second run answers from the cache.
READING = (
    ("check",),
    ("check",),
    ("check", "--diff", "--unsafe-fixes"),
    ("show",),
    ("map",),
    ("rules", "--test"),
    ("pin", "--images", os.devnull),
)
#: Those that may write into it.
WRITING = (("check", "--fix", "--unsafe-fixes"), ("baseline",), ("init", "--force"))


def watched(root: Path, *lines: tuple[str, ...], writable: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    words = [word for line in lines for word in ("--", *line, "--project", str(root))]
    command = [sys.executable, "-m", "tests.hostile.watched", str(root), *writable, *words]
    environment = surroundings(root, own_cache=True)
    environment.pop(workers.OFF, None)
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
def test_a_command_keeps_to_the_project(fixture: Path, tmp_path: Path) -> None:
    """Those that read in one process, those that write in another."""
    root = tmp_path / "project"
    shutil.copytree(fixture, root)
    for found in (watched(root, *READING), watched(root, *WRITING, writable=(str(root),))):
        assert found.returncode in (0, 1, 2), found.stderr


def test_the_watch_sees_what_it_is_for(tmp_path: Path) -> None:
    """Each of these would end the run."""
    outside = tmp_path / "outside"
    outside.write_text("")
    root = tmp_path / "project"
    root.mkdir()
    for attempt in (
        f"open({str(outside)!r})",
        f"open({str(root / 'new')!r}, 'w')",
        f"__import__('os').listdir({str(tmp_path)!r})",
        f"__import__('os').unlink({str(outside)!r})",
        f"__import__('os').rename({str(root)!r}, {str(outside)!r})",
        "__import__('subprocess').run(['true'])",
        "__import__('os').execv('/bin/true', ['true'])",
        f"__import__('socket').socket({socket.AF_INET.value})",
    ):
        script = (
            "import sys; from tests.hostile.watched import Watch; "
            f"sys.addaudithook(Watch({str(root)!r}, []).hook); {attempt}"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, env=surroundings(root), capture_output=True, check=False
        )
        assert done.returncode == CAUGHT, (attempt, done.stderr)
    assert outside.exists()


def test_a_hostile_project_is_watched(tmp_path: Path) -> None:
    """A run that writes where it may not is caught."""
    root = tmp_path / "project"
    root.mkdir()
    root.joinpath("a.nix").write_text("{ }")
    assert outcome(root).code == 0
    assert outcome(root, ("--output", f"json={tmp_path / 'report.json'}")).code == CAUGHT
