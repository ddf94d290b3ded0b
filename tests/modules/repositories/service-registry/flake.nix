{
  inputs = { nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11"; flake-utils.url = "github:numtide/flake-utils"; agenix.url = "github:ryantm/agenix"; nixpkgs-lib.follows = "nixpkgs"; };
  outputs = { self, nixpkgs, flake-utils, agenix, ... }@inputs:
    let
      mkSystem = { host, system ? "x86_64-linux", extraModules ? [ ] }: {
        ${host} = nixpkgs.lib.nixosSystem {
          inherit system;
          specialArgs = inputs // { inherit host; hosts = builtins.attrNames self.nixosConfigurations; };
          modules = [ ./homelab (./hosts + "/${host}.nix") agenix.nixosModules.age ] ++ extraModules;
        };
      };
    in
    { nixosConfigurations = nixpkgs.lib.foldl' (a: b: a // b) { } [ (mkSystem { host = "mars"; }) (mkSystem { host = "venus"; system = "aarch64-linux"; extraModules = [ { homelab.domain = "venus.test"; } ]; }) ]; }
    // flake-utils.lib.eachDefaultSystem (system: let pkgs = import nixpkgs { inherit system; }; in { devShells.default = pkgs.mkShell { buildInputs = [ agenix.packages.${system}.default ]; }; });
}
