{
  virtualisation.oci-containers.containers = {
    db = {
      image = "docker.io/library/postgres:16.4";
      volumes = [ "/opt/databases/main:/var/lib/postgresql/data" ];
    };
    db-second = {
      image = "docker.io/library/postgres:16.4";
      volumes = [ "/opt/databases/main:/var/lib/postgresql/data" ]; # expect: HWC304
    };
    db-reader = {
      image = "docker.io/library/postgres:16.4";
      volumes = [ "/opt/databases/main:/var/lib/postgresql/data:ro" ];
    };
    db-other = {
      image = "docker.io/library/postgres:16.4";
      volumes = [ "/opt/databases/main-17:/var/lib/postgresql/data" ];
    };
  };
}
