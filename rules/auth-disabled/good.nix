{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    db = {
      image = "docker.io/library/postgres:16.4";
      environment.POSTGRES_HOST_AUTH_METHOD = "scram-sha-256";
    };
    other = {
      image = "docker.io/library/mysql:8.4.3";
      environment.MYSQL_ALLOW_EMPTY_PASSWORD = "no";
      environment.ALLOW_EMPTY_PASSWORD = "";
      environment.MARIADB_ALLOW_EMPTY_ROOT_PASSWORD = config.services.unheard-of.empty;
    };
    queue = {
      image = "docker.io/library/redis:7.4.1";
      # A password is set, so protected mode says nothing.
      cmd = [ "redis-server" "--protected-mode" "yes" ];
    };
    app = {
      image = "docker.io/library/nginx:1.27.2";
      environment.REGISTRATION_METHOD = "trust";
    };
  };
}
