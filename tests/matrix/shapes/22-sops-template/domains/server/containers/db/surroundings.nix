{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  config = lib.mkIf cfg.enable {
    systemd.tmpfiles.rules = [ "d /opt/databases/db 0700 999 999 -" ];
    assertions = [
      {
        assertion = config.sops.templates ? "db-env";
        message = "hwc.server.containers.db requires secret 'db-env'";
      }
    ];
  };
}
