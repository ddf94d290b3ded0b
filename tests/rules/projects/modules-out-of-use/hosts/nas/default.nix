{ lib, ... }:
let
  ports = import ../../lib/ports.nix;
in
{
  imports = [
    ./network.nix
    ./hardware-configuration.nix # expect: HWC004 (error)
    ../common.nix # expect: HWC004 (error)
  ];
  networking.hostName = "nas";
  system.stateVersion = "24.11";
  virtualisation.oci-containers.containers.web = {
    image = "docker.io/library/caddy:2.8.4";
    ports = [ "127.0.0.1:${toString ports.web}:80" ];
  };
}
