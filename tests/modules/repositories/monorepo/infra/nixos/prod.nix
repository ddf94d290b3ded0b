{ config, lib, ... }:
{
  registry.host = "registry.example.com";
  virtualisation.oci-containers.containers.app = {
    image = "${config.registry.host}/app:1.4.2";
    ports = [ "127.0.0.1:4000:4000" ];
  };
}
