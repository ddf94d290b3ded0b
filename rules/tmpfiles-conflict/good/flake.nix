{
  outputs = { nixpkgs, ... }: {
    nixosConfigurations = {
      one = nixpkgs.lib.nixosSystem { modules = [ ./domains/server/containers/media.nix ./shared.nix ]; };
      two = nixpkgs.lib.nixosSystem {
        modules = [ ./domains/server/containers/notes.nix ./shared.nix ./switched.nix ./settings.nix ];
      };
    };
  };
}
