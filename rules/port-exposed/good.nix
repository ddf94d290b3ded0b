{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/example/web:1.0";
      ports = [
        "127.0.0.1:8080:80"
        "[::1]:8080:80"
        "100.101.102.103:8080:80"
        "${config.hwc.unheard-of.address}:8081:80"
      ];
    };
    # reported by the rule for databases
    example-database = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "5432:5432" ];
    };
    example-host = {
      image = "docker.io/example/web:1.0";
      ports = [ "8082:80" ];
      networks = [ "host" ];
    };
  };
}
