{ lib, pkgs, config, modulesPath, inputs, ... }:
with lib;
with lib.plusultra;
{
  imports = [ ./hardware.nix (modulesPath + "/virtualisation/digital-ocean-config.nix") ];
  networking.firewall.allowedTCPPorts = [ 80 443 ];
  plusultra = {
    services.homepage = { enable = true; port = 3031; };
    archetypes.server = enabled;
  };
  virtualisation.oci-containers.containers.whoami = {
    image = "docker.io/traefik/whoami:v1.10.3";
    ports = [ "127.0.0.1:9000:80" ];
  };
  system.stateVersion = "21.11";
}
