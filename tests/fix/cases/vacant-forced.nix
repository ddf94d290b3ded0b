# container: edit.removeElements container.ports
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    ports = lib.mkForce [ "1:1" ];
  };
}
