"""Write a synthetic fleet: `python -m benchmarks.fleet FOLDER [--hosts 35] [--modules 80] [--mixed]`.

Every host imports all container modules and enables ten of them, as people do who keep all their machines in one
repository. With `--mixed`, two of three modules leave their container out by `optionalAttrs` and by `if`, not by the
`mkIf` around all that they set. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOSTS, MODULES = 35, 80
#: Containers that a host enables.
ENABLED = 10


class Conditions(NamedTuple):
    """How a module says that it sets nothing where it is not enabled: around all of it, and its container NAME."""

    begin: str
    before: str
    after: str
    between: str
    end: str


_APART = ("lib.mkMerge [ {", "  } (lib.mkIf cfg.enable {\n", "}) ];")
CONDITIONS = (
    Conditions("lib.mkIf cfg.enable {", ".NAME = {", "};", "", "};"),
    Conditions(_APART[0], " = lib.optionalAttrs cfg.enable { NAME = {", "}; };", *_APART[1:]),
    Conditions(_APART[0], " = if cfg.enable then { NAME = {", "}; } else { };", *_APART[1:]),
)

FLAKE = """{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";

  outputs = { self, nixpkgs, ... }@inputs:
    let
      mkHost = name: nixpkgs.lib.nixosSystem {
        specialArgs = { inherit inputs self; };
        modules = [ ./modules (./hosts + "/${name}") { networking.hostName = name; } ];
      };
    in
    {
      nixosConfigurations = nixpkgs.lib.genAttrs (builtins.attrNames (builtins.readDir ./hosts)) mkHost;
    };
}
"""
ALL_MODULES = """{ lib, ... }:
{
  imports = [ ./base.nix ] ++ map (name: ./services + "/${name}") (builtins.attrNames (builtins.readDir ./services));
}
"""
BASE = """{ lib, ... }:
with lib;
{
  options.lab = {
    domain = mkOption { type = types.str; default = "example.org"; };
    stateDir = mkOption { type = types.path; default = "/var/lib/lab"; };
    backup.paths = mkOption { type = types.listOf types.str; default = [ ]; };
  };
  config = {
    time.timeZone = "Europe/Berlin";
    virtualisation.oci-containers.backend = "podman";
    networking.firewall.enable = true;
    users.users.admin = { isNormalUser = true; extraGroups = [ "wheel" ]; };
  };
}
"""
HARDWARE = """{ lib, modulesPath, ... }:
{
  imports = [ (modulesPath + "/installer/scan/not-detected.nix") ];
  fileSystems."/" = { device = "/dev/sda1"; fsType = "ext4"; };
  nixpkgs.hostPlatform = lib.mkDefault "x86_64-linux";
}
"""


def files(hosts: int, modules: int, mixed: bool) -> Iterator[tuple[str, str]]:
    """Path and text of each file."""
    yield "flake.nix", FLAKE
    yield "modules/default.nix", ALL_MODULES
    yield "modules/base.nix", BASE
    for number in range(modules):
        conditions = CONDITIONS[number % len(CONDITIONS) if mixed else 0]
        yield f"modules/services/{_app(number)}/default.nix", _module(_app(number), number, conditions)
    for host in range(hosts):
        enabled = sorted((host * 7 + number * 3) % modules for number in range(ENABLED))
        lines = "\n".join(f"  lab.services.{_app(number)}.enable = true;" for number in dict.fromkeys(enabled))
        domain = f'  lab.domain = "host-{host:03d}.example.org";'
        text = f"{{ ... }}:\n{{\n  imports = [ ./hardware.nix ];\n{lines}\n{domain}\n}}\n"
        yield f"hosts/host-{host:03d}/default.nix", text
        yield f"hosts/host-{host:03d}/hardware.nix", HARDWARE


def _app(number: int) -> str:
    return f"app-{number:03d}"


def _module(name: str, number: int, conditions: Conditions) -> str:
    return f"""{{ config, lib, ... }}:
let
  cfg = config.lab.services.{name};
in
{{
  options.lab.services.{name} = {{
    enable = lib.mkEnableOption "{name}";
    port = lib.mkOption {{ type = lib.types.port; default = {8000 + number}; }};
    image = lib.mkOption {{ type = lib.types.str; default = "ghcr.io/example/{name}:1.{number}.0"; }};
    dataDir = lib.mkOption {{ type = lib.types.path; default = "${{config.lab.stateDir}}/{name}"; }};
    environment = lib.mkOption {{ type = lib.types.attrsOf lib.types.str; default = {{ }}; }};
  }};

  config = {conditions.begin}
    virtualisation.oci-containers.containers{conditions.before.replace("NAME", name)}
      image = cfg.image;
      ports = [ "127.0.0.1:${{toString cfg.port}}:80" ];
      volumes = [ "${{cfg.dataDir}}:/data" ];
      environment = {{ TZ = config.time.timeZone; }} // cfg.environment;
      extraOptions = [ "--memory=1g" ];
    {conditions.after}
{conditions.between}    systemd.tmpfiles.rules = [ "d ${{cfg.dataDir}} 0750 root root -" ];
    services.nginx.virtualHosts."{name}.${{config.lab.domain}}".locations."/".proxyPass =
      "http://127.0.0.1:${{toString cfg.port}}";
    lab.backup.paths = [ cfg.dataDir ];
  {conditions.end}
}}
"""


def write(folder: Path, hosts: int = HOSTS, modules: int = MODULES, *, mixed: bool = False) -> None:
    """Write the repository into a folder."""
    for path, text in files(hosts, modules, mixed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hosts", type=int, default=HOSTS)
    parser.add_argument("--modules", type=int, default=MODULES, help="container modules that all hosts import")
    parser.add_argument("--mixed", action="store_true", help="not all containers stand behind mkIf")
    arguments = parser.parse_args()
    write(arguments.folder, arguments.hosts, arguments.modules, mixed=arguments.mixed)


if __name__ == "__main__":
    main()
