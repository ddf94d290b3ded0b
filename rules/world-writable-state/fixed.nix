{ ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
  systemd.tmpfiles.rules = [
    "d /opt/media/example 0775 1000 1000 -" # expect: HWC309
    "f /opt/media/example/state 0664 1000 1000 -" # expect: HWC309
    "Z /opt/media/other 0755 - - -" # expect: HWC309
  ];
}
