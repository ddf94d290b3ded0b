{ extra, ... }:
{
  imports = [ extra.cache ];
  virtualisation.oci-containers.containers.beside.image = "docker.io/library/alpine:3.2";
}
