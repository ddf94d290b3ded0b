# container: edit.appendToOption container "systemd.tmpfiles.rules" ''"d /opt/db 0755 1000 1000 -"''
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

  systemd.tmpfiles.rules = [
    "d /opt/db 0755 1000 1000 -"
  ];
}
