# variable: edit.removeBinding variable
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = lib.mkIf true { A = "x"; B = "y"; };
  };
}
