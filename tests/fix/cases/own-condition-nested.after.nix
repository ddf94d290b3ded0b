# container: edit.addModuleBinding container "systemd.services.podman-db.unitConfig.RequiresMountsFor" ''[ "/srv" ]''
{ config, lib, ... }:
with lib;
{
  virtualisation.oci-containers = mkIf (config.lab.kind == "server") {
    containers = optionalAttrs config.lab.data {
      db.image = "postgres:16";
    };
  };
  systemd.services.podman-db.unitConfig.RequiresMountsFor = mkIf (config.lab.kind == "server") (mkIf config.lab.data [ "/srv" ]);
}
