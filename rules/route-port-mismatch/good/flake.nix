{
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.server = nixpkgs.lib.nixosSystem {
        modules = [
          ./domains/server/containers/caddy/index.nix
          ./domains/server/containers/books/index.nix
          ./domains/server/containers/radio/index.nix
          {
            hwc.server.containers = {
              caddy.enable = true;
              books.enable = true;
              radio.enable = true;
            };
          }
        ];
      };
    };
}
