{ ... }: {
  virtualisation.oci-containers.containers.plex = {
    image = "docker.io/plexinc/pms-docker:1.41.0.8994-f2c27da23";
    extraOptions = [ "--network=host" "--device=/dev/dri:/dev/dri" ];
    environment = {
      PLEX_UID = "1000";
      PLEX_GID = "1000";
    };
    volumes = [ "/srv/plex:/config" "/dev/shm/plex:/transcode" ];
  };
}
