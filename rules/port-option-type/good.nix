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
    web.port = lib.mkOption {
      type = lib.types.nullOr lib.types.port;
      default = null;
    };
    metricsPort = lib.mkOption {
      type = lib.types.either lib.types.port lib.types.str;
      default = "auto";
    };
    serialPort = lib.mkOption {
      type = lib.types.str;
      default = "/dev/ttyUSB0";
    };
    exposePort = lib.mkOption {
      type = lib.types.bool;
      default = false;
    };
    adminPort = lib.mkOption {
      type = lib.types.ints.between 1024 49151;
      default = 9000;
    };
    ports = lib.mkOption {
      type = lib.types.attrsOf lib.types.port;
      default = { };
    };
    transport = lib.mkOption {
      type = lib.types.int;
      default = 1;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
  };
}
