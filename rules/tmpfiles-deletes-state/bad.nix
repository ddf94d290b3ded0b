{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/opt/media/emptied:/emptied" # expect: HWC315
      "/opt/media/removed/below:/removed" # expect: HWC315
      "/opt/media/aged:/aged" # expect: HWC315
    ];
  };

  systemd.tmpfiles.rules = [
    "D /opt/media/emptied 0755 1000 1000 -"
    "R /opt/media/removed - - - - -"
    "d /opt/media/aged 0755 1000 1000 30d"
  ];
}
