{ flake, pkgs, lib, ... }:
let
  inherit (flake) inputs;
  inherit (inputs) self;
in
{
  nixos-unified.sshTarget = "me@pureintent";
  imports = [
    self.nixosModules.default
    ./configuration.nix
    (self + /modules/nixos/linux/actual.nix)
  ];
  services.tailscale.enable = true;
}
