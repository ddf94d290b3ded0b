# No host has this module: whoever imports it may supply what it asks for.
{ tag ? "3.2", ... }:
{
  virtualisation.oci-containers.containers.free.image = "docker.io/library/alpine:${tag}";
}
