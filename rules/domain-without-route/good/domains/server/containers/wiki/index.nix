{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.wiki;
in
{
  options.hwc.server.containers.wiki = {
    enable = lib.mkEnableOption "wiki";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
    };
    domain = lib.mkOption {
      type = lib.types.str;
      default = "wiki.local";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.wiki = {
      image = "docker.io/library/redis:7.4.1";
      labels."traefik.http.routers.wiki.rule" = "Host(`${cfg.domain}`)";
    };
  };
}
