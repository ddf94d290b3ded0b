{ config, lib, ... }:
{
  options.apps = lib.mkOption {
    type = lib.types.attrsOf (lib.types.submodule ({ name, ... }@args: {
      options.image = lib.mkOption { default = "docker.io/house/${args.name}:1.0.0"; };
      options.has = lib.mkOption { default = lib.boolToString (args ? pkgs || args ? registry || args ? modulesPath); };
    }));
  };
  config.apps.notes = { };
  config.virtualisation.oci-containers.containers = lib.mapAttrs (_: app: { inherit (app) image; environment.HAS = app.has; }) config.apps;
}
