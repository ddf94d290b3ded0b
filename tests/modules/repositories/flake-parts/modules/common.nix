{ config, lib, pkgs, ... }:
{
  time.timeZone = lib.mkDefault "Europe/London";
  virtualisation.podman = { enable = true; autoPrune.enable = true; };
  networking.nftables.enable = true;
  services.openssh.enable = true;
  users.mutableUsers = false;
}
