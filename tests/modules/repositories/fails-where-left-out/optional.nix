{ lib, config, ... }:
{
  virtualisation.oci-containers.containers = lib.optionalAttrs (lib.elem "wiki" config.my.roles) (
    lib.mapAttrs (_: image: { inherit image; }) [ "docker.io/library/alpine:3.5" ]
  );
}
