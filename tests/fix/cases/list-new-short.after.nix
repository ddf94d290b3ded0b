# container: edit.appendToOption container "systemd.services.podman-db.after" "\"x.service\""
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
  systemd.services.podman-db.after = [ "x.service" ];
}
