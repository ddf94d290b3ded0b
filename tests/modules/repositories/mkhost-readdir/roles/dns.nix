{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.adguard = {
    image = "docker.io/adguard/adguardhome:v0.107.54";
    ports = let dns = toString config.my.port.dns; in [ "${dns}:53/udp" "${dns}:53/tcp" ];
    volumes = [ "adguard:/opt/adguardhome/conf" ];
  };
}
