# container: edit.addModuleBinding container "systemd.services.podman-db.after" ''[ "make-net.service" ]''
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers =
    let on = config.lab.db; in
    lib.mkIf on { db.image = "postgres:16"; };
}
