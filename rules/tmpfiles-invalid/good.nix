{ config, ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
  systemd.tmpfiles.rules = [
    "d /opt/media/example 0755 1000 1000 -"
    "d /opt/media/short"
    "d /opt/media/shorter 0755"
    "d /opt/media/kept :0755 :1000 :1000 -"
    "d /opt/media/masked ~0755 1000 1000 4w2d"
    "L+ /opt/media/link - - - - /opt/media/example"
    "Z! \"/opt/media/with space\" ~0755 1000 1000 -"
    "d /opt/media/unheard-of ${config.services.unheard-of.mode} 1000 1000 -"
    "# a comment"
    ""
  ];
}
