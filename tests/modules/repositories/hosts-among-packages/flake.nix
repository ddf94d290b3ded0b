# Nix looks for an output below `packages` and `legacyPackages` of its system too, so hosts may stand there.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.flake-utils.url = "github:numtide/flake-utils";
  outputs = { self, nixpkgs, flake-utils, ... }: flake-utils.lib.eachDefaultSystem (system:
    let
      pkgs = import nixpkgs { inherit system; };
      host = modules: nixpkgs.lib.nixosSystem { inherit system; specialArgs.version = "1.33.2"; modules = [ ./shared.nix ] ++ modules; };
    in
    {
      packages.default = throw "this is not looked at";
      packages.nixosConfigurations.attic = host [ { vaultwarden.port = 8222; } ];
      legacyPackages = pkgs // { nixosConfigurations.cellar = host [ { networking.hostName = "cellar"; } ]; };
      devShells.default = pkgs.mkShell { };
    });
}
