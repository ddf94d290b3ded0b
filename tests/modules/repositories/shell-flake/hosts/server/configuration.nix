# Edit this configuration file to define what should be installed on
{ config, pkgs, lib, ... }:
let
  unstable = import <nixos-unstable> { config = config.nixpkgs.config; };
  home-manager = builtins.fetchTarball "https://github.com/nix-community/home-manager/archive/release-24.11.tar.gz";
  hostname = "server";
in
{
  imports = [
    ./hardware-configuration.nix
    <nixos-hardware/common/cpu/intel>
    (import "${home-manager}/nixos")
    ../../common
    ../../services/pihole.nix
    ../../services/watchtower.nix
  ];
  boot.loader.systemd-boot.enable = true;
  networking = { hostName = hostname; hostId = "deadbeef"; firewall = { enable = true; allowedTCPPorts = [ 22 80 443 ]; }; };
  services.pihole = { enable = true; ip = "192.168.0.2"; };
  nixpkgs.config.allowUnfree = true;
  environment.systemPackages = [ unstable.podman-tui ];
  system.stateVersion = "24.11";
}
