{ ... }:
{
  virtualisation.oci-containers.containers.something.image = "docker.io/library/redis:7.4.1";
}
