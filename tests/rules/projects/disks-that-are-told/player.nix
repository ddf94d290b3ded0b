{
  fileSystems."/" = { device = "/dev/disk/by-label/root"; fsType = "ext4"; };
  virtualisation.oci-containers.containers.player = {
    image = "docker.io/jellyfin/jellyfin:10.10.1";
    volumes = [
      # says: HWC301 player only starts if /mnt/media/films already exists, since nothing
      "/mnt/media/films:/films:ro" # expect: HWC301 (note)
    ];
  };
}
