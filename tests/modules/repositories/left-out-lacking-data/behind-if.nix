{ lib, site, ... }:
{
  virtualisation.oci-containers.containers = if lib.elem "db" site.roles then { ${site.db.name}.image = "docker.io/library/postgres:16.4"; } else { };
}
