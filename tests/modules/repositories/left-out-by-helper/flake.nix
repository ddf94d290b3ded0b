{
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        modules = [ ./web.nix ];
      };
    };
}
