{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.one = nixpkgs.lib.nixosSystem {
      modules = [
        ./paths.nix ./web.nix ./old.nix
        ({ ... }: { disabledModules = [ ./old.nix ]; })
      ];
    };
  };
}
