{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs =
    { nixpkgs, ... }:
    let
      host = module: nixpkgs.lib.nixosSystem { modules = [ ./options.nix module ]; };
    in
    {
      nixosConfigurations = {
        choice = host ./choice.nix;
        condition = host ./condition.nix;
        named = host ./named.nix;
        optional = host ./optional.nix;
        property = host ./property.nix;
        refused = host ./refused.nix;
      };
    };
}
