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
      description = "Port of the web interface";
    };
    image = lib.mkOption {
      type = lib.types.str;
      description = lib.mdDoc "Image to run";
    };
    state = lib.mkOption {
      type = lib.types.str;
      internal = true;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
  };
}
