{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    postgres = {
      image = "docker.io/library/postgres:16.4";
      volumes = [ "/opt/databases/postgres:/var/lib/postgresql/data" ];
    };
    postgres-new = {
      image = "docker.io/library/postgres:18.1";
      volumes = [ "/opt/databases/postgres-new:/var/lib/postgresql" ];
    };
    postgres-moving = {
      image = "docker.io/library/postgres";
      volumes = [ "/opt/databases/postgres-moving:/var/lib/postgresql" ];
    };
    timescale = {
      image = "docker.io/timescale/timescaledb:2.17.2-pg16";
      extraOptions = [ "--mount=type=bind,src=/opt/databases/timescale,dst=/var/lib/postgresql/data" ];
    };
    vchord = {
      image = "ghcr.io/immich-app/postgres:16-vectorchord0.3.0";
      volumes = [ "named:/var/lib/postgresql/data" ];
    };
    bitnami = {
      image = "docker.io/bitnami/mariadb:11.4.4";
      volumes = [ "/opt/databases/bitnami:/bitnami/mariadb" ];
    };
    unheard-of = {
      image = "docker.io/library/mariadb:11.4.4";
      volumes = config.services.unheard-of.volumes;
    };
    moved = {
      image = "docker.io/library/postgres:18.1";
      environment.PGDATA = "/data/18";
      volumes = [ "/opt/databases/moved:/data/" ];
    };
    lent = {
      image = "docker.io/library/postgres:16.4";
      extraOptions = [ "--volumes-from=postgres" ];
    };
    cache = { image = "docker.io/library/redis:7.4.1"; };
    exporter = { image = "quay.io/prometheuscommunity/postgres-exporter:v0.15.0"; };
  };
}
