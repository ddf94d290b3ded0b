{ lib, config, ... }:
{
  options.acme.apps = lib.mkOption {
    default = { };
    type = lib.types.attrsOf (lib.types.submodule {
      options.enable = lib.mkEnableOption "the app" // { default = true; };
      options.image = lib.mkOption { type = lib.types.str; };
    });
  };
  config.virtualisation.oci-containers.containers = lib.mapAttrs (name: app: {
    inherit (app) image;
    extraOptions = [ "--read-only" ];
  }) (lib.filterAttrs (_: app: app.enable) config.acme.apps);
}
