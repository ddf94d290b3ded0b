# variable: edit.removeBinding variable
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = {
      # rotated every year
      POSTGRES_PASSWORD = # from the vault
        /* 16 characters */
        "x"; # TODO: move
    };
    labels = { A = /* b */ "c"; };
  };
}
