# nixos-raspberrypi, after its README: NixOS for the Raspberry Pi, built by functions in the place of `nixosSystem`.
{ lib, unknown, ... }:
let
  build = given: lib.nixosSystem (given // {
    modules = (given.modules or [ ]) ++ [ { nixpkgs.hostPlatform = lib.mkDefault "aarch64-linux"; } ];
    specialArgs = { nixos-raspberrypi = unknown; } // (given.specialArgs or { });
  });
in
{
  lib = {
    nixosSystem = build;
    nixosSystemFull = build;
    nixosInstaller = build;
  };
}
