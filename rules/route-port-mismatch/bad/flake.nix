{
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.server = nixpkgs.lib.nixosSystem {
        modules = [
          ./domains/server/containers/caddy/index.nix
          ./domains/server/containers/books/index.nix
          ./domains/server/containers/photos/index.nix
          ./machines/server.nix
        ];
      };
    };
}
