# What `imports` and the names of a configuration hang on must come from `specialArgs`: `_module.args` comes too late.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs =
    { nixpkgs, ... }:
    let
      later = { config._module.args = { roles = [ "db" ]; extra.cache = { virtualisation.oci-containers.containers.cache.image = "docker.io/library/alpine:3.3"; }; }; };
      host = module: nixpkgs.lib.nixosSystem { modules = [ later module ]; };
    in
    {
      nixosConfigurations = {
        early = nixpkgs.lib.nixosSystem { modules = [ ./by-role.nix ]; specialArgs.roles = [ "db" ]; };
        by-role = host ./by-role.nix;
        inline = host ./inline.nix;
        names = host ./names.nix;
        values = host ./values.nix;
      };
    };
}
