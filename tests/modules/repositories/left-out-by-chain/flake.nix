{
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        modules = [
          ./database.nix
          ./queue.nix
          ./sizes.nix
        ];
      };
    };
}
