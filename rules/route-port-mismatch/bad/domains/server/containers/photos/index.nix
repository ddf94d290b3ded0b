{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.photos;
in
{
  options.hwc.server.containers.photos = {
    enable = lib.mkEnableOption "photos";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
    };
    domain = lib.mkOption {
      type = lib.types.str;
      default = "photos.local";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.photos = {
      image = "docker.io/library/redis:7.4.1";
      extraOptions = [ "--network=container:photos-vpn" ];
    };
    virtualisation.oci-containers.containers.photos-vpn = {
      image = "docker.io/qmcgaw/gluetun:v3.39.1";
      ports = [ "127.0.0.1:2283:80" ];
    };
  };
}
