{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    haumea = { url = "github:nix-community/haumea/v0.2.2"; inputs.nixpkgs.follows = "nixpkgs"; };
    nixos-hardware.url = "github:NixOS/nixos-hardware";
  };
  outputs = { self, nixpkgs, haumea, ... }@inputs:
    let
      inherit (nixpkgs) lib;
      tree = haumea.lib.load {
        src = ./src;
        inputs = { inherit inputs lib; };
      };
      modules = haumea.lib.load {
        src = ./modules;
        loader = haumea.lib.loaders.path;
      };
    in
    {
      lib = tree.lib;
      nixosModules = modules;
      nixosConfigurations = lib.mapAttrs
        (name: path: lib.nixosSystem {
          specialArgs = { inherit inputs tree; };
          modules = [ path ] ++ lib.collect builtins.isPath modules;
        })
        (haumea.lib.load { src = ./hosts; loader = haumea.lib.loaders.path; });
    };
}
