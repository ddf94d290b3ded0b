# container: edit.addModuleBinding container "systemd.services.podman-db.after" ''[ "make-net.service" ]''
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers = if config.lab.db then { db.image = "postgres:16"; } else { };
}
