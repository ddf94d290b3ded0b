# container: edit.appendToOption container "systemd.tmpfiles.rules" ''"d /opt/db 0755 1000 1000 -"''
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = lib.mkIf config.lab.db { image = "postgres:16"; };
  systemd.tmpfiles.rules = lib.mkIf config.lab.db [
    "d /opt/x 0755 1000 1000 -"
    "d /opt/db 0755 1000 1000 -"
  ];
}
