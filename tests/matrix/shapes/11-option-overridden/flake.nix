{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";

  outputs = { self, nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [
        ./domains/secrets/index.nix
        ./domains/server/containers/db/index.nix
        ./profiles/server.nix
      ];
    };
  };
}
