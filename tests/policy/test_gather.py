"""What several containers share is told once: each file of `gathered/` is a project.

A line that is to be reported ends in `# told: HWC401 api, worker`: the rule, and the containers that one finding names;
several findings stand between semicolons.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.finding import Result
from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.policy import baseline
from nixlint_hwc.policy.gather import gathered
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS

CASES = sorted((Path(__file__).parent / "gathered").glob("*.nix"))
MARK = re.compile(r"# told: (.*)")

Told = tuple[int, str, tuple[str, ...]]


def marks(text: str) -> list[Told]:
    """Line, rule and containers of every mark."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        for match in MARK.finditer(line):
            for part in match[1].split(";"):
                rule, _, names = part.strip().partition(" ")
                found.append((number, rule, tuple(name.strip() for name in names.split(","))))
    return sorted(found)


def linted(case: Path, folder: Path) -> Result:
    shutil.copy(case, folder / "containers.nix")
    return lint(Project(folder), DEFAULT_SETTINGS, Request())


def told(result: Result) -> list[Told]:
    return sorted((f.span.file.line_of(f.span.start), f.rule, f.containers) for f in result.findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_mistake_is_told_once_for_all_its_containers(case: Path, tmp_path: Path) -> None:
    assert told(gathered(linted(case, tmp_path))) == marks(case.read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_container_has_an_entry_of_its_own_in_the_baseline(case: Path, tmp_path: Path) -> None:
    """What the baseline knows of one container is told no more of it, and still of those that share its mistake."""
    result = linted(case, tmp_path)
    entries = baseline.read(baseline.write(result), "b")
    assert len(entries) == sum(len(names) for _, _, names in marks(case.read_text()))
    for entry in entries:
        left = gathered(baseline.apply(result, [entry], "b"))
        assert left.summary.baselined == 1
        named = [name for _, rule, names in told(left) if rule == entry.rule for name in names]
        before = [name for _, rule, names in marks(case.read_text()) if rule == entry.rule for name in names]
        assert sorted([*named, entry.container]) == sorted(before)


def test_the_message_names_the_others(tmp_path: Path) -> None:
    (found,) = gathered(linted(CASES[0].with_name("networks.nix"), tmp_path)).findings
    assert found.message.endswith("so its first start may fail; the same holds for wiki")


def test_programs_are_told_of_each_container_and_fixes_are_made_for_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(CASES[0].with_name("networks.nix"), tmp_path / "containers.nix")
    common = ["check", "--project", str(tmp_path), "--no-cache", "--select", "HWC207", "--format", "json"]
    assert run(common) == 1
    document = json.loads(capsys.readouterr().out)
    assert [finding["container"] for finding in document["findings"]] == ["forge", "wiki"]
    assert document["summary"]["warnings"] == 2
    assert run([*common[:-1], "concise"]) == 1
    assert [line.endswith("[forge, wiki]") for line in capsys.readouterr().out.splitlines()] == [True]
    assert run([*common, "--fix"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["findings"] == []
    assert "fixed 2 findings in 1 file" in captured.err


NETWORK_USERS = """{
  virtualisation.oci-containers.containers = {
    forge = { image = "docker.io/a/forge:1.0.0"; networks = [ "apps" ]; };
    wiki = { image = "docker.io/a/wiki:1.0.0"; networks = [ "apps" ]; };
  };
}
"""


def report_of(tmp_path: Path, capsys: pytest.CaptureFixture[str], rule: str) -> str:
    run(["check", "--project", str(tmp_path), "--no-cache", "--select", rule, "--color", "never"])
    return capsys.readouterr().out


def test_a_fix_that_serves_several_findings_is_shown_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "containers.nix").write_text(NETWORK_USERS)
    report = report_of(tmp_path, capsys, "HWC206")
    assert report.count("systemd.services.podman-network-apps") == 1
    assert report.count("Create the network apps in a unit of its own") == 2
    assert report.count("Create the network apps in a unit of its own, as above") == 1


def test_a_finding_for_several_shows_the_fix_of_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(CASES[0].with_name("networks.nix"), tmp_path / "containers.nix")
    report = report_of(tmp_path, capsys, "HWC207")
    assert "fix (safe): Start forge after apps-network.service; likewise for wiki" in report
    assert "systemd.services.podman-forge" in report
    assert "systemd.services.podman-wiki" in report


def test_a_fix_that_is_not_made_for_all_says_for_whom(tmp_path: Path) -> None:
    text = CASES[0].with_name("networks.nix").read_text()
    shared = "systemd.services.podman-wiki = import ./order.nix;\n  virtualisation"
    (tmp_path / "order.nix").write_text('{ serviceConfig.Restart = "always"; }\n')
    (tmp_path / "containers.nix").write_text(text.replace("virtualisation", shared, 1))
    (found,) = [
        f for f in gathered(lint(Project(tmp_path), DEFAULT_SETTINGS, Request())).findings if f.rule == "HWC207"
    ]
    assert found.containers == ("forge", "wiki")
    assert found.fix is not None
    assert found.fix.title == "Start forge after apps-network.service, for forge"
    assert all("wiki" not in edit.text for edit in found.fix.edits)


#: A helper whose literal several containers share; which of them run, and where, the flake says.
SHARED_PORT = """{ lib, config, ... }: {
  options.my = lib.genAttrs [ "cache-a" "cache-b" "cache-c" ] (name: { enable = lib.mkEnableOption name; });
  config = lib.mkMerge (map (name: lib.mkIf config.my.${name}.enable {
    virtualisation.oci-containers.containers.${name} = {
      image = "docker.io/library/redis:7.4.1";
      ports = [ "6379:6379" ];
    };
  }) [ "cache-a" "cache-b" "cache-c" ]);
}
"""
HOSTS = """{
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.alpha = nixpkgs.lib.nixosSystem { modules = [ ./caches.nix { my.cache-b.enable = true; } ]; };
    nixosConfigurations.beta = nixpkgs.lib.nixosSystem { modules = [ ./caches.nix { my.cache-c.enable = true; } ]; };
  };
}
"""


def test_each_container_is_named_with_its_own_hosts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "caches.nix").write_text(SHARED_PORT)
    (tmp_path / "flake.nix").write_text(HOSTS)
    report = report_of(tmp_path, capsys, "HWC201")
    assert "= container: cache-b (on alpha); cache-c (on beta)" in report
    assert "= container: cache-a\n" in report, "what none runs is a finding of its own"


def test_a_further_container_leaves_the_fingerprint_as_it_is(tmp_path: Path) -> None:
    text = CASES[0].with_name("networks.nix").read_text()
    (found,) = gathered(linted(CASES[0].with_name("networks.nix"), tmp_path)).findings
    atlas = '{ atlas = { image = "docker.io/a/atlas:1.0.0"; extraOptions = onApps; };'
    further = text.replace("containers = {", f"containers = {atlas}")
    assert further != text
    (tmp_path / "containers.nix").write_text(further)
    (more,) = gathered(lint(Project(tmp_path), DEFAULT_SETTINGS, Request())).findings
    assert more.containers == ("atlas", *found.containers)
    assert more.fingerprint == found.fingerprint


def test_one_container_on_several_hosts_is_named_with_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The part that was judged differs between the hosts, and the place is the same."""
    mounts = 'volumes = [ "/etc:/etc-of-${config.networking.hostName}:ro" ];'
    text = SHARED_PORT.replace('ports = [ "6379:6379" ];', mounts)
    (tmp_path / "caches.nix").write_text(text)
    hosts = HOSTS.replace("my.cache-c", 'networking.hostName = "beta"; my.cache-b')
    (tmp_path / "flake.nix").write_text(hosts.replace("{ my.cache-b", '{ networking.hostName = "alpha"; my.cache-b', 1))
    report = report_of(tmp_path, capsys, "HWC308")
    assert "= container: cache-b (on alpha, beta)" in report
