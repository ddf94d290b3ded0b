{
  fileSystems."/srv/pool" = { device = "tank/pool"; fsType = "zfs"; };
}
