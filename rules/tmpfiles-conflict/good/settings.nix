{ config, lib, ... }:
{
  # One line, said in two places, and the same line in two files.
  systemd.tmpfiles.settings.parts = lib.mkMerge [
    { "/srv/parts".d.mode = "0700"; }
    { "/srv/parts".d.user = "1000"; }
  ];
  systemd.tmpfiles.settings.other."/srv/parts".d.mode = "0755";
  systemd.tmpfiles.settings."10-same"."/srv/same".d = {
    mode = "0755";
    user = "1000";
    group = "1000";
  };

  # An owner that adjusts what another rule makes, and rules of which one does not hold.
  systemd.tmpfiles.settings."20-later"."/srv/shared".z.mode = "0750";
  systemd.tmpfiles.settings."30-switched"."/srv/off".d = lib.mkIf config.services.switched-here.enable { mode = "0711"; };
}
