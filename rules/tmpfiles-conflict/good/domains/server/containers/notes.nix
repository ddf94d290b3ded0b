{ ... }:
{
  virtualisation.oci-containers.containers.notes.image = "docker.io/vabene1111/recipes:1.5.24";
  systemd.tmpfiles.rules = [
    "d /srv/shared 0700 root root -"
    "d /srv/same 0755 1000 1000 -"
  ];
}
