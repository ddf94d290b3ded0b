"""What --fix says on standard error: what was done, what was not, and why."""

from __future__ import annotations

import io
import sys

import pytest

from nixlint_hwc.cli import run

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
    "the same port is published on loopback already; drop this publication",
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
