{ ... }: {
  fileSystems."/tank" = { device = "tank/data"; fsType = "zfs"; options = [ "nofail" ]; };
  boot.supportedFilesystems = [ "zfs" ];
  networking.hostId = "deadbeef";
}
