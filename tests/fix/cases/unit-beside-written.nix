# container: edit.appendToOption container [ "systemd" "services" "podman-db" "after" ] ''"x.service"''
{ ... }:
{
  virtualisation.oci-containers.containers.db.image = "docker.io/library/postgres:16.4";
  systemd.services = { podman-db.wants = [ "net.service" ]; } // { net.script = "true"; };
}
