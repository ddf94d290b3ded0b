{ config, lib, ... }:
let names = lib.attrNames config.virtualisation.oci-containers.containers; in
{
  systemd.timers = lib.listToAttrs (map (n: lib.nameValuePair "update-${n}" { timerConfig.OnCalendar = "daily"; }) names);
  environment.etc."containers.json".text = builtins.toJSON config.virtualisation.oci-containers;
}
