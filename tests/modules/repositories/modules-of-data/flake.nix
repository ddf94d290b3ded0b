{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";

  outputs =
    { nixpkgs, ... }:
    let
      inherit (nixpkgs) lib;
      read = file: builtins.fromTOML (builtins.readFile (./data + "/${file}"));
    in
    {
      nixosConfigurations.imported = lib.nixosSystem { modules = [ ./imported.nix ]; };
      nixosConfigurations.given = lib.nixosSystem { modules = [ (lib.modules.importTOML ./data/web.toml) ]; };
      nixosConfigurations.computed = lib.nixosSystem { modules = map read (lib.attrNames (builtins.readDir ./data)); };
      nixosConfigurations.placed = lib.nixosSystem { modules = lib.mapAttrsToList (file: _: read file) (builtins.readDir ./data); };
    };
}
