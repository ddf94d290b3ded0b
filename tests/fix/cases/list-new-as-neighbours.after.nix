# container: edit.appendToOption container "systemd.services.podman-db.after" ''"x.service"''
{ lib, ... }:
{
  virtualisation.oci-containers.containers."db" = {
    image = "postgres:16";
  };
  systemd.services."podman-db" = {
    wantedBy = [
      "multi-user.target"
    ];
    after = [
      "x.service"
    ];
  };

  systemd.targets.x = { };
}
