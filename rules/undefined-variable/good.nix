{ config, lib, ... }:
with lib;
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/redis:7.4.1";
    extraOptions = optional config.hwc.gpu.enable "--device=/dev/dri";
  };
}
