"""Running the command in tests, and a project for it."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from nixlint_hwc.cli import run

MODULE = """{ lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16";
    ports = [ "5432:5432" ];
  };
}
"""
POLICY = """{
  id = "ACME1";
  summary = "A container that publishes a port";
  severity = "warning";
  subject = "port";
  check = { port, ... }: !port.isLoopback;
  message = { container, port, ... }: "${container.name} publishes ${port.text}";
}
"""


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def hwc_lint(*arguments, cwd, input="", screen=False):
    """Run the command in this process; what came out, as `subprocess.run` gives it. `screen`: to a terminal."""
    out, err = (Terminal(), Terminal()) if screen else (io.StringIO(), io.StringIO())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input.encode())))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = run(list(arguments))
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())
