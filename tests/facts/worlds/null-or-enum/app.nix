# An option that may be null has null as one of its values.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    gpu = lib.mkOption { type = lib.types.nullOr (lib.types.enum [ "nvidia" "intel" ]); default = null; };
    user = lib.mkOption { type = lib.types.nullOr lib.types.bool; default = null; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app = {
      image = "app:${if cfg.gpu == null then "cpu" else cfg.gpu}";
      extraOptions = lib.optional (cfg.user == true) "--user=1";
    };
  };
}
