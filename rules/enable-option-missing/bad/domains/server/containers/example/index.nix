{ config, lib, ... }:
{
  options.hwc.server.containers.example = {
    port = lib.mkOption { # expect: HWC704
      type = lib.types.port;
      default = 8080;
    };
  };

  config.virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
}
