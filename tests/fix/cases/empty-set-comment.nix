# container: edit.setAttribute container "labels.a" ''"b"''
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = { };
    environmentFiles = [ ];
    extraOptions =
      lib.optional true "--privileged"
      ++ lib.optionals true [ "--cap-add=SYS_ADMIN" ];
    labels = {
      # none yet
    };
    volumes = [
      # none yet
    ];
  };
  systemd.tmpfiles.rules = [
    "d /opt/x 0755 1000 1000 -" ];
}
