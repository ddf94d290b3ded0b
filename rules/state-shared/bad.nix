{ config, lib, ... }:
{
  imports = [
    {
      virtualisation.oci-containers.containers.first = {
        image = "docker.io/library/mariadb:11.4.4";
        volumes = [ "/opt/databases/shared:/var/lib/mysql" ];
      };
    }
  ];

  virtualisation.oci-containers.containers.second = {
    image = "docker.io/library/mariadb:11.4.4";
    volumes = [ "/opt/databases/shared:/var/lib/mysql" ]; # expect: HWC304
  };
}
