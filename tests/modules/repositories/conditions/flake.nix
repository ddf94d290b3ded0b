{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
    lanzaboote.url = "github:nix-community/lanzaboote";
  };
  outputs = { self, nixpkgs, ... }@inputs:
    let
      mkSystem = { name, system ? "x86_64-linux", extra ? [ ] }: nixpkgs.lib.nixosSystem {
        inherit system;
        specialArgs = { inherit inputs self; };
        modules = [
          ./common.nix
          { networking.hostName = name; }
        ] ++ extra;
      };
    in
    {
      nixosConfigurations = builtins.mapAttrs (name: args: mkSystem ({ inherit name; } // args)) {
        alpha = { };
        beta = { system = "aarch64-linux"; extra = [ { system.stateVersion = "23.11"; nixpkgs.hostPlatform = "aarch64-linux"; } ]; };
      };
    };
}
