{
  outputs =
    { nixpkgs, ... }:
    let
      inherit (nixpkgs) lib;
      hosts = lib.filterAttrs (name: _: !lib.hasPrefix "_" name) (builtins.readDir ./hosts);
    in
    {
      nixosConfigurations = lib.mapAttrs (
        name: _:
        let
          meta = import (./hosts + "/${name}/meta.nix");
        in
        lib.nixosSystem {
          inherit (meta) system;
          specialArgs = { inherit meta; };
          modules = [ (./hosts + "/${name}") ];
        }
      ) hosts;
    };
}
