# variable: edit.removeBinding variable
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = {
      # the superuser
    };
    ports = [ "5432:5432" ];
    volumes = [
      "/opt/db:/var/lib/postgresql/data" # data
      # "/opt/old:/old"
    ];
  };
}
