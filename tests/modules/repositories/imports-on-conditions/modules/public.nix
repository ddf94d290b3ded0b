{ lib, config, ... }:
{
  options.my.address = lib.mkOption {
    type = lib.types.str;
    default = "0.0.0.0";
  };
  config.virtualisation.oci-containers.containers.public = {
    image = "docker.io/library/caddy:2.9";
    ports = [ "${config.my.address}:8080:80" ];
  };
}
