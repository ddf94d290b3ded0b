# container: edit.appendTo container "environmentFiles" "config.age.secrets.db-env.path"
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = {
      # the superuser
      POSTGRES_USER = "db"; # not root
    };
    ports = [ "5432:5432" ];
    volumes = [
      "/opt/db:/var/lib/postgresql/data" # data
      # "/opt/old:/old"
    ];
  };
}