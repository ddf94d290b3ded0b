{ inputs, flake, perSystem, hostName, pkgs, ... }:
{
  imports = [
    inputs.self.nixosModules.server
    flake.nixosModules.uptime
    ./hardware-configuration.nix
  ];
  environment.systemPackages = [ perSystem.self.tool ];
  virtualisation.oci-containers.containers.whoami = {
    image = "docker.io/traefik/whoami:v1.10.3";
    ports = [ (flake.lib.local 8088 80) ];
  };
  nixpkgs.hostPlatform = "x86_64-linux";
}
