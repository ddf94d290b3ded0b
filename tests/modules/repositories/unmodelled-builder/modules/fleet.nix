{ config, lib, ... }:
{
  options.fleet.containers = lib.mkOption {
    default = { };
    type = lib.types.attrsOf (lib.types.submodule {
      options.image = lib.mkOption { type = lib.types.str; };
      options.port = lib.mkOption { type = lib.types.port; };
    });
  };
  config = {
    fleet.containers.whoami = { image = "docker.io/traefik/whoami:v1.10.3"; port = 8099; };
    virtualisation.oci-containers.containers = lib.mapAttrs (_: c: {
      inherit (c) image;
      ports = [ "127.0.0.1:${toString c.port}:80" ];
    }) config.fleet.containers;
  };
}
