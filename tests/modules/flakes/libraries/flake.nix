{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.utils.url = "github:numtide/flake-utils";
  outputs = { self, nixpkgs, home-manager, utils, ... }@inputs:
    let
      lib = nixpkgs.lib // home-manager.lib;
    in
    {
      inherit lib;
      nixosConfigurations.one = lib.nixosSystem {
        modules = [ { virtualisation.oci-containers.containers.web.image = "web:1"; } ];
        specialArgs = { inherit inputs; };
      };
    }
    // utils.lib.eachDefaultSystem (system: { devShells.default = nixpkgs.legacyPackages.${system}.mkShell { }; });
}
