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
  };

  config.virtualisation.oci-containers.containers.example = lib.mkIf cfg.enable {
    image = "docker.io/example/web:1.0";
    ports = [
      "127.0.0.1:${toString cfg.port}:80" # expect: HWC211
      "127.0.0.1:8081:81" # expect: HWC211
      "127.0.0.1:8082:82" # expect: HWC211
    ];
    extraOptions = [
      "-p"
      "127.0.0.1:8083:83" # expect: HWC211
    ];
  };
}
