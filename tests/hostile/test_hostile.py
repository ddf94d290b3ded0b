"""Projects that mean harm, or that accidents made: each ends in bounded time and memory, with a message and a code.

The tables beside are the list of them, `README.md` shows it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.project import Case, assert_contained, outcome, settings
from tests.hostile.table import README, TABLES, page


@pytest.mark.parametrize(
    "case", [case for _, cases in TABLES.values() for case in cases], ids=lambda case: case.name.replace(" ", "-")
)
def test_hostile_project(case: Case, tmp_path: Path) -> None:
    reason = case.missing()
    if reason is not None:
        pytest.skip(reason)
    root = tmp_path / "project"
    root.mkdir()
    case.make(root)
    if case.cache is not None:
        case.cache(tmp_path / "cache" / "hwc-lint")
    try:
        found = outcome(root, case.arguments, bare=case.bare)
    finally:
        _open_again(tmp_path)
    assert_contained(found)
    assert found.code == case.code, found.output[-2000:]
    if case.said is None:
        assert not found.output.strip()
    else:
        assert case.said in found.output, found.output[-2000:]
    assert not list(tmp_path.rglob("pwned")), "the project ran a command"


def _open_again(folder: Path) -> None:
    """Let pytest remove what a case has closed."""
    for place, folders, _ in os.walk(folder):
        for inner in (os.path.join(place, name) for name in folders):
            if not os.path.islink(inner):
                os.chmod(inner, 0o755)


def test_the_page_shows_the_tables() -> None:
    assert README.read_text() == page(), "run: python -m tests.hostile.table"


@pytest.mark.parametrize("name", ["../outside.json", "/tmp/hwc-lint-outside.json", "link.json"])
def test_a_baseline_is_not_written_outside(name: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    settings(f'baseline = "{name}"\n')(root)
    root.joinpath("link.json").symlink_to(tmp_path / "outside.json")
    found = outcome(root, command="baseline")
    assert_contained(found)
    assert found.code == 2
    assert "outside the project" in found.output
    assert not tmp_path.joinpath("outside.json").exists()
    assert not Path("/tmp/hwc-lint-outside.json").exists()


def test_settings_are_not_written_outside(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    settings("")(root)
    root.joinpath("hwc-lint.toml").unlink()
    root.joinpath("hwc-lint.toml").symlink_to(tmp_path / "outside.toml")
    found = outcome(root, command="init")
    assert_contained(found)
    assert found.code == 2
    assert not tmp_path.joinpath("outside.toml").exists()
