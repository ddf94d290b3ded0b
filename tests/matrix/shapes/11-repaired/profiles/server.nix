{ config, lib, ... }:
{
  hwc.server.containers.db.enable = true;

  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16.4";
    ports = lib.mkForce [ "127.0.0.1:5432:5432" ];
    volumes = lib.mkForce [ "/opt/databases/db:/var/lib/postgresql/data" ];
    environment = lib.mkForce { TZ = "UTC"; };
    environmentFiles = lib.mkForce [ config.age.secrets.db-env.path ];
    extraOptions = lib.mkForce [ "--network=bridge" ];
  };
}
