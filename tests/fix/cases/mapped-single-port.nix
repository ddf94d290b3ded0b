# port: edit.prefix port "127.0.0.1:"
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers = lib.mapAttrs (name: port: {
    image = "docker.io/x/${name}:1";
    ports = map (p: "${toString p}:80") [ port ];
  }) { db = 5432; };
}
