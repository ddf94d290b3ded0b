{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.caddy;
in
{
  options.hwc.server.containers.caddy = {
    enable = lib.mkEnableOption "caddy";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.caddy = {
      image = "docker.io/library/caddy:2.8.4";
      extraOptions = [ "--network=host" ];
    };
  };
}
