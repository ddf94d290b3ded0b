# The module system does not use the defaults of a module's pattern.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.agenix.url = "github:ryantm/agenix";
  inputs.private.url = "git+ssh://git@git.example.org/private";
  outputs =
    { nixpkgs, agenix, private, ... }:
    {
      nixosConfigurations = {
        alone = nixpkgs.lib.nixosSystem { modules = [ ./with-default.nix ./without.nix ]; };
        foreign = nixpkgs.lib.nixosSystem { modules = [ agenix.nixosModules.default ./with-default.nix ./without.nix ]; };
        # What is not known may supply them.
        elsewhere = nixpkgs.lib.nixosSystem { modules = [ ./with-default.nix { _module.args = { port = 80; } // private.arguments; } ]; };
        partly = nixpkgs.lib.nixosSystem { modules = [ ./without.nix { config = private.settings; } ]; };
        off = nixpkgs.lib.nixosSystem { modules = [ ./switched.nix ]; };
        on = nixpkgs.lib.nixosSystem { modules = [ ./switched.nix { switched.enable = true; } ]; specialArgs.edition = "3.7"; };
        supplied = nixpkgs.lib.nixosSystem {
          modules = [ ./with-default.nix ./without.nix { _module.args.site.tag = "3.9"; } ];
          specialArgs.registry = "ghcr.io";
        };
      };
    };
}
