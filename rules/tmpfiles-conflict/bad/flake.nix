{
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem {
      modules = [ ./machines/server.nix ];
    };
  };
}
