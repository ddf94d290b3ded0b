{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/jellyfin/jellyfin:10.10.3";
      volumes = [
        "/mnt/storage/media:/media:ro"
        "/mnt/media/films:/films:z,ro"
        "/mnt/storage/mediathek:/other"
        "/opt/media/example:/config"
      ];
    };
    sonarr = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      volumes = [ "/mnt/storage/media/tv:/tv" ];
    };
  };
}
