# container: edit.removeElements container.ports
{ config, lib, ... }:
let
  common = [ ];
in
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    ports = common;
    extraOptions = common;
  };
}
