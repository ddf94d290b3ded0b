{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
    };
    image = lib.mkOption {
      type = lib.types.nullOr lib.types.str;
      default = null;
    };
    mode = lib.mkOption {
      type = lib.types.enum [ "media" "vpn" ];
      default = config.hwc.unheard-of.mode;
    };
    path = lib.mkOption {
      type = lib.types.path;
      default = "/opt/services/example";
    };
    extra = lib.mkOption {
      type = lib.types.attrsOf lib.types.str;
      default = { };
    };
    package = lib.mkOption {
      type = lib.types.package;
      default = config.hwc.unheard-of.package;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
  };
}
