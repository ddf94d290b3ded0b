{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/opt/media/emptied:/emptied" # expect: HWC315
      "/opt/media/removed/below:/removed" # expect: HWC315
      "/opt/media/aged:/aged" # expect: HWC315
      "/opt/media/old/below:/old" # expect: HWC315
      "/opt/media/all/example:/all" # expect: HWC315
      "/opt/media/inside:/inside" # expect: HWC315
      "/srv/a/data:/one-of-many" # expect: HWC315
    ];
  };

  systemd.tmpfiles.rules = [
    "D /opt/media/emptied 0755 1000 1000 -"
    "R /opt/media/removed - - - - -"
    "d /opt/media/aged 0755 1000 1000 30d"
    # what is below is cleaned as well
    "d /opt/media/old 0755 1000 1000 30d"
    "R! /opt/media/all/* - - - - -"
    "e /opt/media/inside/* - - - 7d -"
    "e /srv/[a-c]/dat? - - - 7d -"
  ];
}
