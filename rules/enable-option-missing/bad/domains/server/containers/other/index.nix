{ config, lib, ... }:
{
  options.hwc.server.containers.other = {
    enable = lib.mkOption { # expect: HWC704
      type = lib.types.bool;
      default = true;
    };
  };

  config = lib.mkIf config.hwc.server.containers.other.enable {
    virtualisation.oci-containers.containers.other.image = "docker.io/library/redis:7.4.1";
  };
}
