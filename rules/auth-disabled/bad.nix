{ ... }:
{
  virtualisation.oci-containers.containers = {
    db = {
      image = "docker.io/library/postgres:16.4";
      environment.POSTGRES_HOST_AUTH_METHOD = "trust"; # expect: HWC412
      ports = [ "127.0.0.1:5432:5432" ];
    };
    mysql = {
      image = "docker.io/library/mysql:8.4.3";
      environment.MYSQL_ALLOW_EMPTY_PASSWORD = "yes"; # expect: HWC412
      extraOptions = [ "-e" "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD=1" ]; # expect: HWC412
    };
    recovered = {
      image = "docker.io/library/mariadb:11.4.4";
      cmd = [ "--skip-grant-tables" ]; # expect: HWC412
    };
    graph = {
      image = "docker.io/library/neo4j:5.26";
      environment.NEO4J_AUTH = "none"; # expect: HWC412
    };
    queue = {
      image = "docker.io/library/redis:7.4.1";
      cmd = [ "redis-server" "--protected-mode" "no" ]; # expect: HWC412
    };
  };
}
