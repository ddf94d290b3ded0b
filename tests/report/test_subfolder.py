"""A project below the root of its git repository: what a forge reads names files from the repository's root."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from report_samples import SAMPLES

from nixlint_hwc.cli import run
from nixlint_hwc.report import FORMATS, render
from nixlint_hwc.report.options import ReportOptions

BELOW = ReportOptions(folder="infra/my nixos")
MODULE = """{
  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16";
    ports = [ "5432:5432" ];
  };
}
"""


def locations(node: Any) -> list[dict[str, str]]:
    children = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
    own = [node] if isinstance(node, dict) and "uriBaseId" in node else []
    return [*own, *(found for child in children for found in locations(child))]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_uri_of_sarif_is_below_the_folder(sample: str) -> None:
    plain = locations(json.loads(render("sarif", SAMPLES[sample])))
    below = locations(json.loads(render("sarif", SAMPLES[sample], BELOW)))
    assert [found["uri"] for found in below] == [f"infra/my%20nixos/{found['uri']}" for found in plain]


def test_annotations_name_files_from_the_repository() -> None:
    plain = render("github", SAMPLES["full"])
    assert render("github", SAMPLES["full"], BELOW) == plain.replace("file=", "file=infra/my nixos/")


def test_code_quality_names_files_from_the_repository_and_keeps_its_fingerprints() -> None:
    plain, below = (
        json.loads(render("gitlab", SAMPLES["incomplete"], options)) for options in (ReportOptions(), BELOW)
    )
    assert [issue["location"]["path"] for issue in below] == [
        f"infra/my nixos/{issue['location']['path']}" for issue in plain
    ]
    assert [issue["fingerprint"] for issue in below] == [issue["fingerprint"] for issue in plain]


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("sarif", "github", "gitlab")])
def test_the_other_formats_stay_relative_to_the_project(name: str) -> None:
    assert render(name, SAMPLES["full"], BELOW) == render(name, SAMPLES["full"])


@pytest.mark.parametrize("folder", ["", "infra/nixos"])
def test_check_finds_the_repository_around_the_project(tmp_path, monkeypatch, folder: str) -> None:
    (tmp_path / ".git").mkdir()
    project = tmp_path / folder
    project.mkdir(parents=True, exist_ok=True)
    (project / "db.nix").write_text(MODULE)
    monkeypatch.chdir(tmp_path)
    arguments = ["check", "--project", str(project), "--fail-on", "never"]
    assert run([*arguments, "--output", "sarif=report.sarif", "--output", "json=report.json", "--color", "never"]) == 0
    uris = {found["uri"] for found in locations(json.loads((tmp_path / "report.sarif").read_text()))}
    assert uris == {f"{folder}/db.nix".lstrip("/")}
    assert set(re.findall(r'"path": "(.*?)"', (tmp_path / "report.json").read_text())) == {"db.nix"}


def test_check_passes_on_what_sarif_is_to_hold(tmp_path, monkeypatch) -> None:
    silenced = MODULE.replace('"5432:5432" ];', '"5432:5432" ]; # hwc-lint: ignore[HWC201] tested elsewhere')
    (tmp_path / "db.nix").write_text(silenced)
    monkeypatch.chdir(tmp_path)
    arguments = ["check", "--project", str(tmp_path), "--fail-on", "never", "--select", "HWC201"]
    arguments += ["--category", "servers", "--output", "sarif=report.sarif"]
    found = {}
    for extra in ([], ["--sarif-suppressed"]):
        assert run([*arguments, *extra]) == 0
        found[bool(extra)] = json.loads((tmp_path / "report.sarif").read_text())["runs"][0]
    assert found[True]["automationDetails"]["id"] == "servers/"
    assert not found[False]["results"]
    assert [result["suppressions"] for result in found[True]["results"]] == [[{"kind": "inSource"}]]
