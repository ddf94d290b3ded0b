{ self, lib, ... }:
{
  flake.nixosModules = {
    common = ./common.nix;
    immich = ./immich.nix;
    paperless = import ./paperless.nix { inherit self; };
    default = { imports = with self.nixosModules; [ common immich paperless ]; };
  };
}
