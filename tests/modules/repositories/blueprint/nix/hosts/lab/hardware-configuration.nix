{ fileSystems."/" = { device = "/dev/sda"; fsType = "btrfs"; }; }
