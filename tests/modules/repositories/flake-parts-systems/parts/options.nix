# Options that the repository adds to those of flake-parts.
{ lib, config, inputs, flake-parts-lib, withSystem, ... }: {
  options.perSystem = flake-parts-lib.mkPerSystemOption ({ system, ... }: {
    options.release = lib.mkOption { type = lib.types.str; default = "4-${system}"; };
  });
  options.flake = flake-parts-lib.mkSubmoduleOptions { fleet = lib.mkOption { type = lib.types.attrsOf lib.types.str; default = { }; }; };
  config.flake.fleet.enio = "x86_64-linux";
  config.flake.nixosConfigurations = lib.mapAttrs (name: system: withSystem system ({ config, ... }: inputs.nixpkgs.lib.nixosSystem {
    modules = [ { virtualisation.oci-containers.containers."${name}-${config.release}".image = "ghcr.io/example/enio:${config.release}"; } ];
  })) config.flake.fleet;
}
