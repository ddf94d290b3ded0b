{ lib, config, ... }:
{
  imports = [ ./redis.nix ];
  options.my.office.port = lib.mkOption {
    type = lib.types.port;
    default = 8081;
  };
  config.virtualisation.oci-containers.containers.nextcloud = {
    image = "docker.io/library/nextcloud:30.0.2";
    environment.TRUSTED = "cloud.${config.my.domain}";
    ports = [ "127.0.0.1:${toString config.my.office.port}:80" ];
  };
}
