# variable: edit.removeBinding variable
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    ports = [ "127.0.0.1:1:1" ];
  };
}
