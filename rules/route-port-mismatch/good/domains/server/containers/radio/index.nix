{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.radio;
in
{
  options.hwc.server.containers.radio = {
    enable = lib.mkEnableOption "radio";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
    };
    domain = lib.mkOption {
      type = lib.types.str;
      default = "radio.local";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.radio = {
      image = "docker.io/library/redis:7.4.1";
      extraOptions = [ "--network=host" ];
    };
  };
}
