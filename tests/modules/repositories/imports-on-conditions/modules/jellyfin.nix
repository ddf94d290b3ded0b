{
  virtualisation.oci-containers.containers.jellyfin.image = "docker.io/jellyfin/jellyfin:10.10.3";
}
