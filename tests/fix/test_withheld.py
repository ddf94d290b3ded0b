"""A fix that would reach other containers is withheld; every format says what to do instead, and where."""

from __future__ import annotations

import json

import pytest

from nixlint_hwc.cli import run

HELPERS = """{ lib }:
{
  mkDatabase = name: {
    virtualisation.oci-containers.containers.${name} = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "0.0.0.0:5432:5432" ];
    };
  };
}
"""
MODULE = '{ lib, ... }: let helpers = import ../helpers.nix { inherit lib; }; in helpers.mkDatabase "NAME"\n'
ADVICE = (
    "not applied: the text at helpers.nix:6 also serves OTHER: "
    "change it there for all of them, or give NAME a value of its own"
)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "flake.nix").write_text("{ outputs = { ... }: { }; }\n")
    (tmp_path / "helpers.nix").write_text(HELPERS)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.nix").write_text(MODULE.replace("NAME", name))
    return tmp_path


def report(project, format_, capsys):
    run(["check", "--project", str(project), "--no-cache", "--select", "HWC201", "--format", format_])
    return capsys.readouterr().out


def advice(name, other):
    return ADVICE.replace("NAME", name).replace("OTHER", other)


def test_json_says_what_to_do_and_where(project, capsys):
    found = {one["container"]: one for one in json.loads(report(project, "json", capsys))["findings"]}
    assert found["one"]["fix"]["title"] == f"Publish the port on 127.0.0.1 only ({advice('one', 'two')})"
    assert found["two"]["fix"]["title"] == f"Publish the port on 127.0.0.1 only ({advice('two', 'one')})"
    places = [(place["path"], place["line"]) for place in found["one"]["related"]]
    assert ("helpers.nix", 6) in places


def test_sarif_says_what_to_do_and_where(project, capsys):
    results = json.loads(report(project, "sarif", capsys))["runs"][0]["results"]
    assert [result.get("fixes") for result in results] == [None, None]
    for result, names in zip(results, [("one", "two"), ("two", "one")], strict=True):
        assert advice(*names) in result["properties"]["suggestion"]
        places = [place["physicalLocation"] for place in result["relatedLocations"]]
        assert ("helpers.nix", 6) in [(p["artifactLocation"]["uri"], p["region"]["startLine"]) for p in places]


@pytest.mark.parametrize("format_", ["terminal", "markdown", "github"])
def test_text_says_what_to_do_and_where(project, format_, capsys):
    text = " ".join(report(project, format_, capsys).replace("&#58;", ":").replace("%0A", " ").split())
    for names in (("one", "two"), ("two", "one")):
        assert advice(*names) in text


def test_nothing_is_written(project, capsys, monkeypatch):
    monkeypatch.chdir(project)
    assert run(["check", "--fix", "--unsafe-fixes", "--select", "HWC201"]) == 1
    assert (project / "helpers.nix").read_text() == HELPERS
    assert "held back HWC201 at one/index.nix:1: the text at helpers.nix:6 also serves two" in (
        " ".join(capsys.readouterr().err.split())
    )
