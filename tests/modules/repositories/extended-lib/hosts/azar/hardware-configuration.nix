{ config, lib, pkgs, inputs, ... }:
{
  imports = [ "${inputs.nixpkgs}/nixos/modules/installer/scan/not-detected.nix" ];
  nix.settings.max-jobs = lib.mkDefault 16;
}
