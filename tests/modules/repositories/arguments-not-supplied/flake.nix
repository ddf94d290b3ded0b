# The module system does not use the defaults of a module's pattern.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.agenix.url = "github:ryantm/agenix";
  outputs =
    { nixpkgs, agenix, ... }:
    {
      nixosConfigurations = {
        alone = nixpkgs.lib.nixosSystem { modules = [ ./with-default.nix ./without.nix ]; };
        foreign = nixpkgs.lib.nixosSystem { modules = [ agenix.nixosModules.default ./with-default.nix ./without.nix ]; };
        supplied = nixpkgs.lib.nixosSystem {
          modules = [ ./with-default.nix ./without.nix { _module.args.site.tag = "3.9"; } ];
          specialArgs.registry = "ghcr.io";
        };
      };
    };
}
