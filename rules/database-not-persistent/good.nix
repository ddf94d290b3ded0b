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
    timescale-ha = {
      image = "docker.io/timescale/timescaledb-ha:pg16.9-ts2.20";
      volumes = [ "timescale:/home/postgres/pgdata/data" ];
    };
    vectors = {
      image = "docker.io/tensorchord/pgvecto-rs:pg16-v0.3.0";
      volumes = [ "vectors:/var/lib/postgresql/data" ];
    };
    oracle = {
      image = "docker.io/gvenzl/oracle-free:23-slim";
      volumes = [ "oracle:/opt/oracle/oradata" ];
    };
    # the command or a variable says where the data is
    influx = {
      image = "docker.io/library/influxdb:3-core";
      cmd = [ "influxdb3" "serve" "--node-id=here" "--object-store=file" "--data-dir=/data" ];
      volumes = [ "influx:/data" ];
    };
    mongo = {
      image = "docker.io/library/mongo:8.0";
      cmd = [ "--dbpath" "/srv/mongo" ];
      volumes = [ "/opt/databases/mongo:/srv" ];
    };
    maria = {
      image = "docker.io/library/mariadb:11.4.4";
      cmd = [ "sh" "-c" "exec mariadbd --datadir=/srv/maria" ];
      volumes = [ "maria:/srv/maria" ];
    };
    search = {
      image = "docker.io/getmeili/meilisearch:v1.14";
      environment.MEILI_DB_PATH = "/srv/search";
      volumes = [ "search:/srv/search" ];
    };
    lent = {
      image = "docker.io/library/postgres:16.4";
      extraOptions = [ "--volumes-from=postgres" ];
    };
    cache = { image = "docker.io/library/redis:7.4.1"; };
    exporter = { image = "quay.io/prometheuscommunity/postgres-exporter:v0.15.0"; };
  };
}
