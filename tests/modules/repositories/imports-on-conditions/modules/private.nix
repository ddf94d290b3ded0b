{ lib, config, ... }:
{
  options.my.address = lib.mkOption {
    type = lib.types.str;
    default = "127.0.0.1";
  };
  config.virtualisation.oci-containers.containers.private = {
    image = "docker.io/library/caddy:2.9";
    ports = [ "${config.my.address}:8080:80" ];
  };
}
