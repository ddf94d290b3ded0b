"""A project, a cache folder, and runs of the command on them.

Whether a run was answered from the cache shows in whether it evaluated.
"""

from __future__ import annotations

import io
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from nixlint_hwc import pipeline
from nixlint_hwc.cli import run

SECRET = "8f14e45fceea167a5a36dedd4bea2543"
MODULE = f"""{{ lib, ... }}:
{{
  imports = lib.optional (builtins.pathExists ./extra.nix) ./extra.nix;
  virtualisation.oci-containers.containers.db = {{
    image = "docker.io/library/postgres:16";
    ports = [ "5432:5432" ];
    environment.NAMES = toString (builtins.attrNames (builtins.readDir ./listed));
    environment.API_TOKEN = "{SECRET}";
    labels.text = builtins.readFile ./text;
  }};
}}
"""
RULE = """{
  id = "ACME1";
  summary = "A container";
  severity = "warning";
  subject = "container";
  check = { container, ... }: container.isDatabase;
  message = { container, ... }: "${container.name} is a database";
}
"""
#: Options that ask another question, each with an answer of its own.
SELECTING = [["--pedantic"], ["--select", "HWC2"], ["--ignore", "HWC2"]]
OPTIONS = [*SELECTING, ["--no-hosts"], ["--all-worlds"], ["--no-ignores"]]
#: Long before the run, so that the times of change are to be trusted.
AGE = 100


@dataclass
class Answer:
    """What a run said; `evaluated`: it was not answered from the cache."""

    code: int
    out: str
    err: str
    evaluated: bool


class Repository:
    """A project, a cache folder, and runs of the command on them."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.root = folder / "project"
        self.cache = folder / "cache" / "hwc-lint"
        self.patch = patch
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))

    def write(self, path: str, text: str) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        return target

    def check(self, *arguments: str, command: str = "check", standard_input: str = "") -> Answer:
        calls: list[object] = []
        analyse = pipeline.analyse
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pipeline, "analyse", lambda *given: calls.append(given) or analyse(*given))
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(standard_input.encode())))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run([command, "--project", str(self.root), *arguments])
        return Answer(code, out.getvalue(), err.getvalue(), bool(calls))

    def entries(self) -> list[Path]:
        """The kept results."""
        return sorted(set(self.cache.glob("*.entry")) - set(self.archives()))

    def archives(self) -> list[Path]:
        """The kept syntax trees: those of the project's files, and those of the rules."""
        return sorted(self.cache.glob("trees-*.entry"))

    def grow_old(self) -> None:
        """Let the next run look at the project long after the last change."""
        now = time.time_ns
        self.patch.setattr("nixlint_hwc.project.time.time_ns", lambda: now() + AGE * 10**9)
