{ ... }: { homelab.services = { sonarr.enable = true; radarr.enable = true; lidarr.enable = true; }; fileSystems."/mnt/tank/media" = { device = "x"; fsType = "zfs"; }; }
