{ config, ... }:
{
  virtualisation.oci-containers.containers.mariadb = {
    image = "docker.io/library/mariadb:17.2";
    environment.DOMAIN = config.my.domain;
  };
}
