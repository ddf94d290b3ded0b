{ config, lib, ... }:
{
  options.services.switched-here.enable = lib.mkEnableOption "switched";
  config.systemd.tmpfiles.rules = lib.mkIf config.services.switched-here.enable [ "d /srv/off 0755 1000 1000 -" ];
}
