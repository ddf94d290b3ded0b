# container: edit.setAttribute container "environment.TZ" "config.time.timeZone"
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = { TZ = config.time.timeZone; };
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
