{ site, ... }:
{
  virtualisation.oci-containers.containers.app.image = "docker.io/library/alpine:${site.tag}";
}
