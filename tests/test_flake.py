"""The project's flake: it parses, and its outputs are the same for real Nix and for the linter's own evaluator.

Both evaluate it against a stand-in for nixpkgs, because neither is to fetch anything here.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.modules.flake import flake_outputs
from nixlint_hwc.project import Project

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SYSTEM = "x86_64-linux"
NIXPKGS = """{
  lib.genAttrs = names: make: builtins.listToAttrs (map (name: { inherit name; value = make name; }) names);
  legacyPackages.x86_64-linux = {
    lib.escapeShellArgs = builtins.concatStringsSep " ";
    lib.licenses.mit = "MIT";
    runCommand = name: environment: script: { inherit name script; };
    python3Packages = {
      hatchling = "hatchling"; attrs = "attrs"; click = "click"; google-re2 = "google-re2"; pathspec = "pathspec";
      platformdirs = "platformdirs"; rich = "rich"; sarif-om = "sarif-om"; tree-sitter = "tree-sitter";
      tree-sitter-grammars = { tree-sitter-bash = "tree-sitter-bash"; tree-sitter-nix = "tree-sitter-nix"; };
      buildPythonApplication = arguments: {
        inherit (arguments) pname version dependencies build-system meta;
        outPath = "/package";
      };
    };
  };
}"""
EXPRESSION = f"""
let
  flake = import ./flake.nix;
  outputs = flake.outputs {{ self = outputs // {{ outPath = "/source"; }}; nixpkgs = {NIXPKGS}; }};
  package = outputs.packages.{SYSTEM}.default;
in
{{
  inherit (flake) description;
  inherit (package) pname version dependencies build-system meta;
  app = outputs.apps.{SYSTEM}.default;
  check = outputs.lib.check {{ system = "{SYSTEM}"; src = "/mine"; arguments = [ "--fail-on" "error" ]; }};
  names = builtins.mapAttrs (name: builtins.attrNames) {{ inherit (outputs) packages apps checks; }};
  sample = outputs.checks.{SYSTEM}.sample.name;
}}
"""


def ours() -> object:
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setattr(sys, "stdout", out)
        assert run(["eval", "--json", "--strict", "--expr", EXPRESSION]) == 0
    return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def outputs():
    return ours()


def nix_instantiate(*arguments: str) -> str:
    if shutil.which("nix-instantiate") is None:
        pytest.skip("nix-instantiate is not installed: the flake is not compared with real Nix")
    command = ["nix-instantiate", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_real_nix_parses_it():
    assert nix_instantiate("--parse", "flake.nix")


def test_real_nix_and_the_linter_agree_on_its_outputs(outputs):
    assert json.loads(nix_instantiate("--eval", "--strict", "--json", "--expr", EXPRESSION)) == outputs


def test_the_package_is_this_project(outputs):
    assert outputs["version"] == PROJECT["version"]
    wanted = {re.split("[><=]", requirement)[0] for requirement in PROJECT["dependencies"]}
    assert set(outputs["dependencies"]) == wanted
    assert outputs["meta"]["mainProgram"] in PROJECT["scripts"]
    assert outputs["meta"]["license"] == PROJECT["license"]
    assert outputs["app"]["program"] == "/package/bin/hwc-lint"


def test_there_is_a_package_an_app_and_a_check_for_each_system(outputs):
    systems = ["aarch64-darwin", "aarch64-linux", "x86_64-darwin", "x86_64-linux"]
    assert outputs["names"] == {"packages": systems, "apps": systems, "checks": systems}
    assert outputs["sample"] == "hwc-lint-check"
    assert outputs["check"]["script"].splitlines()[0] == "hwc-lint check --project /mine --fail-on error"


def test_the_linter_reads_it_as_a_flake():
    outputs = in_large_stack(lambda: flake_outputs(Evaluator(Project(ROOT)), str(ROOT / "flake.nix")))
    assert isinstance(outputs, AttrSet)
    assert "nixosConfigurations" not in outputs.names()
