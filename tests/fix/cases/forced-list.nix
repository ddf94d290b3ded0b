# container: edit.appendTo container "environmentFiles" "config.age.secrets.db-env.path"
{ config, lib, ... }:
with lib;
{
  config = mkMerge [
    {
      virtualisation.oci-containers.containers.db = mkIf true {
        image = "postgres:16";
        environmentFiles = mkForce (map (x: x) [ "/a" ]);
        environment = if true then { A = "1"; } else { };
        ports = mkMerge [ [ "1:1" ] (mkIf true [ "2:2" ]) ];
      };
    }
    { systemd.tmpfiles.rules = mkBefore [ "d /opt/x 0755 1000 1000 -" ]; }
  ];
}
