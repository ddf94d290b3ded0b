{
  virtualisation.oci-containers.containers = {
    prowlarr = {
      image = "lscr.io/linuxserver/prowlarr:1.25.4";
      volumes = [
        "/opt/media/prowlarr:/config"
        "/mnt/storage/media:/media"
        "/data:/data"
        "/opt/media/sonarr:/sonarr" # expect: HWC304
        "/opt/media/scratch:/scratch"
      ];
    };
    recyclarr = {
      image = "ghcr.io/recyclarr/recyclarr:7.4.0";
      volumes = [ "/opt/media:/all" ]; # expect: HWC304
    };
  };
}
