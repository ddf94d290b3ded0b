{ lib, roles, ... }:
{
  config = lib.optionalAttrs (lib.elem "db" roles) {
    virtualisation.oci-containers.containers.named.image = "docker.io/library/alpine:3.4";
  };
}
