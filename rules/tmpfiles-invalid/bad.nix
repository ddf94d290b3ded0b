{ ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
  systemd.tmpfiles.rules = [
    "dir /opt/media/example 0755 1000 1000 -" # expect: HWC306
    "d opt/media/example 0755 1000 1000 -" # expect: HWC306
    "d /opt/media/example 0789 1000 1000 -" # expect: HWC306
    "d /opt/media/example 0755 1000 1000 soon" # expect: HWC306
    "d \"/opt/media/example 0755 1000 1000 -" # expect: HWC306
    "d" # expect: HWC306
    "d /opt/media/example 0755 1000:1000 - -" # expect: HWC306
  ];
}
