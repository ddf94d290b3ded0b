{ config, ... }:
{
  virtualisation.oci-containers.containers.postgres = {
    image = "docker.io/library/postgres:17.2";
    environment.DOMAIN = config.my.domain;
  };
}
