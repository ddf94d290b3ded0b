{ lib, vars, ... }:
{
  config = lib.optionalAttrs (builtins.elem "media" vars.roles) {
    virtualisation.oci-containers.containers.films.image = "docker.io/library/alpine:3.1";
  };
}
