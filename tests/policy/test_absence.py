"""What a container lacks is certain only where everything it could stand in is known."""

from __future__ import annotations

import pytest

from nixlint_hwc.pipeline import Request, examine
from nixlint_hwc.project import Project
from nixlint_hwc.settings import Settings
from tests.fix.own_rules import load_own

RULE = """{ lib, ... }: {
  id = "ORG001"; summary = "s"; severity = "warning"; subject = "container"; message = "m";
  check = { container, ... }: %s;
}"""
MODULE = """{ config, lib, ... }: {
  virtualisation.oci-containers.containers.web = { image = "nginx:1.27"; %s };
}"""
LABEL = '!(lib.any (label: label.name == "owner") container.labels)'
DROP = '!(lib.any (capability: !capability.added && capability.name == "ALL") container.capabilities)'
PORT = "container.ports == [ ]"
MOUNT = '!(lib.any (mount: mount.target == "/config") container.mounts)'
NETWORK = '!(lib.any (network: network.name == "proxy") container.networks)'
DEVICE = "builtins.length container.devices == 0"
OPTION = "!(lib.any (option: option.preventsNewPrivileges) container.securityOptions)"
FLAG = '!(lib.any (flag: flag.name == "read-only") container.flags.flags)'
VARIABLE = "!(container.variables ? TZ)"
ENVIRONMENT = '!(lib.any (variable: variable.name == "TZ") container.environment)'
FILES = "container.environmentFiles == [ ]"
UNKNOWN_FLAGS = "extraOptions = config.site.flags;"


@pytest.mark.parametrize(
    ("check", "container", "is_found"),
    [
        (check, container, is_found)
        for check, own, other, known in [
            (
                LABEL,
                "labels = config.site.labels;",
                'labels = config.site.labels // { a = "b"; };',
                'labels.owner = "x";',
            ),
            (DROP, "capabilities = config.site.caps;", UNKNOWN_FLAGS, 'extraOptions = [ "--cap-drop=ALL" ];'),
            (PORT, "ports = config.site.ports;", UNKNOWN_FLAGS, 'ports = [ "80:80" ];'),
            (MOUNT, "volumes = config.site.volumes;", UNKNOWN_FLAGS, 'volumes = [ "/x:/config" ];'),
            (NETWORK, "networks = config.site.networks;", UNKNOWN_FLAGS, 'networks = [ "proxy" ];'),
            (DEVICE, "devices = config.site.devices;", UNKNOWN_FLAGS, 'devices = [ "/dev/dri" ];'),
            (OPTION, UNKNOWN_FLAGS, UNKNOWN_FLAGS, 'extraOptions = [ "--security-opt=no-new-privileges" ];'),
            (FLAG, UNKNOWN_FLAGS, UNKNOWN_FLAGS, 'extraOptions = [ "--read-only" ];'),
            (VARIABLE, 'environmentFiles = [ "/run/env" ];', UNKNOWN_FLAGS, 'environment.TZ = "UTC";'),
            (
                ENVIRONMENT,
                "environment = config.site.env;",
                'environmentFiles = [ "/run/env" ];',
                'environment.TZ = "UTC";',
            ),
            (FILES, "environmentFiles = config.site.files;", UNKNOWN_FLAGS, 'environmentFiles = [ "/run/env" ];'),
        ]
        for container, is_found in [("", True), (own, False), (other, False), (known, False)]
    ],
)
def test_what_may_be_there_is_not_missing(check, container, is_found, tmp_path):
    (tmp_path / "rules/own").mkdir(parents=True)
    (tmp_path / "rules/own/rule.nix").write_text(RULE % check)
    (tmp_path / "web.nix").write_text(MODULE % container)
    settings = Settings(rule_folders=("rules",), select=("ORG",))
    result, *_ = examine(Project(tmp_path), settings, Request(), load_own(tmp_path), lambda result: result)
    assert [finding.rule for finding in result.result.findings] == ["ORG001"] * is_found
    assert result.result.problems == ()
