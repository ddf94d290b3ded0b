# container: edit.addModuleBinding container "systemd.services.podman-db.after" ''[ "make-net.service" ]''
{ config, lib, ... }:
let
  cfg = config.lab.db;
in
{
  options.lab.db.enable = lib.mkEnableOption "the database";
  config.virtualisation.oci-containers.containers.db = lib.mkIf cfg.enable {
    image = "postgres:16";
  };
  config.systemd.services.podman-db.after = lib.mkIf cfg.enable [ "make-net.service" ];
  config.networking.firewall.allowedTCPPorts = lib.mkIf cfg.enable [ 5432 ];
}
