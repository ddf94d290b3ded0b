{ config, ... }:
let
  images.redis = "docker.io/library/redis:7.4.1";
in
{
  virtualisation.oci-containers.containers.example = {
    image = images.reddis or images.redis;
    environment.URL = config.hwc.unknown.url;
  };
}
