"""Every fact knows the way from the source of its value: a default in another file is told with whatever it ends in."""

from __future__ import annotations

import pytest

from nixlint_hwc.analysis.collect import collect
from nixlint_hwc.project import Project

OPTIONS = """
{ lib, ... }: { options.my.value = lib.mkOption { default = %s; }; }
"""
MODULE = """
{ config, ... }:
{
  imports = [ ./options.nix ];
  virtualisation.oci-containers.containers.x = {
    %s
  };
}
"""
IMAGE = 'image = "docker.io/library/redis:7.4.1";'


@pytest.mark.parametrize(
    ("subject", "options", "default", "source"),
    [
        ("image", "image = config.my.value;", '"docker.io/library/redis:latest"', '"docker.io/library/redis:latest"'),
        ("port", f"{IMAGE} ports = config.my.value;", '[ "6379:6379" ]', '"6379:6379"'),
        ("port", f"{IMAGE} extraOptions = [ config.my.value ];", '"-p6379:6379"', '"-p6379:6379"'),
        ("dependency", f"{IMAGE} dependsOn = config.my.value;", '[ "nobody" ]', '"nobody"'),
        ("network", f"{IMAGE} networks = [ config.my.value ];", '"host"', '"host"'),
        ("exposure", f"{IMAGE} ports = [ config.my.value ];", '"6379:6379"', '"6379:6379"'),
        ("runSetting", f"{IMAGE} user = config.my.value;", '"0"', '"0"'),
        ("runSetting", f"{IMAGE} environment.PUID = config.my.value;", '"0"', '"0"'),
        ("credential", f'{IMAGE} cmd = [ "--requirepass" config.my.value ];', '"hunter2hunter2"', '"hunter2hunter2"'),
        ("text", f"{IMAGE} cmd = [ config.my.value ];", '"$HOME"', '"$HOME"'),
        ("option", f"{IMAGE} ports = [ config.my.value ];", "80", "80"),
    ],
)
def test_the_way_is_told(tmp_path, subject, options, default, source):
    (tmp_path / "options.nix").write_text(OPTIONS % default)
    (tmp_path / "module.nix").write_text(MODULE % options)
    (case,) = [case for case in collect(Project(tmp_path)).cases if case.subject == subject]
    assert case.span.file.path == "module.nix"
    told = {place.span.text.strip('"') for place in case.related if place.span.file.path == "options.nix"}
    assert told == {source.strip('"')}
