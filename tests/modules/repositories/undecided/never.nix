{ lib, vars, ... }:
{
  imports = [ ];
  config = lib.optionalAttrs (builtins.elem "media" [ ]) {
    virtualisation.oci-containers.containers.never.image = "docker.io/library/alpine:3.3";
  };
}
