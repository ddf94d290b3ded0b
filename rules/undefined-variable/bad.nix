{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/redis:7.4.1";
    extraOptions = lib.optional config.hwc.gpu.enable "--device=/dev/dri"; # expect: HWC002
  };
}
