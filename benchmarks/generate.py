"""Write a synthetic repository: `python -m benchmarks.generate FOLDER [--modules 150] [--files 600]`.

It looks like a repository in which a person keeps two hosts: a flake, profiles, machines, one folder per container
module, proxy routes, secrets, and ordinary modules up to the wished number of Nix files. The same arguments give the
same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.shapes import Container, module

MODULES, FILES = 150, 600
#: Container modules per profile.
PROFILE_SIZE = 25
CONTAINERS = "domains/server/containers"

FLAKE = """{
  description = "A synthetic repository";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  inputs.agenix.url = "github:ryantm/agenix";

  outputs = inputs@{ self, nixpkgs, agenix, ... }:
    let
      mkHost = hostname: nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        specialArgs = { inherit inputs hostname; };
        modules = [
          agenix.nixosModules.default
          ./profiles/base.nix
          (./machines + "/${hostname}/config.nix")
        ];
      };
    in
    {
      nixosConfigurations = nixpkgs.lib.genAttrs [ "server" "homebase" ] mkHost;
    };
}
"""
HELPER = """{ lib, pkgs, ... }:

let
  networkFlags = mode: if mode == "bridge" then [ ] else [ "--network=${mode}" ];
in
{
  mkContainer =
    { name, image, networkMode ? "bridge", ports ? [ ], volumes ? [ ], environment ? { }
    , environmentFiles ? [ ], extraOptions ? [ ], memory ? "1g" }:
    {
      virtualisation.oci-containers.containers.${name} = {
        inherit image ports volumes environmentFiles;
        environment = { HELPER = "1"; } // environment;
        extraOptions = networkFlags networkMode ++ [ "--memory=${memory}" ] ++ extraOptions;
      };
      systemd.services."podman-${name}" = lib.mkIf (networkMode == "shared") {
        after = [ "podman-network-shared.service" ];
        requires = [ "podman-network-shared.service" ];
      };
    };
}
"""
NETWORKS = """{ pkgs, ... }:

{
  virtualisation.podman.enable = true;
  virtualisation.oci-containers.backend = "podman";

  systemd.services.podman-network-shared = {
    wantedBy = [ "multi-user.target" ];
    serviceConfig = { Type = "oneshot"; RemainAfterExit = true; };
    script = ''
      ${pkgs.podman}/bin/podman network inspect shared || \\
        ${pkgs.podman}/bin/podman network create shared --subnet 10.90.0.0/24
    '';
  };
}
"""
HARDWARE = """{ lib, ... }:

{
  boot.loader.systemd-boot.enable = true;
  boot.initrd.availableKernelModules = [ "xhci_pci" "ahci" "nvme" ];
  fileSystems."/" = { device = "/dev/disk/by-label/root"; fsType = "ext4"; };
  nixpkgs.hostPlatform = lib.mkDefault "x86_64-linux";
  system.stateVersion = "24.11";
}
"""


def files(modules: int, total: int) -> Iterator[tuple[str, str]]:
    """Path and text of each file; at least `total` of them end in `.nix` unless the container modules need more."""
    count = 0
    for path, text in _needed(modules):
        count += path.endswith(".nix")
        yield path, text
    plain = max(0, total - count - 1)
    yield "domains/home/index.nix", _imports(f"./tool-{number:05d}/index.nix" for number in range(plain))
    for number in range(plain):
        yield f"domains/home/tool-{number:05d}/index.nix", _plain_module(number)


def _needed(modules: int) -> Iterator[tuple[str, str]]:
    containers = [Container(number) for number in range(modules)]
    profiles = [containers[start : start + PROFILE_SIZE] for start in range(0, modules, PROFILE_SIZE)]
    yield "flake.nix", FLAKE
    yield "lib/mkContainer.nix", HELPER
    yield f"{CONTAINERS}/_shared/pure.nix", "args: import ../../../../lib/mkContainer.nix args\n"
    yield "domains/networking/index.nix", NETWORKS
    yield "domains/secrets/index.nix", _secrets(containers)
    yield (
        "profiles/base.nix",
        _imports(
            f"../domains/{name}/index.nix" for name in ("home", "networking", "secrets", "server/containers/caddy")
        ),
    )
    for index, members in enumerate(profiles):
        yield f"profiles/server-{index:03d}.nix", _profile(members)
    for host, chosen in (("server", profiles), ("homebase", profiles[: max(1, len(profiles) // 5)])):
        yield f"machines/{host}/hardware.nix", HARDWARE
        names = (f"../../profiles/server-{index:03d}.nix" for index in range(len(chosen)))
        yield f"machines/{host}/config.nix", _imports(["./hardware.nix", *names], f'networking.hostName = "{host}";')
    for container in containers:
        yield f"domains/secrets/parts/server/{container.name}-env.age", "age-encryption.org/v1\nfiller\n"
        for path, text in module(container).items():
            yield f"{CONTAINERS}/{container.name}/{path}", text
    yield from _routes(containers[::2])


def _routes(containers: list[Container]) -> Iterator[tuple[str, str]]:
    names = (f"./routes/{container.name}.nix" for container in containers)
    imports = "\n".join(f"    (import {name} {{ inherit config; }})" for name in names)
    yield (
        f"{CONTAINERS}/caddy/index.nix",
        f"{{ config, lib, ... }}:\n\nlet\n  routes = [\n{imports}\n  ];\nin\n{{\n"
        "  services.caddy.enable = true;\n"
        "  services.caddy.virtualHosts = lib.mkMerge (map (lib.mapAttrs (_: route:\n"
        '    { extraConfig = "reverse_proxy ${route.reverse_proxy.to}"; })) routes);\n}\n',
    )
    for container in containers:
        yield (
            f"{CONTAINERS}/caddy/routes/{container.name}.nix",
            f'{{ config, ... }}:\n{{\n  "{container.name}.local" = {{\n    reverse_proxy.to = "http://localhost:'
            f'${{toString (config.hwc.server.containers.{container.name}.port or {container.port})}}";\n  }};\n}}\n',
        )


def _profile(members: list[Container]) -> str:
    enabled = "\n".join(f"  hwc.server.containers.{container.name}.enable = true;" for container in members)
    return _imports((f"../{CONTAINERS}/{container.name}/index.nix" for container in members), enabled.strip())


def _imports(paths: Iterator[str] | list[str], rest: str = "") -> str:
    lines = "\n".join(f"    {path}" for path in paths)
    return f"{{ config, lib, ... }}:\n\n{{\n  imports = [\n{lines}\n  ];\n\n  {rest}\n}}\n"


def _secrets(containers: list[Container]) -> str:
    names = "\n".join(f'    "{container.name}-env"' for container in containers)
    return (
        f"{{ lib, ... }}:\n\nlet\n  names = [\n{names}\n  ];\nin\n{{\n"
        '  age.secrets = lib.genAttrs names (name: { file = ./parts/server + "/${name}.age"; mode = "0400"; });\n}\n'
    )


def _plain_module(number: int) -> str:
    return f"""# Tool {number}: its options, packages and configuration file.
{{ config, lib, pkgs, ... }}:

let
  cfg = config.hwc.home.tool-{number:05d};
  settings = {{
    theme = cfg.theme;
    shortcuts = lib.mapAttrs' (name: keys: lib.nameValuePair "key-${{name}}" keys) {{ open = "o"; close = "q"; }};
    limits = map (factor: factor * {number % 7 + 1}) [ 1 2 4 8 ];
  }};
in
{{
  options.hwc.home.tool-{number:05d} = {{
    enable = lib.mkEnableOption "tool {number}";
    theme = lib.mkOption {{ type = lib.types.enum [ "dark" "light" ]; default = "dark"; description = "Colours"; }};
    packages = lib.mkOption {{ type = lib.types.listOf lib.types.package; default = [ ]; description = "Plugins"; }};
  }};

  config = lib.mkIf cfg.enable {{
    environment.systemPackages = [ pkgs.ripgrep pkgs.fd ] ++ cfg.packages;
    environment.etc."tool-{number:05d}.json".text = builtins.toJSON settings;
    programs.zsh.shellAliases.t{number} = "rg --smart-case";
    systemd.user.services.tool-{number:05d} = {{
      description = "Tool {number}";
      wantedBy = [ "default.target" ];
      serviceConfig.ExecStart = "${{pkgs.ripgrep}}/bin/rg --version";
    }};
  }};
}}
"""


def write(folder: Path, modules: int = MODULES, total: int = FILES) -> int:
    """Write the repository into a folder; the number of Nix files."""
    count = 0
    for path, text in files(modules, total):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        count += path.endswith(".nix")
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--modules", type=int, default=MODULES, help="container modules")
    parser.add_argument("--files", type=int, default=FILES, help="Nix files in all")
    arguments = parser.parse_args()
    print(write(arguments.folder, arguments.modules, arguments.files), "Nix files")


if __name__ == "__main__":
    main()
