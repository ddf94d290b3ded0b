{
  outputs =
    { nixpkgs, agenix, ... }:
    {
      nixosConfigurations.atlas = nixpkgs.lib.nixosSystem { modules = [ ./tunnel.nix { my.roles = [ "web" ]; } ]; };
    };
}
