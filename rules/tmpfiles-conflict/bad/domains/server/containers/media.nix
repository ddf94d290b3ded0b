{ ... }:
{
  virtualisation.oci-containers.containers.media.image = "docker.io/jellyfin/jellyfin:10.10.3";
  systemd.tmpfiles.rules = [
    "d /srv/shared 0775 1000 1000 -"
    "d /srv/same 0755 1000 1000 -"
    "f /srv/shared/list 0644 1000 1000 -" # expect: HWC313
  ];
}
