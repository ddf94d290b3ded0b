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
      image = "app:${cfg.network.mode}";
    };
  };
}
