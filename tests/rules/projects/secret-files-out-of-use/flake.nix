{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.agenix.url = "github:ryantm/agenix";
  outputs = { nixpkgs, agenix, ... }: {
    nixosConfigurations.attic = nixpkgs.lib.nixosSystem {
      modules = [ agenix.nixosModules.default ./hosts/attic.nix ];
    };
  };
}
