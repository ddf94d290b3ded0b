# container: edit.appendToOption container "systemd.services.podman-db.after" ''"x.service"''
{ lib, ... }:
{
  systemd.services."podman-web".after = [ "x.service" ];
  systemd.services."podman-app".after = [ "x.service" ]; # last
  systemd.services."podman-db".after = [ "x.service" ];
  systemd.services.other.script = "true";
  virtualisation.oci-containers.containers.db.image = "postgres:16";
}
