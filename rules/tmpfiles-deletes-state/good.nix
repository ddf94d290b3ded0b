{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/opt/media/kept:/kept"
      "/opt/media/cache:/cache"
      "/opt/media/parent/below:/below"
      "/opt/media/emptied:/read:ro"
      "/opt/media/unlinked/below:/unlinked"
      "/opt/media/excluded/deeper/still:/excluded"
      "/opt/media/disk/below:/disk"
      "/srv/one/two/data:/deeper"
      "/run/example:/run"
      "/srv/downloads/incomplete:/incomplete"
    ];
  };

  fileSystems."/opt/media/disk" = {
    device = "/dev/disk/by-label/data";
    fsType = "ext4";
  };

  systemd.tmpfiles.rules = [
    "d /opt/media/kept 0755 1000 1000 -"
    "D /opt/media/cache 0755 1000 1000 7d"
    "D /run/example 0755 1000 1000 -"
    "d /srv/downloads/incomplete 0755 1000 1000 30d"
    # What has a rule of its own, or is on another disk, is left out of the cleaning.
    "d /opt/media/parent 0755 1000 1000 30d"
    "d /opt/media/parent/below 0755 1000 1000 -"
    "d /opt/media/excluded 0755 1000 1000 30d"
    "x /opt/media/excluded/deeper"
    "d /opt/media 0755 root root 90d"
    "d /opt/media/unlinked 0755 1000 1000 -"
    # Takes empty directories only, and no wildcard meets a slash.
    "r /opt/media/unlinked - - - - -"
    "R /srv/*/data - - - - -"
    "D /opt/media/emptied 0755 1000 1000 -"
    "R /opt/media/kept/lost+found"
  ];
}
