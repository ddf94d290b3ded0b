{ lib, ... }:
let
  inherit (lib) mkOption types;
in
{
  options.my = {
    roles = mkOption { type = types.listOf types.str; default = [ "web" ]; };
    store = mkOption { type = types.enum [ "none" "disk" ]; default = "none"; };
    prefix = mkOption { type = types.nullOr types.str; default = null; };
  };
  config.virtualisation.oci-containers.containers.always.image = "docker.io/library/alpine:3.1";
}
