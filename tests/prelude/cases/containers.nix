# A container in pieces, its defaults, and what follows from the backend.
{ lib, ... }:
{
  module.imports = [
    {
      virtualisation.oci-containers.containers.db = {
        image = "docker.io/library/postgres:16.4";
        ports = [ "127.0.0.1:5432:5432" ];
        environment.POSTGRES_USER = "app";
        capabilities.NET_ADMIN = true;
        login.username = "me";
      };
    }
    {
      virtualisation.oci-containers.containers.db = {
        image = lib.mkForce "docker.io/library/postgres:17.2";
        ports = lib.mkBefore [ "[::1]:5432:5432" ];
        environment.POSTGRES_DB = "app";
        capabilities.CHOWN = false;
        podman.user = "db";
        environmentFiles = [ "/run/agenix/db-env" ];
      };
      virtualisation.oci-containers.containers.plain.image = "a/b";
    }
  ];

  show = config: {
    inherit (config.virtualisation) oci-containers;
    podman = config.virtualisation.podman.enable;
    docker = config.virtualisation.docker.enable;
    containers = config.virtualisation.containers.enable;
    inherit (config.virtualisation.containers.registries) search;
  };
}
