# capability: edit.removeElement capability
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = { };
    environmentFiles = [ ];
    extraOptions =
      lib.optional true "--privileged";
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
