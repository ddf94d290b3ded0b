{ meta, ... }:
{
  virtualisation.oci-containers.containers.birch = {
    image = "docker.io/library/caddy:2.8.4";
    environment.SYSTEM = meta.system;
  };
}
