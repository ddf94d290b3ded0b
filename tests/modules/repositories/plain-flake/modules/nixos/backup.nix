{ config, lib, ... }:
{
  options.local.backup.paths = lib.mkOption {
    type = lib.types.listOf lib.types.path;
    default = [ ];
  };
  config.services.restic.backups.nas = lib.mkIf (config.local.backup.paths != [ ]) {
    inherit (config.local.backup) paths;
    repository = "sftp:nas:/backup/${config.networking.hostName}";
    passwordFile = config.sops.secrets."restic/password".path;
    timerConfig.OnCalendar = "daily";
  };
}
