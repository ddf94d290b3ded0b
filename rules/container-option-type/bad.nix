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
    threads = lib.mkOption {
      type = lib.types.int;
      default = "4"; # expect: HWC710
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example = {
      image = "docker.io/library/redis:7.4.1";
      entrypoint = [ "redis-server" ]; # expect: HWC710
      environment = {
        WORKERS = 4; # expect: HWC710
        PORT = cfg.port; # expect: HWC710
        DEBUG = true; # expect: HWC710
        THREADS = toString cfg.threads;
      };
      ports = [ cfg.port ]; # expect: HWC710
      volumes = "/opt/services/example:/data"; # expect: HWC710
      autoStart = "yes"; # expect: HWC710
      podman.sdnotify = "always"; # expect: HWC710
    };
  };
}
