{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
  systemd.tmpfiles.rules = lib.mkMerge [
    [
      "d /opt/media/example 0755 1000 1000 -"
      "d /opt/media/example 0755 1000 1000 -"
      "d /opt/media/named 0755 0 0 -"
      "d /opt/media/named 0755 root root -"
      "d /opt/media/user 0755 1000 1000 -"
      "d /opt/media/user 0755 erin users -"
      "d /opt/media/adjusted 0755 1000 1000 -"
      "Z /opt/media/adjusted 0750 1000 1000 -"
      "d /opt/media/unheard-of 0755 1000 1000 -"
      "d /opt/media/unheard-of ${config.services.unheard-of.mode} 1000 1000 -"
    ]
    (lib.mkIf config.services.unheard-of.enable [ "d /opt/media/example 0700 1000 1000 -" ])
  ];
}
