{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.attic = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./attic.nix (import ./cellar.nix { inherit nixpkgs; }) ]; # expect: HWC004
    };
  };
}
