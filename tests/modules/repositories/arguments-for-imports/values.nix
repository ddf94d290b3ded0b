# Values may hang on them.
{ lib, roles, ... }:
{
  virtualisation = lib.mkIf (lib.elem "db" roles) {
    oci-containers.containers = lib.optionalAttrs (lib.elem "db" roles) { valued.image = "docker.io/library/alpine:3.5"; };
  };
}
