# Units: lists of several modules are concatenated, settings that are lists too, others must agree.
{ lib, ... }:
let
  unit = config: removeAttrs config [ "startLimitBurst" "startLimitIntervalSec" ];
in
{
  module.imports = [
    {
      systemd.services.podman-db = {
        after = [ "podman-network-media.service" ];
        requires = [ "podman-network-media.service" ];
        serviceConfig = { Type = "oneshot"; ExecStartPre = [ "a" ]; TimeoutStopSec = 120; RemainAfterExit = true; };
        unitConfig.RequiresMountsFor = [ "/mnt/a" ];
        environment = { A = "1"; B = null; };
        script = "first";
        startAt = "daily";
        confinement.enable = true;
      };
      systemd.tmpfiles.rules = [ "d /opt/a 0755 1000 1000 -" ];
      systemd.mounts = [ { what = "/dev/sda1"; where = "/mnt/a"; wantedBy = [ "multi-user.target" ]; } ];
      systemd.timers.backup = { timerConfig.OnCalendar = "daily"; wantedBy = [ "timers.target" ]; };
    }
    {
      systemd.services.podman-db = {
        after = lib.mkBefore [ "mnt-a.mount" ];
        serviceConfig = { Type = "oneshot"; ExecStartPre = [ "b" ]; Restart = lib.mkForce "no"; };
        unitConfig.RequiresMountsFor = [ "/mnt/b" ];
        script = "second";
      };
      systemd.services."escaped\\x2dname" = { after = [ "mnt-my\\x2ddisk.mount" ]; startAt = [ "daily" "weekly" ]; };
      systemd.tmpfiles.rules = lib.mkBefore [ "d /opt 0755 root root -" ];
      systemd.tmpfiles.settings.media."/opt/media".d = { user = "1000"; mode = "0750"; };
      systemd.user.services.sync.wantedBy = [ "default.target" ];
    }
  ];

  show = config: {
    db = unit config.systemd.services.podman-db;
    escaped = { inherit (config.systemd.services."escaped\\x2dname") after startAt; };
    mounts = map unit config.systemd.mounts;
    timers = builtins.mapAttrs (_: unit) config.systemd.timers;
    user = builtins.mapAttrs (_: unit) config.systemd.user.services;
    inherit (config.systemd.tmpfiles) rules settings;
  };
}
