"""What --fix says on standard error: what was done, what was not, and why."""

from __future__ import annotations

import io
import sys

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.fix import engine

MODULE = """{ ... }:
{
  virtualisation.oci-containers.containers = {
    database-with-a-rather-long-name = {
      image = "postgres:16";
      ports = [ "5432:5432" "127.0.0.1:5432:5432" ];
    };
  };
}
"""
SAID = (
    "hwc-lint: fixed 1 finding in 1 file: HWC105",
    "hwc-lint: held back HWC201 at domains/server/containers/database/index.nix:6: "
    "the same port is already published on loopback; remove this publication",
)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
@pytest.mark.parametrize("columns", ["80", "60"])
def test_a_terminal_gets_lines_that_fit(tmp_path, monkeypatch, stream, columns):
    module = tmp_path / "domains/server/containers/database/index.nix"
    module.parent.mkdir(parents=True)
    module.write_text(MODULE)
    told = stream()
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.chdir(tmp_path)
    run(["check", "--fix", "--unsafe-fixes", "--select", "HWC105,HWC201"])
    lines = told.getvalue().splitlines()
    assert " ".join(told.getvalue().split()) == " ".join(SAID)
    if told.isatty():
        assert len(lines) > len(SAID)
        assert max(map(len, lines)) <= int(columns)
    else:
        assert tuple(lines) == SAID


#: A container of which another text for the port breaks something else.
BREAKS = """  virtualisation.oci-containers.containers.db%d = let port = "%d:5432"; in {
    image = "postgres:16"; ports = [ port ]; cmd = if port == "%d:5432" then [ ] else throw "no";
  };
"""


def test_fixes_that_were_not_tried_make_the_run_incomplete(tmp_path, monkeypatch, capsys):
    containers = "".join(BREAKS % (at, at, at) for at in range(5000, 5004))
    (tmp_path / "a.nix").write_text(f"{{ ... }}: {{\n{containers}}}\n")
    monkeypatch.setattr(engine, "TRIES", 2)
    code = run(["check", "--project", str(tmp_path), "--fix", "--unsafe-fixes", "--select", "HWC201"])
    told = capsys.readouterr().err
    assert "4 fixes not tried, since too many others fail: name files to try theirs" in told
    assert code == 2
