{
  virtualisation.oci-containers.containers.db.image = "docker.io/library/alpine:3.1";
}
