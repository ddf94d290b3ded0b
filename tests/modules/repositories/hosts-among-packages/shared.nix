{ config, lib, version, ... }:
{
  options.vaultwarden.port = lib.mkOption { type = lib.types.port; default = 8000; };
  config.virtualisation.oci-containers.containers.vaultwarden = {
    image = "docker.io/vaultwarden/server:${version}";
    ports = [ "127.0.0.1:${toString config.vaultwarden.port}:80" ];
  };
}
