{ config, lib, pkgs, ... }:
{
  virtualisation.oci-containers.containers.uptime-kuma = {
    image = "docker.io/louislam/uptime-kuma:1.23.16";
    volumes = [ "uptime-kuma:/app/data" ];
    ports = [ "127.0.0.1:3001:3001" ];
  };
}
