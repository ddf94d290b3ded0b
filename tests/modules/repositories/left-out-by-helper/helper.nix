# One call makes an application's container and those beside it.
{ lib }:
{ name, image, redis ? false }:
{
  virtualisation.oci-containers.containers = {
    ${name} = { inherit image; };
  }
  // lib.optionalAttrs redis { "${name}-redis".image = "docker.io/library/redis:8"; }
  // lib.listToAttrs (lib.optional redis (lib.nameValuePair "${name}-exporter" { image = "docker.io/library/exporter:1"; }));
}
