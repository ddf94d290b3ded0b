{ config, pkgs, ... }: {
  imports = [ ./hardware-configuration.nix ../../common ../../services/pihole.nix ];
  networking.hostName = "router";
  services.pihole = { enable = true; ip = "192.168.0.1"; tag = "2024.07.0"; };
  system.stateVersion = "23.11";
}
