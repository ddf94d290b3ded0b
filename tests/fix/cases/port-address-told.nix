# exposure: edit.replacePart exposure "0.0.0.0" "127.0.0.1"
{ config, lib, ... }:
let
  listen = "0.0.0.0";
in
{
  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16";
    environment.LISTEN_ADDRESS = listen;
    ports = [ "${listen}:5432:5432" ];
  };
}
