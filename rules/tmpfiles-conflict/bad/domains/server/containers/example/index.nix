{ ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
  systemd.tmpfiles.rules = [
    "d /opt/media/example 0755 1000 1000 -"
    "d /opt/media/example/ 0750 1000 1000 -" # expect: HWC313
    "d /opt/media/other 0755 1000 1000 -"
    "d /opt/media/other 0755 root root -" # expect: HWC313
  ];
}
