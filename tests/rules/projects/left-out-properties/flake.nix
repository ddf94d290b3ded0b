{
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations = {
        atlas = nixpkgs.lib.nixosSystem { modules = [ ./roles.nix ./merged.nix ./chained.nix ]; };
        borea = nixpkgs.lib.nixosSystem { modules = [ ./roles.nix ./weak.nix ]; };
      };
    };
}
