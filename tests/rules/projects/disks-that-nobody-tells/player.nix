{
  virtualisation.oci-containers.containers.player = {
    image = "docker.io/jellyfin/jellyfin:10.10.1";
    volumes = [
      "/mnt/media/films:/films:ro"
      # says: HWC301 player only starts if /mnt/other/films already exists, since nothing
      "/mnt/other/films:/more:ro" # expect: HWC301 (note)
      "/opt/media/player:/config" # expect: HWC301 (warning)
    ];
  };
}
