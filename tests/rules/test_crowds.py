"""Directories that more containers share than a further one is compared with (HWC304); many mounts (HWC314)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nixlint_hwc.config import load_settings
from nixlint_hwc.facts.systemd import unit_reading
from nixlint_hwc.finding import Finding
from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.project import Project

SERVERS = (40, 50)


def crowd(count: int) -> str:
    """Modules' worth of containers that write to one directory, two servers of one database among them."""
    lines = []
    for number in range(count):
        is_server = number in SERVERS
        image = "postgres:16.4" if is_server else "nginx:1.27.2"
        target = "/var/lib/postgresql/data" if is_server else "/data"
        volume = f'volumes = [ "/opt/apps/ledger:{target}" ];'
        lines.append(f'n{number}-x = {{ image = "docker.io/library/{image}"; {volume} }};')
    return "\n".join(lines)


def findings(root: Path, count: int) -> dict[str | None, Finding]:
    for number, line in enumerate(crowd(count).splitlines()):
        text = f"{{ virtualisation.oci-containers.containers = {{ {line} }}; }}\n"
        root.joinpath(f"m{number:03}.nix").write_text(text)
    root.joinpath("host.nix").write_text(
        f"{{ imports = [ {' '.join(f'./m{n:03}.nix' for n in reversed(range(count)))} ]; }}\n"
    )
    root.joinpath("hwc-lint.toml").write_text('select = ["HWC304"]\n')
    result = lint(Project(root), load_settings(root), Request())
    assert result.problems == ()
    return {finding.container: finding for finding in result.findings}


def test_a_crowd_is_counted_as_far_as_it_is_compared(tmp_path: Path) -> None:
    found = findings(tmp_path, 60)
    assert "n0-x" not in found
    assert found["n1-x"].message == "n0-x and n1-x both write to /opt/apps/ledger"
    assert found["n20-x"].message.endswith("and 17 more do")
    assert found["n59-x"].message.endswith("n2-x and at least 27 more do")


def test_servers_of_databases_are_compared_in_a_crowd(tmp_path: Path) -> None:
    found = findings(tmp_path, 60)
    assert [name for name, finding in found.items() if finding.severity.value == "error"] == [f"n{SERVERS[1]}-x"]
    assert "will destroy it" in found[f"n{SERVERS[1]}-x"].message


def test_a_script_is_not_read_for_each_mount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script asks for the mount point of another file system."""
    volumes = " ".join(f'"/mnt/disk/{number}:/data/{number}"' for number in range(50))
    tmp_path.joinpath("module.nix").write_text(
        f"""{{
          fileSystems."/mnt/disk" = {{ device = "/dev/sdb1"; fsType = "ext4"; options = [ "nofail" ]; }};
          virtualisation.oci-containers.containers.web = {{ image = "nginx:1.27.2"; volumes = [ {volumes} ]; }};
          systemd.services.podman-web.preStart = "mountpoint -q /mnt/other";
        }}"""
    )
    tmp_path.joinpath("hwc-lint.toml").write_text('select = ["HWC314"]\n')
    read = []
    parse = unit_reading.parse_script
    monkeypatch.setattr(unit_reading, "parse_script", lambda text: read.append(text) or parse(text))
    result = lint(Project(tmp_path), load_settings(tmp_path), Request())
    assert [finding.rule for finding in result.findings] == ["HWC314"]
    assert len(read) == 2, "for its unit, and for what else runs containers"
