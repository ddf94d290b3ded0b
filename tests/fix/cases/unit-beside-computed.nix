# container: edit.appendToOption container [ "systemd" "services" "podman-db" "after" ] ''"x.service"''
{ lib, ... }:
{
  virtualisation.oci-containers.containers.db.image = "docker.io/library/postgres:16.4";
  systemd.services = lib.genAttrs [ "podman-db" ] (_: { wants = [ "net.service" ]; }) // { net.script = "true"; };
}
