# container: edit.appendToOption container "systemd.tmpfiles.rules" ''"d /opt/db 0755 1000 1000 -"''
{ lib, ... }:
let
  mk = name: lib.nameValuePair name { image = "postgres:16"; };
in {
  virtualisation.oci-containers.containers = lib.listToAttrs (map mk [ "db" ]);

  systemd.tmpfiles.rules = [
    "d /opt/db 0755 1000 1000 -"
  ];
}
