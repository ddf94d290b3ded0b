# container: edit.setAttribute container "environment.TZ" "config.time.timeZone"
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = {
      # the superuser
      POSTGRES_USER = "db"; # not root
      TZ = config.time.timeZone;
    };
    ports = [ "5432:5432" ];
    volumes = [
      "/opt/db:/var/lib/postgresql/data" # data
      # "/opt/old:/old"
    ];
  };
}
