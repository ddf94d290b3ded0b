"""No command prints a secret of `leaks/`, in whatever format, nor keeps it in the cache or in a file that it writes.

Every secret there has the same ending. They stand in all places where secrets are looked for, and again in paths, in
names, in values that do not evaluate and in what the project itself says when evaluation fails.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nixlint_hwc.cli import run

PROJECT = Path(__file__).parent / "leaks"
MARK = "Xk29"
COMMANDS = [
    *[["check", "--format", name] for name in ("concise", "json", "sarif", "markdown", "github", "gitlab", "junit")],
    ["check", "-vv", "--format", "terminal", "--statistics"],
    ["check", "--pedantic", "--all-worlds"],
    ["check", "--no-hosts"],
    ["check", "--diff", "--unsafe-fixes"],
    ["show"],
    ["show", "app", "thrown", "number", "enumerated", "conflicting", "read"],
    ["show", "--format", "json"],
    ["map", "--output", "map.html"],
    ["map", "--format", "mermaid"],
    ["baseline", "--output", "known.json"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_a_secret(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    project = shutil.copytree(PROJECT, tmp_path / "project")
    before = set(tmp_path.rglob("*"))
    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    code = run(command)
    printed = "".join(capfd.readouterr())
    assert code in (0, 1), printed
    assert MARK not in printed
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path not in before]
    assert [path for path in written if MARK.encode() in path.read_bytes()] == []
    assert printed or written
