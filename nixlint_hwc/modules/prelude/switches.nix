# Switches that modules test of options which are not declared here otherwise, after the NixOS manual (options of these
# names). Only defaults that follow from what is declared here; `boot.isContainer` is on inside of `containers.<name>`.
{ config, lib, ... }:
let
  inherit (lib) mkOption types;

  yes = mkOption { type = types.bool; default = true; };
  no = mkOption { type = types.bool; default = false; };
in
{
  options = {
    boot = {
      isContainer = no;
      loader.systemd-boot.enable = no;
      plymouth.enable = no;
      tmp.cleanOnBoot = no;
      tmp.useTmpfs = no;
    };
    documentation = {
      enable = yes;
      man.enable = yes;
      nixos.enable = yes;
    };
    nix = {
      enable = yes;
      gc.automatic = no;
      optimise.automatic = no;
    };
    powerManagement = {
      enable = yes;
      powertop.enable = no;
    };
    services = {
      logrotate.enable = yes;
      lvm.enable = yes;
      nscd.enable = yes;
      timesyncd.enable = mkOption { type = types.bool; default = !config.boot.isContainer; };
    };
    xdg.portal.enable = no;
    zramSwap.enable = no;
  };
}
