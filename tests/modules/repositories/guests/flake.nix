{
  inputs = { nixpkgs.url = "nixpkgs/nixos-25.05"; microvm = { url = "github:microvm-nix/microvm.nix"; inputs.nixpkgs.follows = "nixpkgs"; }; };
  outputs = { nixpkgs, microvm, ... }: {
    nixosConfigurations.metal = nixpkgs.lib.nixosSystem {
      modules = [ microvm.nixosModules.host ./metal.nix ./nspawn.nix ];
    };
  };
}
