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
    mysql = { # expect: HWC312
      image = "docker.io/library/mariadb:11.4.4";
      environmentFiles = [ "/etc/example/mysql.env" ];
      volumes = [ "/opt/databases/mysql:/data" ];
    };
  };
}
