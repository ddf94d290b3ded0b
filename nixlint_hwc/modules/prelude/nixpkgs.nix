# nixpkgs.hostPlatform and nixpkgs.buildPlatform, after the NixOS manual; what is read of them is the elaborated platform.
{ lib, config, ... }:
let
  platform = extra: lib.mkOption ({ type = lib.types.either lib.types.str lib.types.attrs; apply = lib.systems.elaborate; } // extra);
in
{
  options.nixpkgs = {
    hostPlatform = platform { };
    buildPlatform = platform { default = config.nixpkgs.hostPlatform; };
  };
}
