# variable: edit.removeBinding variable
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = {
      # rotated every year
      # from the vault
      /* 16 characters */ # TODO: move
    };
    labels = { A = /* b */ "c"; };
  };
}
