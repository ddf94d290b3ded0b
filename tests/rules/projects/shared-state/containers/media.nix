{
  virtualisation.oci-containers.containers = {
    sonarr = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      volumes = [ "/opt/media/sonarr:/config" "/mnt/storage/media/tv:/tv" "/data:/data" "/opt/media/scratch:/scratch" ]; # expect: HWC304
    };
  };
}
