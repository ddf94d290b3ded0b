{ config, ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
  systemd.tmpfiles.rules = [
    "d /opt/media/example 0775 1000 1000 -"
    "d /opt/media/scratch 1777 root root -"
    "d /opt/media/plain"
    "L /opt/media/link - - - - /opt/media/example"
    "d /opt/media/unheard-of ${config.services.unheard-of.mode} 1000 1000 -"
  ];
}
