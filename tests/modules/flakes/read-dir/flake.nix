{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }:
    let
      inherit (nixpkgs) lib;
      directories = path: lib.attrNames (lib.filterAttrs (_: kind: kind == "directory") (builtins.readDir path));
      host = name: lib.nixosSystem { modules = [ (./hosts + "/${name}") ] ++ map (name: ./modules + "/${name}") (builtins.attrNames (builtins.readDir ./modules)); };
    in
    { nixosConfigurations = lib.listToAttrs (map (name: lib.nameValuePair name (host name)) (directories ./hosts)); };
}
