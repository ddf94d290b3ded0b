"""Conventions that the settings file names, against those that most containers of a project follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from nixlint_hwc.config import load_settings
from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.project import Project

FOUR = """{
  virtualisation.oci-containers.containers = {
    sonarr = { image = "lscr.io/linuxserver/sonarr:4.0.10"; environment = { PUID = "1001"; PGID = "1000"; }; };
    radarr = { image = "lscr.io/linuxserver/radarr:5.14.0"; environment = { PUID = "1001"; PGID = "1000"; }; };
    lidarr = { image = "lscr.io/linuxserver/lidarr:2.7.1"; environment = { PUID = "1001"; PGID = "1000"; }; };
    bazarr = { image = "lscr.io/linuxserver/bazarr:1.4.5"; environment = { PUID = "1000"; PGID = "1000"; }; };
    readarr = { image = "lscr.io/linuxserver/readarr:0.4.5"; environment = { PUID = "1002"; PGID = "1000"; }; };
  };
}
"""


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ("", {"readarr"}),
        ("pgid = 1000\n", {"readarr"}),
        ("puid = 1000\n", {"sonarr", "radarr", "lidarr", "readarr"}),
        ("puid = 1001\n", {"bazarr", "readarr"}),
    ],
)
def test_a_number_that_the_settings_name_holds_against_most_containers(
    tmp_path: Path, settings: str, wrong: set[str]
) -> None:
    (tmp_path / "media.nix").write_text(FOUR, "utf-8")
    (tmp_path / "hwc-lint.toml").write_text(f'select = ["HWC504"]\n{settings}', "utf-8")
    result = lint(Project(tmp_path), load_settings(tmp_path), Request())
    assert result.problems == ()
    assert {finding.container for finding in result.findings} == wrong


ALONE = """{
  virtualisation.oci-containers.containers.sonarr = {
    image = "lscr.io/linuxserver/sonarr:4.0.10";
    environment = { PUID = "1026"; PGID = "100"; };
  };
}
"""


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("", [("note", "1026"), ("note", "100")]),
        ("puid = 1000\n", [("warning", "1026"), ("note", "100")]),
        ("puid = 1026\npgid = 1000\n", [("warning", "100")]),
    ],
)
def test_a_number_is_a_note_where_no_settings_say_what_is_right(
    tmp_path: Path, settings: str, told: list[tuple[str, str]]
) -> None:
    (tmp_path / "media.nix").write_text(ALONE, "utf-8")
    (tmp_path / "hwc-lint.toml").write_text(f'select = ["HWC504"]\n{settings}', "utf-8")
    result = lint(Project(tmp_path), load_settings(tmp_path), Request())
    assert [(f.severity.value, f.message.split()[3]) for f in result.findings] == told
