{ config, name, ... }:
{
  virtualisation.oci-containers.containers.caddy = {
    image = "docker.io/library/caddy:2.8.4";
    hostname = name;
    ports = [ "443:443" ];
    environment.HOST = config.networking.fqdn;
  };
}
