{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption {
      type = lib.types.port;
      default = 6379;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example = {
      image = "docker.io/library/redis:7.4.1";
      entrypoint = "redis-server";
      environment = {
        WORKERS = toString 4;
        PORT = toString cfg.port;
        DEBUG = lib.boolToString true;
        ELSEWHERE = config.services.unheard-of.port;
      };
      environmentFiles = [
        ./example.env
        "/run/agenix/example-env"
      ];
      user = null;
      capabilities.SYS_ADMIN = null;
    };
  };
}
