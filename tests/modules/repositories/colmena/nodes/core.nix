{ config, pkgs, ... }:
{
  virtualisation.oci-containers.containers.postgres = {
    image = "docker.io/library/postgres:16.4";
    environmentFiles = [ config.deployment.keys."db.env".path ];
    ports = [ "127.0.0.1:5432:5432" ];
    volumes = [ "pgdata:/var/lib/postgresql/data" ];
  };
}
