{ config, lib, pkgs, modulesPath, ... }:
{
  imports = [ (modulesPath + "/installer/scan/not-detected.nix") ./hardware.nix ];
  networking.domain = "home.example.org";
  time.timeZone = "America/New_York";
  my.traefik.enable = false;
  my.media = { enable = true; gpu = false; };
  system.stateVersion = "25.05";
}
