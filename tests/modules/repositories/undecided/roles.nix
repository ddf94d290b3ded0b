{ lib, vars, ... }:
{
  config = lib.optionalAttrs (vars.media.enable or false) {
    virtualisation.oci-containers.containers.films.image = "docker.io/library/alpine:3.1";
  };
}
