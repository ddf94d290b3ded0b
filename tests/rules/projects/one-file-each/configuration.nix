{ config, lib, ... }:
let
  load = folder: lib.mapAttrs' (file: _: {
    name = lib.removeSuffix ".nix" file;
    value = import (folder + "/${file}") { inherit config lib; defaults.zone = "Europe/Berlin"; }; # expect: HWC101
  }) (builtins.readDir folder);
in
{
  virtualisation.oci-containers.containers = load ./apps;
  systemd.services = load ./units;
  system.stateVersion = "24.11";
}
