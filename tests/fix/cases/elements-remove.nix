# container: edit.removeElements container.ports
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = {
      # the superuser
      POSTGRES_USER = "db"; # not root
    };
    extraOptions = [
      "-p"
      "1:1" # one
      "--publish=2:2"
      "-t"
    ];
    ports = [
      "5432:5432" # public
      "3:3"
    ];
    volumes = [
      "/opt/db:/var/lib/postgresql/data" # data
      # "/opt/old:/old"
    ];
  };
}
