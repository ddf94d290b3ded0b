# The same in a module that no host has.
{ lib, config, ... }:
{
  options.apart.port = lib.mkOption { type = lib.types.nullOr lib.types.port; default = null; };
  config.virtualisation.oci-containers.containers = lib.mkIf (config.apart.port != null) {
    apart = { image = "docker.io/library/alpine:3.4"; ports = [ "127.0.0.1:${toString config.apart.port}:80" ]; };
  };
}
