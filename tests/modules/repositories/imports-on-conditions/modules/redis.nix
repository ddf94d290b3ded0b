{
  virtualisation.oci-containers.containers.redis.image = "docker.io/library/redis:7.4";
}
