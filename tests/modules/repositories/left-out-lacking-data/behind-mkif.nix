{ lib, site, ... }:
{
  config = lib.mkIf (lib.elem "db" site.roles) {
    virtualisation.oci-containers.containers."${site.db.name}-exporter".image = "docker.io/library/alpine:3.1";
  };
}
