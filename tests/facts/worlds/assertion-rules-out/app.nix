{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    network.mode = lib.mkOption { type = lib.types.enum [ "media" "vpn" "host" ]; default = "host"; };
    gpu.enable = lib.mkEnableOption "gpu";
    debug = lib.mkOption { type = lib.types.bool; default = false; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app = {
      image = if cfg.debug then "app:debug" else "app:1";
      extraOptions = lib.optional (cfg.network.mode == "vpn") "--network=container:gluetun";
    };
    assertions = [ { assertion = cfg.debug -> cfg.network.mode == "host"; message = "debug needs the host network"; } ];
  };
}
