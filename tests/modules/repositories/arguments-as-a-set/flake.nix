# A module that takes its arguments as a set finds in it what nixpkgs puts there: what `specialArgs` has and what its
# pattern names, but not `pkgs` on its own. Of a module that no host has it is not known what else it gets.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations = nixpkgs.lib.genAttrs [ "named" "plain" "handed-on" "submodule" "lacking" ] (name:
      nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        specialArgs = { inherit inputs; registry = "ghcr.io/house"; };
        modules = [ (./hosts + "/${name}.nix") ];
      });
  };
}
