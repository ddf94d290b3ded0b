{ config, lib, ... }:
let
  cfg = config.hwc.app;
in
{
  options.hwc.app.tag = lib.mkOption { type = lib.types.str; default = "1"; };
  config.virtualisation.oci-containers.containers.app = {
    image = "app:${cfg.tag}${cfg.suffix or "-slim"}";
    extraOptions = lib.optional (cfg ? user) "--user=${cfg.user}" ++ lib.optional (config.other.thing or false) "--privileged";
  };
}
