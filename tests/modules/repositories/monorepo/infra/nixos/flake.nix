{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.05";
  outputs = { self, nixpkgs }: {
    nixosConfigurations.prod = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./prod.nix ../shared/registry.nix ];
    };
  };
}
