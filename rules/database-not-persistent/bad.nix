{ ... }:
{
  virtualisation.oci-containers.containers = {
    db = { # expect: HWC312
      image = "docker.io/library/postgres:16.4";
      environment.POSTGRES_DB = "example";
    };
    above = { # expect: HWC312
      image = "docker.io/library/postgres:17.2-alpine";
      volumes = [ "/opt/databases/above:/var/lib/postgresql" ];
    };
    below = { # expect: HWC312
      image = "docker.io/library/postgres:18.1";
      volumes = [ "/opt/databases/below:/var/lib/postgresql/data" ];
    };
    # the data is at /home/postgres/pgdata/data
    timescale = { # expect: HWC312
      image = "docker.io/timescale/timescaledb-ha:pg16.9-ts2.20";
      volumes = [ "timescale:/var/lib/postgresql/data" ];
    };
    vectors = { # expect: HWC312
      image = "docker.io/tensorchord/pgvecto-rs:pg16-v0.3.0";
      volumes = [ "/opt/databases/vectors:/data" ];
    };
    vectors-above = { # expect: HWC312
      image = "docker.io/tensorchord/pgvecto-rs:pg16-v0.3.0";
      volumes = [ "/opt/databases/vectors-above:/var/lib/postgresql" ];
    };
    elsewhere = { # expect: HWC312
      image = "docker.io/library/mongo:8.0";
      cmd = [ "--dbpath=/srv/mongo" ];
      volumes = [ "/opt/databases/elsewhere:/data/mongo" ];
    };
    # a warning: the file may say where the data is
    configured = { # expect: HWC312
      image = "docker.io/library/mongo:8.0";
      cmd = [ "--config" "/etc/mongo/mongod.conf" ];
      volumes = [ "configured:/srv/mongo" "/etc/mongo:/etc/mongo:ro" ];
    };
    # the image declares a volume of its own below
    parent = { # expect: HWC312
      image = "docker.io/library/mongo:8.0";
      volumes = [ "/opt/databases/parent:/data" ];
    };
    # a folder beside the one that counts
    beside = { # expect: HWC312
      image = "docker.io/clickhouse/clickhouse-server:25.3";
      volumes = [ "/opt/databases/beside:/var/lib/clickhouse-data" ];
    };
    # the second version keeps its data elsewhere than the first
    series = { # expect: HWC312
      image = "docker.io/library/influxdb:2.7.10";
      volumes = [ "/opt/databases/series:/var/lib/influxdb" ];
    };
    mysql = { # expect: HWC312
      image = "docker.io/library/mariadb:11.4.4";
      environmentFiles = [ "/etc/example/mysql.env" ];
      volumes = [ "/opt/databases/mysql:/data" ];
    };
  };
}
