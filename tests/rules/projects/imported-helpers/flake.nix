{
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.box = nixpkgs.lib.nixosSystem {
        specialArgs.web-app = import ./web-app.nix;
        modules = [ ./apps/feeds.nix ./apps/wiki.nix ./secrets.nix ];
      };
    };
}
