{ config, pkgs, lib, ... }:
let
  sources = import ./npins;
  unstable = import sources.nixpkgs { };
  inherit (unstable.lib) mapAttrs optionals;
in
{
  imports = [ ./hardware-configuration.nix (sources.agenix + "/modules/age.nix") ./services ];
  nix.nixPath = [ "nixpkgs=${sources.nixpkgs}" ];
  networking.hostName = "pantry";
  time.timeZone = "Europe/Vienna";
  age.secrets.grocy.file = ./grocy.age;
  virtualisation.oci-containers.containers = mapAttrs (name: tag: {
    image = "ghcr.io/example/${name}:${tag}";
    extraOptions = optionals (name == "scanner") [ "--device=/dev/usb/lp0" ];
    environment.TZ = config.time.timeZone;
  }) { scanner = "1.4.0"; labels = "2.0.1"; };
  system.stateVersion = "24.11";
}
