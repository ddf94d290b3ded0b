{
  virtualisation.oci-containers.containers.tiles.image = "docker.io/overv/openstreetmap-tile-server:2.3.0";
}
