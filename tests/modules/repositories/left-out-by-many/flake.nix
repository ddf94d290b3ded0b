{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs =
    { nixpkgs, ... }:
    let
      host = module: nixpkgs.lib.nixosSystem { modules = [ ./options.nix module ]; };
    in
    {
      nixosConfigurations = { chain = host ./chain.nix; list = host ./list.nix; };
    };
}
