# What git ignores, or a submodule holds, is on the owner's machine and not in the public repository.
{ config, lib, ... }:
let
  secrets = import ./secrets.nix;
in
{
  imports = [
    ./local/host.nix
    ./private
    ./modules/web.nix
  ]
  ++ lib.optional (builtins.pathExists ./local/extra.nix) ./local/extra.nix;
  system.stateVersion = "24.11";
  networking.hostName = "attic";
  boot.loader.grub.device = "/dev/sda";
  fileSystems."/".device = "/dev/sda1";
  age.secrets.web-env.file = ./secrets/web-env.age;
  virtualisation.oci-containers.containers.vpn = {
    image = "docker.io/qmcgaw/gluetun:v3.39.1";
    environment = {
      VPN_SERVICE_PROVIDER = "mullvad";
      WIREGUARD_PRIVATE_KEY = secrets.mullvad.key;
      PUBLIC_KEY = builtins.readFile ./peer.key;
    };
  };
}
