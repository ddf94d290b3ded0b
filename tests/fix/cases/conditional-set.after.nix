# container: edit.setAttribute container "environment.TZ" "config.time.timeZone"
{ config, lib, ... }:
with lib;
{
  config = mkMerge [
    {
      virtualisation.oci-containers.containers.db = mkIf true {
        image = "postgres:16";
        environmentFiles = mkForce (map (x: x) [ "/a" ]);
        environment = (if true then { A = "1"; } else { }) // { TZ = config.time.timeZone; };
        ports = mkMerge [ [ "1:1" ] (mkIf true [ "2:2" ]) ];
      };
    }
    { systemd.tmpfiles.rules = mkBefore [ "d /opt/x 0755 1000 1000 -" ]; }
  ];
}
