"""What a person at a terminal gets: the table of `show`, completion, a sign of life on long runs."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nixlint_hwc.commands import progress
from nixlint_hwc.commands.container_table import as_plain, as_screen
from nixlint_hwc.project import Project
from nixlint_hwc.report.picture import Address, Picture, Reach, Storage, Tile

from .command import Terminal, hwc_lint

MODULE = """{
  virtualisation.oci-containers.containers = {
    db = {
      image = "docker.io/library/postgres:16";
      ports = [ "5432:5432" "127.0.0.1:5433:5433" ];
      volumes = [ "/opt/db:/data:ro" ];
      extraOptions = [ "--network=app" ];
    };
    web = { image = "docker.io/library/nginx:1.27.3"; };
  };
}
"""
TILE = Tile(
    name="フリゲート\x1b[31m",
    image="ghcr.io/blakeblackshear/frigate:0.14.1",
    hosts=("server", "laptop"),
    path="a.nix",
    line=1,
    networks=("media", "edge"),
    addresses=(Address("5000:5000", Reach.EVERYONE), Address("127.0.0.1:1984:1984", Reach.MACHINE)),
    mounts=(Storage("/opt/media/frigate/config", "/config", "bind", True), Storage("", "/tmp/cache", "tmpfs", False)),
    secrets=("frigate-env",),
)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "containers.nix").write_text(MODULE)
    (tmp_path / "hwc-lint.toml").write_text("")
    return tmp_path


def test_show_begins_with_a_table_and_goes_on_with_details(project):
    lines = hwc_lint("show", cwd=project).stdout.splitlines()
    assert lines[0].split() == ["container", "image", "published", "networks", "secrets", "hosts", "mounts"]
    row = "db docker.io/library/postgres:16 5432:5432, 127.0.0.1:5433:5433 app - - /opt/db -> /data (ro)"
    assert " ".join(lines[1].split()) == row
    assert lines[2].split()[0] == "web"
    assert lines[4].startswith("db  (containers.nix:3)")


def test_show_can_be_asked_for_either(project):
    table = hwc_lint("show", "--format", "table", cwd=project).stdout
    details = hwc_lint("show", "--format", "details", cwd=project).stdout
    assert hwc_lint("show", cwd=project).stdout == f"{table}\n{details}"
    assert (
        hwc_lint("show", "db", cwd=project).stdout == hwc_lint("show", "db", "--format", "details", cwd=project).stdout
    )
    assert hwc_lint("show", "web", "--format", "table", cwd=project).stdout.splitlines()[1].startswith("web ")


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_the_table_fits_the_terminal(width):
    from rich.cells import cell_len

    text = as_screen(Picture((TILE,)), width, color=False)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "\x1b" not in text
    assert width < 80 or "\\x1b[31m" in text


def test_the_table_of_a_pipe_has_a_line_for_each_container():
    text = as_plain(Picture((TILE, TILE)))
    assert len(text.splitlines()) == 3
    assert "\x1b" not in text
    assert "tmpfs -> /tmp/cache" in text


def test_colours_tell_who_reaches_a_port():
    text = as_screen(Picture((TILE,)), 200, color=True)
    assert "\x1b[31m5000:5000" in text
    assert "\x1b[32m127.0.0.1:1984:1984" in text


def completions(words: str) -> set[str]:
    """What bash is offered behind these words."""
    parts = words.split(" ")
    asked = {"_HWC_LINT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(parts) - 1)}
    command = [sys.executable, "-m", "nixlint_hwc.cli"]
    done = subprocess.run(command, env={**os.environ, **asked}, capture_output=True, text=True, check=True)
    return {line.partition(",")[2] for line in done.stdout.splitlines() if line.startswith("plain,")}


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("hwc-lint ex", {"explain"}),
        ("hwc-lint --stat", {"--statistics"}),
        ("hwc-lint --format s", {"sarif"}),
        ("hwc-lint check --fail-on e", {"error"}),
        ("hwc-lint map --format ", {"html", "mermaid"}),
        ("hwc-lint show --no-h", {"--no-hosts"}),
        ("hwc-lint explain database-e", {"database-exposed"}),
        ("hwc-lint explain hwc201", {"HWC201"}),
    ],
)
def test_shells_complete_commands_options_and_values(words, offered):
    assert completions(words) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(shell):
    asked = {**os.environ, "_HWC_LINT_COMPLETE": f"{shell}_source"}
    command = [sys.executable, "-m", "nixlint_hwc.cli"]
    done = subprocess.run(command, env=asked, capture_output=True, text=True, check=False)
    assert "_HWC_LINT_COMPLETE" in done.stdout


def sign_of_life(folder: Path, stream: io.StringIO, monkeypatch, *, patience: float, work: float) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress.waiting(Project(folder), patience):
        time.sleep(work)
    return stream.getvalue()


def test_a_long_run_shows_that_it_goes_on(tmp_path, monkeypatch):
    assert "evaluating 0 files" in sign_of_life(tmp_path, Terminal(), monkeypatch, patience=0.0, work=0.8)


def test_a_short_run_says_nothing(tmp_path, monkeypatch):
    assert sign_of_life(tmp_path, Terminal(), monkeypatch, patience=60.0, work=0.0) == ""


def test_nothing_but_a_terminal_gets_a_sign_of_life(tmp_path, monkeypatch):
    assert sign_of_life(tmp_path, io.StringIO(), monkeypatch, patience=0.0, work=0.2) == ""


HOSTILE_RULE = """{
  id = "ACME1";
  summary = "a \x1b[2J ##[set-output name=a;]b";
  severity = "note";
  subject = "container";
  check = { container, ... }: container.name != "";
  message = { container, ... }: "::error::x";
  explanation = "First.\n\n::set-output name=a::b\n\n##[debug]\x1b[31m \x9b1m \u202ex";
}
"""


@pytest.mark.parametrize(
    "arguments", [["explain", "ACME1"], ["rules"], ["rules", "--format", "json"], ["show"], ["-q"]]
)
@pytest.mark.parametrize("screen", [False, True])
def test_rules_and_modules_of_others_steer_neither_terminal_nor_build_server(project, arguments, screen):
    (project / "policies/own").mkdir(parents=True)
    (project / "policies/own/rule.nix").write_text(HOSTILE_RULE)
    (project / "hwc-lint.toml").write_text('rule-folders = ["policies"]\nselect = ["ACME1"]\n')
    (project / "bad.nix").write_text(
        '{ virtualisation.oci-containers.containers."::error::\x1b[1m##[debug]".image = "\n::debug::\x9b ##[a]"; }'
    )
    text = hwc_lint(*arguments, cwd=project, screen=screen).stdout
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", text)
    assert plain
    assert screen or plain == text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", plain)
    assert not re.search(r"##\[|^\s*::[a-z]", text, re.MULTILINE)
